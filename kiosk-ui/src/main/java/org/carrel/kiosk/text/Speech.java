package org.carrel.kiosk.text;

import java.util.ArrayList;
import java.util.List;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.kiosk.text.Page.Choice;
import org.carrel.kiosk.text.Page.Row;

/** What a voice says of a page: all that is to be seen on it, in the order in which it is read. A pure function. For any thread. */
public final class Speech {
    /** Their figures change by themselves: said anew each time, they would drown the rest. */
    private static final List<String> COUNTING = List.of("still-there", "printing");

    private final Words words;

    Speech(Words words) {
        this.words = words;
    }

    /** @param language BCP 47 tag */
    public record Utterance(String language, String text) {}

    public List<Utterance> of(Page page) {
        List<Utterance> all = new ArrayList<>();
        ScreenLanguage language = page.language();
        say(all, language, page.title());
        say(all, language, page.todo());
        say(all, language, page.note());
        if (page.count() >= 0 && !COUNTING.contains(page.kind())) {
            say(all, language, words.of(language, "speech.count", "number", page.count(), "title", page.unit()));
        }
        for (Row row : page.rows()) {
            all.add(new Utterance(row.language(), row.title()));
            say(all, language, row.detail());
        }
        say(all, language, page.more());
        if (page.filled() >= 0) {
            say(all, language, words.of(language, "speech.keypad"));
            say(
                    all,
                    language,
                    (words.of(language, "speech.digit") + " ")
                            .repeat(page.filled())
                            .strip());
        }
        page.find().forEach(part -> found(all, page, part));
        choices(all, page);
        page.plan().forEach(spot -> say(all, language, spot.spoken()));
        if (page.blank()) {
            say(all, language, words.of(language, "speech.blank"));
        }
        for (Page.Also also : page.also()) {
            say(all, also.language(), also.title());
            say(all, also.language(), also.todo());
        }
        return all;
    }

    /** What is typed, each character that may be meant, and before anything is typed every key. */
    private void found(List<Utterance> all, Page page, FindPart part) {
        ScreenLanguage language = page.language();
        String typed = (part.typed() + " " + part.syllable()).strip();
        if (!typed.isEmpty()) {
            say(all, language, words.of(language, "find.speech.typed"));
            all.add(new Utterance(FindRows.tag(typed, ScreenLanguage.ZH_HANT), typed));
        }
        if (!part.strip().isEmpty()) {
            say(all, language, words.of(language, "find.speech.candidates"));
            numbered(all, language, part.strip());
        }
        if (typed.isEmpty() && !part.keys().isEmpty()) {
            say(all, language, words.of(language, "find.speech.keys"));
            part.keys().forEach(key -> all.add(new Utterance(tag(language, key), key.caption())));
        }
        part.plan().forEach(plan -> say(all, language, plan.label()));
    }

    private void choices(List<Utterance> all, Page page) {
        List<Choice> choices = new ArrayList<>();
        page.rows().forEach(row -> row.touch().forEach(each -> choices.add(named(page, row, each))));
        page.find().forEach(part -> choices.addAll(part.bar()));
        choices.addAll(page.choices());
        choices.addAll(page.foot());
        if (choices.isEmpty()) {
            return;
        }
        ScreenLanguage language = page.language();
        say(all, language, words.of(language, "speech.choices"));
        numbered(all, language, choices);
    }

    private void numbered(List<Utterance> all, ScreenLanguage language, List<Choice> choices) {
        for (int index = 0; index < choices.size(); index++) {
            Choice choice = choices.get(index);
            String said = words.of(language, "speech.choice", "number", index + 1, "title", choice.caption());
            all.add(new Utterance(tag(language, choice), said));
        }
    }

    private static String tag(ScreenLanguage language, Choice choice) {
        return choice.language().isEmpty() ? language.tag() : choice.language();
    }

    /** The same caption beside each of several lines says nothing to whoever cannot see which. */
    private static Choice named(Page page, Row row, Choice choice) {
        return page.kind().startsWith("seats")
                ? new Choice(
                        choice.touch(),
                        row.title() + " " + choice.caption(),
                        choice.icon(),
                        choice.style(),
                        choice.pressed(),
                        choice.language())
                : choice;
    }

    private static void say(List<Utterance> all, ScreenLanguage language, String text) {
        if (!text.isEmpty()) {
            all.add(new Utterance(language.tag(), text));
        }
    }
}
