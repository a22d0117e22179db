package org.carrel.kiosk.display;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.kiosk.display.DisplayScreen.Line;

/** The words of the display, in each language; it shows and says all of them. */
final class DisplayTexts {
    private final Map<ScreenLanguage, Properties> words = new TreeMap<>();

    DisplayTexts() {
        for (ScreenLanguage language : ScreenLanguage.EVERYWHERE) {
            words.put(language, load(language));
        }
    }

    /** @throws IllegalStateException when the language lacks it */
    String text(ScreenLanguage language, String key) {
        String found = words.getOrDefault(language, new Properties()).getProperty(key);
        if (found == null) {
            throw new IllegalStateException("display_" + language.tag() + ".properties has no '" + key + "'");
        }
        return found;
    }

    String text(ScreenLanguage language, String key, int count) {
        String one = count == 1 ? key + ".1" : key;
        boolean known = words.getOrDefault(language, new Properties()).containsKey(one);
        return text(language, known ? one : key).replace("{count}", Integer.toString(count));
    }

    String zone(ScreenLanguage language, Line line) {
        return language.chinese() ? line.zone().nameZh() : line.zone().nameEn();
    }

    /** Where whoever was called goes: the desk that called, or the zone's own. */
    String place(ScreenLanguage language, Line line) {
        if (!line.call().desk().isEmpty()) {
            return text(language, "desk").replace("{desk}", line.call().desk());
        }
        String where = language.chinese() ? line.zone().whereZh() : line.zone().whereEn();
        return where.isEmpty() ? zone(language, line) : where;
    }

    String seat(ScreenLanguage language, Line line) {
        return text(language, "seat").replace("{seat}", line.call().seat());
    }

    /** What a voice says. Characters of the number one by one, so that none runs into the next. */
    String spoken(ScreenLanguage language, Line line) {
        String number =
                line.call().number().codePoints().mapToObj(Character::toString).collect(Collectors.joining(" "));
        return text(language, "say").replace("{number}", number).replace("{place}", place(language, line));
    }

    private static Properties load(ScreenLanguage language) {
        String name = "display_" + language.tag() + ".properties";
        try (InputStream stream = DisplayTexts.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("missing resource " + name);
            }
            Properties read = new Properties();
            read.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return read;
        } catch (IOException broken) {
            throw new UncheckedIOException("resource " + name + " cannot be read", broken);
        }
    }
}
