package org.carrel.shelf.bookdrop.screen;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.carrel.device.agent.ScreenLanguage;

/**
 * The words for every screen, from {@code drop_TAG.properties}; {@code .1} is appended where the text for exactly one thing differs. Immutable;
 * for any thread. The constructor throws {@link IllegalStateException} when a language is missing, {@link #of} when a key is.
 */
public final class DropTexts {
    /**
     * The words of one screen in one language.
     *
     * @param todo what to do now; may be empty
     * @param note something that is true beside it; may be empty
     */
    public record Text(String title, String todo, String note) {}

    private final Map<ScreenLanguage, Properties> words = new TreeMap<>();
    private final Map<ScreenLanguage, String> elsewhere;

    /** @param elsewhere where else books can be returned, in each language; may be empty */
    public DropTexts(Map<ScreenLanguage, String> elsewhere) {
        this.elsewhere = new TreeMap<>(elsewhere);
        for (ScreenLanguage language : ScreenLanguage.EVERYWHERE) {
            words.put(language, load(language));
        }
    }

    public Text of(DropScreen screen, ScreenLanguage language) {
        return switch (screen) {
            case DropScreen.Starting _ -> text(language, "starting", 0, "");
            case DropScreen.Open it -> text(language, "open", 0, offline(language, it.offline()));
            case DropScreen.PutIn _ -> text(language, "put-in", 0, "");
            case DropScreen.Working _ -> text(language, "working", 0, "");
            case DropScreen.Received it -> text(language, "received", it.things(), received(language, it));
            case DropScreen.Closed it ->
                text(
                        language,
                        switch (it.reason()) {
                            case FULL -> "closed.full";
                            case OUT_OF_ORDER -> "closed.out-of-order";
                        },
                        0,
                        "");
        };
    }

    private String received(ScreenLanguage language, DropScreen.Received it) {
        String unread = it.unread() == 0 ? "" : counted(language, "note.unread", it.unread());
        String offline = offline(language, it.offline());
        return unread.isEmpty() || offline.isEmpty() ? unread + offline : unread + " " + offline;
    }

    private String offline(ScreenLanguage language, boolean offline) {
        return offline ? required(language, "note.offline") : "";
    }

    private Text text(ScreenLanguage language, String key, int count, String note) {
        return new Text(counted(language, key + ".title", count), required(language, key + ".todo"), note);
    }

    private String counted(ScreenLanguage language, String key, int count) {
        String one = key + ".1";
        boolean single = count == 1 && properties(language).containsKey(one);
        return required(language, single ? one : key).replace("{count}", Integer.toString(count));
    }

    private String required(ScreenLanguage language, String key) {
        String found = properties(language).getProperty(key);
        if (found == null) {
            throw new IllegalStateException("drop_" + language.tag() + ".properties has no '" + key + "'");
        }
        String other = elsewhere.getOrDefault(language, "");
        return found.replace(
                "{elsewhere}", other.isEmpty() ? properties(language).getProperty("elsewhere", "") : other);
    }

    private Properties properties(ScreenLanguage language) {
        return words.getOrDefault(language, new Properties());
    }

    private static Properties load(ScreenLanguage language) {
        String name = "drop_" + language.tag() + ".properties";
        try (InputStream stream = DropTexts.class.getResourceAsStream(name)) {
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
