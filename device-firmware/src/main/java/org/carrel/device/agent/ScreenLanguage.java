package org.carrel.device.agent;

import java.util.List;
import java.util.Locale;

/**
 * A language that screens speak. Which ones a screen speaks is told by the words that it has.
 *
 * @param tag BCP 47, such as {@code zh-Hant}
 */
public record ScreenLanguage(String tag) implements Comparable<ScreenLanguage> {
    public static final ScreenLanguage ZH_HANT = new ScreenLanguage("zh-Hant");
    public static final ScreenLanguage EN = new ScreenLanguage("en");

    /** What every screen speaks. */
    public static final List<ScreenLanguage> EVERYWHERE = List.of(ZH_HANT, EN);

    public boolean chinese() {
        return main(tag).equals("zh");
    }

    /** The other of the two that every screen speaks. */
    public ScreenLanguage other() {
        return pick(EN, ZH_HANT);
    }

    /** What the library says in two languages only, in the closer of them. */
    public <T> T pick(T chinese, T english) {
        return chinese() ? chinese : english;
    }

    /** @throws IllegalArgumentException for any but the tag of one that every screen speaks */
    public static ScreenLanguage named(String tag) {
        return named(tag, EVERYWHERE);
    }

    /** @throws IllegalArgumentException for any but the tag of one of these */
    public static ScreenLanguage named(String tag, List<ScreenLanguage> spoken) {
        return spoken.stream()
                .filter(language -> language.tag.equals(tag))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not a language: " + tag));
    }

    /** As {@link #closestTo(String, List)} of what every screen speaks. */
    public static ScreenLanguage closestTo(String bcp47) {
        return closestTo(bcp47, EVERYWHERE);
    }

    /**
     * The closest of these to a patron's language: the same one however it is written, such as Chinese of any kind in Chinese, and else English.
     *
     * @param bcp47 tag
     * @param spoken at least one; without English the first is for everybody else
     */
    public static ScreenLanguage closestTo(String bcp47, List<ScreenLanguage> spoken) {
        return spoken.stream()
                .filter(language -> main(language.tag).equals(main(bcp47)))
                .findFirst()
                .orElseGet(() -> spoken.contains(EN) ? EN : spoken.getFirst());
    }

    private static String main(String bcp47) {
        return Locale.forLanguageTag(bcp47).getLanguage();
    }

    @Override
    public int compareTo(ScreenLanguage other) {
        return tag.compareTo(other.tag);
    }

    @Override
    public String toString() {
        return tag;
    }
}
