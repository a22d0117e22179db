package org.carrel.hub.identity;

/**
 * A person's name as the library wrote it down. The text form is masked; whoever needs the name asks for {@link #full}
 * and writes an audit entry.
 */
public record PersonName(String full) {
    private static final int LONGEST = 200;
    private static final String CIRCLE = "○";

    public PersonName {
        full = full.strip();
        if (full.isEmpty() || full.length() > LONGEST) {
            throw new IllegalArgumentException("a name has 1 to " + LONGEST + " characters, this one " + full.length());
        }
    }

    /**
     * For a screen or slip that others may see. Chinese: 王○, 王○明, 王○○明 (first and last character, one circle for each
     * between); long names with a middle dot: first and last character; Latin: first letter, {@code ***}, last letter of the
     * first two words.
     */
    public String masked() {
        return Character.isIdeographic(full.codePointAt(0)) ? maskedIdeographs() : maskedWords();
    }

    private String maskedIdeographs() {
        int[] points = full.codePoints().filter(Character::isIdeographic).toArray();
        String first = Character.toString(points[0]);
        if (points.length <= 2) {
            return first + CIRCLE;
        }
        return first + CIRCLE.repeat(Math.min(points.length - 2, 2)) + Character.toString(points[points.length - 1]);
    }

    private String maskedWords() {
        StringBuilder masked = new StringBuilder();
        String[] words = full.split("[\\s,]+");
        for (int index = 0; index < Math.min(words.length, 2); index++) {
            int[] points = words[index].codePoints().toArray();
            if (points.length == 0) {
                continue;
            }
            masked.append(masked.isEmpty() ? "" : " ")
                    .appendCodePoint(points[0])
                    .append("***");
            if (points.length > 1) {
                masked.appendCodePoint(points[points.length - 1]);
            }
        }
        return masked.toString();
    }

    @Override
    public String toString() {
        return masked();
    }
}
