package org.carrel.hub.adapter.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which of the hub's languages a caller reads. */
public final class Languages {
    public static final String CHINESE = "zh-Hant";
    public static final String ENGLISH = "en";

    private Languages() {}

    /** The best of an {@code Accept-Language} header; Chinese when there is none, English for any other. */
    public static String of(Optional<String> header) {
        List<Locale.LanguageRange> wanted;
        try {
            wanted = header.map(Locale.LanguageRange::parse).orElse(List.of());
        } catch (IllegalArgumentException unreadable) {
            wanted = List.of();
        }
        for (Locale.LanguageRange range : wanted) {
            String language = range.getRange();
            if (language.startsWith("zh") || language.equals("*")) {
                return CHINESE;
            }
            if (language.startsWith("en")) {
                return ENGLISH;
            }
        }
        return wanted.isEmpty() ? CHINESE : ENGLISH;
    }
}
