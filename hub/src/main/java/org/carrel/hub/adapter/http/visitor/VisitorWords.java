package org.carrel.hub.adapter.http.visitor;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Properties;
import org.carrel.hub.adapter.http.Languages;

/** The words of the pages in one language. */
final class VisitorWords {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss");

    static final VisitorWords ZH = new VisitorWords(Languages.CHINESE);
    static final VisitorWords EN = new VisitorWords(Languages.ENGLISH);

    private final String language;
    private final Properties words = new Properties();

    private VisitorWords(String language) {
        this.language = language;
        String name = "/org/carrel/hub/visitor/visitor." + language + ".properties";
        try (InputStream in = VisitorWords.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the program's own file " + name + " is not there");
            }
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw new IllegalStateException("the program's own file " + name + " cannot be read", broken);
        }
    }

    /** @param language BCP 47 tag */
    static VisitorWords in(String language) {
        return language.equals(Languages.ENGLISH) ? EN : ZH;
    }

    String language() {
        return language;
    }

    VisitorWords other() {
        return this == ZH ? EN : ZH;
    }

    /** @param values names and what stands for them, in turn */
    String say(String key, Object... values) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("there are no words for " + key + " in " + language);
        }
        for (int index = 0; index < values.length; index += 2) {
            text = text.replace("{" + values[index] + "}", values[index + 1].toString());
        }
        return text;
    }

    /** {@code key.one} for one, {@code key.none} for none, else {@code key.many}. */
    String counted(String key, int count) {
        return say(key + (count == 0 ? ".none" : count == 1 ? ".one" : ".many"), "count", count);
    }

    static String minute(Instant moment, ZoneId zone) {
        return MINUTE.format(moment.atZone(zone));
    }

    static String second(Instant moment, ZoneId zone) {
        return SECOND.format(moment.atZone(zone));
    }
}
