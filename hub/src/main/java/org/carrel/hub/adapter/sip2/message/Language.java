package org.carrel.hub.adapter.sip2.message;

import java.util.Locale;

/** A language by its three digits; those of which this program has no texts are answered in the library's own. */
public record Language(String code) {
    public static final Language UNKNOWN = new Language("000");
    public static final Language ENGLISH = new Language("001");
    public static final Language JAPANESE = new Language("014");
    public static final Language CHINESE = new Language("019");
    public static final Language TAIWANESE = new Language("027");
    public static final int WIDTH = 3;

    /** What is no number is no language that anybody knows. */
    public Language {
        code = code.matches("[0-9]{3}") ? code : "000";
    }

    /** What a terminal that says nothing gets is {@code otherwise}. */
    public Locale locale(Locale otherwise) {
        return switch (code) {
            case "001" -> Locale.ENGLISH;
            case "014" -> Locale.JAPANESE;
            case "019", "027" -> Locale.TRADITIONAL_CHINESE;
            default -> otherwise;
        };
    }
}
