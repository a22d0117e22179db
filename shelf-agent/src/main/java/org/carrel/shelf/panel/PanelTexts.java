package org.carrel.shelf.panel;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.carrel.contract.id.CompartmentId;
import org.carrel.device.agent.ScreenLanguage;

/**
 * The words for every screen, from {@code panel_TAG.properties}. A key is {@code screen[.case].part}; {@code .1} is appended where a text
 * for exactly one book or one door differs. Immutable; for any thread. The constructor throws {@link IllegalStateException} when a language is
 * missing, {@link #of} when a key is.
 */
public final class PanelTexts {
    /** A sentence names no more places than this; all of them stand below it. */
    private static final int NAMED_MAX = 6;

    private final Map<ScreenLanguage, Properties> words = new TreeMap<>();

    public PanelTexts() {
        for (ScreenLanguage language : ScreenLanguage.EVERYWHERE) {
            words.put(language, load(language));
        }
    }

    public PanelText of(PanelScreen screen) {
        return switch (screen) {
            case PanelScreen.Starting s -> text(s, "starting", s.lit(), 0, 0, 0);
            case PanelScreen.Idle s -> text(s, "idle", s.lit(), 0, 0, 0).with(s.offline() ? note(s, "offline", 0) : "");
            case PanelScreen.Asking s -> text(s, "asking", s.lit(), 0, 0, 0);
            case PanelScreen.Welcome s ->
                text(s, "welcome", s.lit(), s.books(), 0, 0)
                        .with(s.notFound() > 0 ? note(s, "not-found", s.notFound()) : "")
                        .with(s.offline() ? note(s, "offline", 0) : "");
            case PanelScreen.TakeYours s ->
                text(s, "take-yours", s.lit(), s.taken(), s.offered(), 0)
                        .with(s.gateWarnings() > 0 ? note(s, "gate", s.gateWarnings()) : "");
            case PanelScreen.StillThere s -> text(s, "still-there", s.lit(), 0, 0, s.secondsLeft());
            case PanelScreen.Farewell s ->
                text(s, s.taken() == 0 ? "farewell-none" : "farewell", s.lit(), s.taken(), 0, 0)
                        .with(s.left() > 0 ? note(s, "left", s.left()) : "")
                        .with(s.gateWarnings() > 0 ? note(s, "gate", s.gateWarnings()) : "");
            case PanelScreen.WrongBook s -> text(s, "wrong-book", s.putBackTo(), 0, 0, 0);
            case PanelScreen.CloseDoors s ->
                text(s, "close-doors", s.open(), s.open().size(), 0, 0);
            case PanelScreen.WaitForDoors s ->
                text(s, "wait-for-doors", s.open(), s.open().size(), 0, 0);
            case PanelScreen.DoorsStuck s ->
                text(s, "doors-stuck", s.stuck(), s.stuck().size(), 0, 0);
            case PanelScreen.Refused s -> text(s, "refused." + s.reason(), s.lit(), 0, 0, 0);
            case PanelScreen.GoToDesk s -> text(s, "go-to-desk." + s.trouble(), s.lit(), 0, 0, 0);
            case PanelScreen.Staff s -> text(s, staff(s), s.lit(), s.pulled(), s.toPull(), 0);
        };
    }

    /** The caption of a touch. */
    public String caption(PanelAction action, ScreenLanguage language) {
        return required(language, "action." + action);
    }

    private PanelText text(
            PanelScreen screen, String key, List<CompartmentId> places, int books, int all, int seconds) {
        ScreenLanguage language = screen.language();
        return new PanelText(
                fill(language, counted(language, key + ".title", books), places, books, all, seconds),
                fill(language, counted(language, key + ".todo", books), places, books, all, seconds),
                fill(language, optional(language, key + ".help"), places, books, all, seconds),
                "");
    }

    private static String staff(PanelScreen.Staff screen) {
        if (screen.toPull() == 0) {
            return "staff";
        }
        return screen.pulled() < screen.toPull() ? "staff-pull" : "staff-pulled";
    }

    private String note(PanelScreen screen, String key, int books) {
        ScreenLanguage language = screen.language();
        return fill(language, counted(language, "note." + key, books), List.of(), books, 0, 0);
    }

    private String fill(
            ScreenLanguage language, String template, List<CompartmentId> places, int books, int all, int seconds) {
        String separator = language.chinese() ? "、" : ", ";
        String first =
                places.stream().limit(NAMED_MAX).map(CompartmentId::value).collect(Collectors.joining(separator));
        String named =
                places.size() > NAMED_MAX ? required(language, "places.more").replace("{places}", first) : first;
        return template.replace("{places}", named)
                .replace("{books}", Integer.toString(books))
                .replace("{all}", Integer.toString(all))
                .replace("{seconds}", Integer.toString(seconds));
    }

    private String counted(ScreenLanguage language, String key, int books) {
        String one = optional(language, key + ".1");
        return books == 1 && !one.isEmpty() ? one : required(language, key);
    }

    private String required(ScreenLanguage language, String key) {
        String found = words(language).getProperty(key);
        if (found == null) {
            throw new IllegalStateException("panel_" + language.tag() + ".properties has no '" + key + "'");
        }
        return found;
    }

    private String optional(ScreenLanguage language, String key) {
        return words(language).getProperty(key, "");
    }

    private Properties words(ScreenLanguage language) {
        Properties found = words.get(language);
        if (found == null) {
            throw new IllegalStateException("no words for " + language.tag());
        }
        return found;
    }

    private static Properties load(ScreenLanguage language) {
        String name = "panel_" + language.tag() + ".properties";
        try (InputStream stream = PanelTexts.class.getResourceAsStream(name)) {
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
