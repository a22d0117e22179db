package org.carrel.hub.catalogue;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call number in the order of the shelf. The class comes first: three digits and decimals (New Classification Scheme for Chinese
 * Libraries, Dewey) or letters, number and decimals (Library of Congress), where .5 stands behind .49. Then the author's number:
 * digits alone count as a number (864 before 8354), digits behind a letter as decimals (C7 behind C64), as Cutter numbers do.
 * Volumes and years follow as numbers.
 *
 * @param collection the mark before the class, such as {@code R} or {@code 兒}; empty for the main stacks
 * @param mainClass the first digit or letters of the class; empty when there is none
 * @param sortKey two call numbers stand on the shelf as these compare
 */
public record CallNumber(String written, String collection, String mainClass, String sortKey)
        implements Comparable<CallNumber> {
    private static final Pattern DIGITS_FIRST = Pattern.compile("(\\d{1,3})(?:\\.(\\d+))?(.*)");
    private static final Pattern LETTERS_FIRST = Pattern.compile("([a-z]{1,3})(\\d{1,4})(?:\\.(\\d+))?(.*)");
    private static final Pattern PIECE = Pattern.compile("(\\p{L}+)(\\.?)(\\d*)|(\\d+)");
    private static final int NUMBER_DIGITS = 9;

    /** Stands before every digit and letter, so that the shorter of two comes first. */
    private static final char END = ' ';

    /** Empty for a text without any digit or letter. */
    public static Optional<CallNumber> of(String written) {
        String plain = Normalizer.normalize(written, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .strip();
        if (plain.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return Optional.empty();
        }
        String[] words = plain.split("[\\s/]+");
        StringBuilder collection = new StringBuilder();
        int first = 0;
        while (first < words.length - 1 && words[first].chars().noneMatch(CallNumber::isDigit)) {
            collection.append(collection.isEmpty() ? "" : " ").append(words[first]);
            first++;
        }
        StringBuilder key = new StringBuilder(collection).append(END);
        String mainClass = appendClass(key, words[first]);
        for (int index = first + 1; index < words.length; index++) {
            appendPieces(key, words[index]);
        }
        return Optional.of(new CallNumber(
                written.strip(), collection.toString().toUpperCase(Locale.ROOT), mainClass, key.toString()));
    }

    private static String appendClass(StringBuilder key, String word) {
        Matcher digits = DIGITS_FIRST.matcher(word);
        if (digits.matches()) {
            String whole = "0".repeat(3 - digits.group(1).length()) + digits.group(1);
            key.append(whole).append(orEmpty(digits.group(2))).append(END);
            appendPieces(key, digits.group(3));
            return whole.substring(0, 1);
        }
        Matcher letters = LETTERS_FIRST.matcher(word);
        if (letters.matches()) {
            key.append(letters.group(1)).append(END);
            appendNumber(key, letters.group(2));
            key.setLength(key.length() - 1);
            key.append(orEmpty(letters.group(3))).append(END);
            appendPieces(key, letters.group(4));
            return letters.group(1).substring(0, 1).toUpperCase(Locale.ROOT);
        }
        appendPieces(key, word);
        return "";
    }

    private static void appendPieces(StringBuilder key, String word) {
        Matcher piece = PIECE.matcher(word);
        while (piece.find()) {
            if (piece.group(4) != null) {
                appendNumber(key, piece.group(4));
            } else {
                key.append(piece.group(1));
                boolean counted = !piece.group(2).isEmpty() && !piece.group(3).isEmpty();
                if (counted) {
                    key.append(END);
                    appendNumber(key, piece.group(3));
                } else {
                    key.append(piece.group(3)).append(END);
                }
            }
        }
    }

    private static void appendNumber(StringBuilder key, String digits) {
        String number = digits.replaceFirst("^0+(?=\\d)", "");
        key.append("0".repeat(Math.max(0, NUMBER_DIGITS - number.length())))
                .append(number)
                .append(END);
    }

    private static String orEmpty(String group) {
        return group == null ? "" : group;
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    @Override
    public int compareTo(CallNumber other) {
        return sortKey.compareTo(other.sortKey);
    }

    /** Two written alike but for blanks and case are one. */
    @Override
    public boolean equals(Object other) {
        return other instanceof CallNumber number && sortKey.equals(number.sortKey);
    }

    @Override
    public int hashCode() {
        return sortKey.hashCode();
    }

    @Override
    public String toString() {
        return written;
    }
}
