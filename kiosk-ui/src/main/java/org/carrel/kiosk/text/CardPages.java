package org.carrel.kiosk.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.card.CardFault;
import org.carrel.contract.message.card.CardField;
import org.carrel.kiosk.apply.CardDeed;
import org.carrel.kiosk.apply.CardVisit;
import org.carrel.kiosk.find.Layout;
import org.carrel.kiosk.flow.CardScreen;
import org.carrel.kiosk.flow.FindScreen.Wish;
import org.carrel.kiosk.flow.Shown;
import org.carrel.kiosk.flow.Touch;
import org.carrel.kiosk.text.Page.Choice;
import org.carrel.kiosk.text.Page.Pressed;
import org.carrel.kiosk.text.Page.Row;

/** Puts applying for a card into words. */
final class CardPages {
    private static final int FIELDS = CardField.values().length;

    private final Words words;
    private final Saying saying;
    private final Shown shown;

    CardPages(Words words, Saying saying, Shown shown) {
        this.words = words;
        this.saying = saying;
        this.shown = shown;
    }

    Page of(CardScreen screen) {
        return switch (screen) {
            case CardScreen.Begin it ->
                saying.key(it.online() ? "apply.begin" : "apply.offline")
                        .draft("card-said", "quiet", it.online() ? "card" : "offline")
                        .choose(choices())
                        .page();
            case CardScreen.Notice it -> notice(it);
            case CardScreen.Fill it -> fill(it);
            case CardScreen.Review it -> review(it);
            case CardScreen.Sent(String reference) ->
                saying.key("apply.sent")
                        .draft("card-sent", "calm", "done")
                        .todo(inFours(reference))
                        .page();
            case CardScreen.NotSent it -> notSent(it);
            case CardScreen.Enter it -> enter(it);
            case CardScreen.Told(var told) -> told(told);
            case CardScreen.Unknown _ -> said("apply.unknown", "quiet", "help");
            case CardScreen.Stuck _ -> said("apply.stuck", "quiet", "offline");
        };
    }

    private Page said(String key, String tone, String picture) {
        return saying.key(key)
                .draft("card-said", tone, picture)
                .choose(choices())
                .page();
    }

    /** What help is about on this screen. */
    static String topic(CardScreen screen) {
        return switch (screen) {
            case CardScreen.Notice _ -> "apply.help.notice";
            case CardScreen.Fill _ -> "apply.help.fill";
            case CardScreen.Review _, CardScreen.NotSent _ -> "apply.help.review";
            case CardScreen.Sent _ -> "apply.help.sent";
            case CardScreen.Enter _, CardScreen.Told _, CardScreen.Unknown _ -> "apply.help.look-up";
            case CardScreen.Begin _, CardScreen.Stuck _ -> "apply.help.begin";
        };
    }

    private Page notice(CardScreen.Notice it) {
        return saying.draft("card-notice", "quiet", "")
                .title(saying.say("apply.notice.title"))
                .rows(
                        List.of(new Row(
                                "",
                                "quiet",
                                it.pages().get(it.page()),
                                saying.language().tag(),
                                "",
                                List.of())),
                        0)
                .note(saying.say(
                        it.pages().size() == 1 ? "apply.notice.version" : "apply.notice.page",
                        "title",
                        it.version(),
                        "number",
                        it.page() + 1,
                        "all",
                        it.pages().size()))
                .choose(choices())
                .page();
    }

    // Typing

    private Page fill(CardScreen.Fill it) {
        CardField field = it.field();
        List<CardFault> faults = it.word().map(CardVisit.Checked::faults).orElse(List.of());
        String hint = saying.say("apply.field." + field + ".hint");
        String todo = faults.isEmpty() ? hint : saying.say("apply.fault." + faults.getFirst());
        return keys(
                it.keys(),
                saying.say("apply.field." + field + ".title"),
                todo,
                it.online() ? understood(it).orElseGet(() -> step(field)) : saying.say("apply.offline.note"),
                hint,
                field == CardField.EMAIL && it.keys().typing().empty() ? "apply.action.SKIP" : "apply.action.NEXT",
                faults.isEmpty() ? "quiet" : "alarm");
    }

    private String step(CardField field) {
        return saying.say("apply.step", "number", field.number(), "all", FIELDS);
    }

    /** How the hub reads it, where that looks different from what was typed. */
    private Optional<String> understood(CardScreen.Fill it) {
        return it.word()
                .filter(word -> !word.understood().isEmpty() && it.field() == CardField.BORN)
                .map(word -> saying.say("apply.understood", "title", words.born(saying.language(), word.understood())));
    }

    private Page enter(CardScreen.Enter it) {
        return keys(
                it.keys(),
                saying.say("apply.look-up.title"),
                saying.say("apply.look-up.todo"),
                it.online() ? "" : saying.say("apply.offline.note"),
                saying.say("apply.look-up.hint"),
                "apply.action.LOOK",
                "quiet");
    }

    private Page keys(
            CardScreen.Keys keys, String title, String todo, String note, String hint, String onwards, String tone) {
        Keyboard keyboard = new Keyboard(saying);
        List<Choice> bar = new ArrayList<>();
        if (!keys.typing().empty()) {
            bar.add(FindPages.choice(Wish.Plain.CLEAR, saying.say("find.action.CLEAR"), "close", "quiet"));
        }
        if (keys.goes()) {
            bar.add(FindPages.choice(Wish.Plain.GO, saying.say(onwards), "next", "main"));
        }
        return saying.draft("card-fill", tone, "")
                .title(title)
                .todo(todo)
                .note(note)
                .choose(List.of())
                .find(new FindPart(
                        keys.typing().text(),
                        keys.typing().syllable().text(),
                        hint,
                        bar,
                        keyboard.candidates(
                                keys.candidates(),
                                keys.all() > keys.candidates().size()),
                        Layout.COLUMNS,
                        keyboard.keys(keys.typing().layout()),
                        List.of()))
                .page();
    }

    // Looking at all of it

    private Page review(CardScreen.Review it) {
        List<Row> rows = IntStream.range(it.first(), it.end())
                .mapToObj(index -> row(it.visit(), CardField.ALL.get(index), index))
                .toList();
        return saying.draft("card-review", "quiet", "")
                .title(saying.say("apply.review.title"))
                .todo(saying.say("apply.review.todo"))
                .note(it.online() ? "" : saying.say("apply.offline.note"))
                .rows(rows, 0)
                .choose(choices())
                .page();
    }

    private Row row(CardVisit visit, CardField field, int index) {
        String text = field == CardField.BORN
                ? visit.word(field)
                        .filter(word -> !word.understood().isEmpty())
                        .map(word -> words.born(saying.language(), word.understood()))
                        .orElseGet(() -> visit.text(field))
                : visit.text(field);
        boolean wrong = !visit.passes(field);
        return new Row(
                wrong ? "stopped" : "tick",
                wrong ? "alarm" : "quiet",
                text.isEmpty() ? saying.say("apply.review.empty") : text,
                FindRows.tag(text, saying.language()),
                saying.say("apply.field." + field),
                List.of(FindPages.choice(
                        new Touch.Card(CardDeed.CHANGE, index), saying.say("apply.action.CHANGE"), "", "")));
    }

    private Page notSent(CardScreen.NotSent it) {
        if (it.faults().isEmpty()) {
            return said("apply.unanswered", "alarm", "offline");
        }
        return saying.key("apply.not-sent")
                .draft("card-said", "alarm", "desk")
                .todo(it.faults().stream()
                        .map(fault -> saying.say("apply.fault." + fault))
                        .distinct()
                        .limit(2)
                        .collect(Collectors.joining(" ")))
                .choose(choices())
                .page();
    }

    private Page told(KioskAnswer.ApplicationTold told) {
        String key = "apply.state." + told.state();
        String why = told.reasons().stream()
                .map(reason -> saying.say("apply.rejected." + reason))
                .collect(Collectors.joining(" "));
        return saying.draft("card-said", "lantern", "person")
                .title(saying.say(key + ".title"))
                .todo(why.isEmpty() ? saying.say(key + ".todo") : why)
                .note(saying.say(
                        "apply.state.note", "date", words.date(saying.language(), words.date(told.submitted()))))
                .choose(choices())
                .page();
    }

    /** As people read numbers. */
    static String inFours(String text) {
        return String.join("-", text.split("(?<=\\G.{4})"));
    }

    private List<Choice> choices() {
        List<Choice> all = new ArrayList<>();
        for (Touch touch : shown.touches()) {
            if (touch instanceof Touch.Card(CardDeed deed, int _) && deed != CardDeed.CHANGE) {
                all.add(choice(touch, deed));
            } else if (touch == Touch.Plain.MORE_ROWS) {
                boolean notice = shown.screen() instanceof CardScreen.Notice;
                all.add(FindPages.choice(
                        touch, saying.say(notice ? "apply.action.MORE" : "action.MORE_ROWS"), "next", ""));
            }
        }
        return all;
    }

    private Choice choice(Touch touch, CardDeed deed) {
        String style = deed == CardDeed.AGREE || deed == CardDeed.SEND ? "main" : "";
        String icon = switch (deed) {
            case APPLY -> "card";
            case LOOK_UP -> "search";
            case SEND -> "send";
            case AGREE, BEGIN, CHANGE -> "";
        };
        String caption = shown.screen() instanceof CardScreen.NotSent ? "apply.action.AGAIN" : "apply.action." + deed;
        return new Choice(touch.word(), saying.say(caption), icon, style, Pressed.NEITHER, "");
    }
}
