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
        choices(all, page);
        if (page.blank()) {
            say(all, language, words.of(language, "speech.blank"));
        }
        for (Page.Also also : page.also()) {
            say(all, also.language(), also.title());
            say(all, also.language(), also.todo());
        }
        return all;
    }

    private void choices(List<Utterance> all, Page page) {
        List<Choice> choices = new ArrayList<>();
        page.rows().forEach(row -> choices.addAll(row.touch()));
        choices.addAll(page.choices());
        choices.addAll(page.foot());
        if (choices.isEmpty()) {
            return;
        }
        ScreenLanguage language = page.language();
        say(all, language, words.of(language, "speech.choices"));
        for (int index = 0; index < choices.size(); index++) {
            Choice choice = choices.get(index);
            String said = words.of(language, "speech.choice", "number", index + 1, "title", choice.caption());
            all.add(new Utterance(choice.language().isEmpty() ? language.tag() : choice.language(), said));
        }
    }

    private static void say(List<Utterance> all, ScreenLanguage language, String text) {
        if (!text.isEmpty()) {
            all.add(new Utterance(language.tag(), text));
        }
    }
}
