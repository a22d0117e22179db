package org.carrel.hub.notice;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.hub.notice.NoticeStore.Kind;

/**
 * The words of one kind of notice in one language: what stands in braces is put in when it is sent.
 *
 * @param subject one line
 */
public record NoticeTemplate(String subject, String body) {
    private static final Pattern PLACE = Pattern.compile("\\{([^{}\\n]*)}");
    private static final int SUBJECT_MAX = 200;
    private static final int BODY_MAX = 10_000;

    /**
     * Reads a text whose first line is the subject, whose second is empty and whose rest is the body.
     *
     * @throws NoTemplate when it is not one for this kind of notice
     */
    public static NoticeTemplate parse(Kind kind, String text) {
        String[] parts = text.replace("\uFEFF", "").replace("\r\n", "\n").split("\n", 3);
        if (parts.length < 3 || parts[0].isBlank() || !parts[1].isBlank() || parts[2].isBlank()) {
            throw new NoTemplate("the first line must be the subject, the second empty, and the text after it");
        }
        if (parts[0].length() > SUBJECT_MAX || parts[2].length() > BODY_MAX) {
            throw new NoTemplate("the subject has at most " + SUBJECT_MAX + " characters, the text " + BODY_MAX);
        }
        SortedSet<String> unknown = new TreeSet<>();
        Matcher places = PLACE.matcher(text);
        while (places.find()) {
            if (!kind.places().contains(places.group(1))) {
                unknown.add(places.group());
            }
        }
        if (!unknown.isEmpty()) {
            throw new NoTemplate(String.join(", ", unknown) + " cannot be put in; here there are {"
                    + String.join("}, {", kind.places()) + "}");
        }
        return new NoticeTemplate(parts[0].strip(), parts[2]);
    }

    /** @param values for each place of the kind */
    NoticeTemplate filled(Map<String, String> values) {
        String filled = fill(subject, values);
        // A title from outside may hold what would end a mail's header line.
        return new NoticeTemplate(filled.replaceAll("\\p{Cntrl}+", " "), fill(body, values));
    }

    private static String fill(String text, Map<String, String> values) {
        return PLACE.matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
    }

    /** A text that is not a template; the message is one sentence without its full stop. */
    public static final class NoTemplate extends IllegalArgumentException {
        NoTemplate(String message) {
            super(message);
        }
    }
}
