package org.carrel.kiosk.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.carrel.contract.message.kiosk.HoldRefusal;
import org.carrel.contract.message.kiosk.Place;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.kiosk.find.Layout;
import org.carrel.kiosk.find.Lookup;
import org.carrel.kiosk.flow.FindScreen;
import org.carrel.kiosk.flow.FindScreen.Wish;
import org.carrel.kiosk.flow.Screen;
import org.carrel.kiosk.flow.Shown;
import org.carrel.kiosk.flow.Touch;
import org.carrel.kiosk.text.Page.Choice;
import org.carrel.kiosk.text.Page.Pressed;
import org.carrel.kiosk.text.Page.Row;

/** Puts the screens of finding into words. */
final class FindPages {
    private static final int WORDS_MAX = 12;

    private final Words words;
    private final Saying saying;
    private final Shown shown;
    private final ScreenLanguage language;
    private final FindRows rows;

    FindPages(Words words, Saying saying, Shown shown) {
        this.words = words;
        this.saying = saying;
        this.shown = shown;
        this.language = saying.language();
        this.rows = new FindRows(words, language, shown.places());
    }

    Page of(FindScreen screen) {
        return switch (screen) {
            case FindScreen.Keys it -> keys(it);
            case FindScreen.Results it -> results(it);
            case FindScreen.Title it -> title(it);
            case FindScreen.Way it -> way(it);
            case FindScreen.CardFirst it -> plain(it.cards() ? "find.card" : "find.no-cards", "lantern", "card");
            case FindScreen.Pickup it -> pickup(it);
            case FindScreen.Held it ->
                saying.draft("find-held", "calm", "done")
                        .title(saying.counted("find.held.title", Math.min(it.place(), 2), "number", it.place()))
                        .todo(saying.say(
                                "find.held.todo", "place", BookRows.place(language, shown.places(), it.pickup())))
                        .page();
            case FindScreen.NotHeld it -> notHeld(it);
            case FindScreen.Stuck it -> plain("find.stuck." + it.snag(), "quiet", "desk");
            case FindScreen.Busy it ->
                saying.key(it.hold() ? "find.placing" : "find.looking")
                        .draft("asking", "quiet", "wait")
                        .page();
        };
    }

    private Page plain(String key, String tone, String picture) {
        return saying.key(key).draft("find-said", tone, picture).page();
    }

    static String topic(FindScreen screen) {
        return switch (screen) {
            case FindScreen.Keys _ -> "find.keys";
            case FindScreen.Results _ -> "find.results";
            case FindScreen.Title _ -> "find.title";
            case FindScreen.Way _ -> "find.way";
            case FindScreen.CardFirst _, FindScreen.Pickup _, FindScreen.Held _, FindScreen.NotHeld _ -> "find.hold";
            case FindScreen.Stuck _, FindScreen.Busy _ -> "other";
        };
    }

    // Typing

    private Page keys(FindScreen.Keys it) {
        String typed = it.typing().text();
        List<Row> lines = IntStream.range(0, it.shown())
                .mapToObj(index -> rows.found(it.lookup().titles().get(index), index))
                .toList();
        boolean nothing = it.lookup().nothing() && !typed.isEmpty();
        return saying.draft("find", "quiet", "")
                .title(typed.isEmpty() ? saying.say("find.keys.title") : heading(it.lookup()))
                .todo(nothing ? saying.say("find.nothing.todo") : typed.isEmpty() ? saying.say("find.keys.todo") : "")
                .note(it.online() ? "" : saying.say("find.offline"))
                .rows(lines, 0)
                .find(new FindPart(
                        typed,
                        it.typing().syllable().text(),
                        saying.say("find.keys.hint"),
                        bar(it),
                        strip(it),
                        Layout.COLUMNS,
                        new Keyboard(saying).keys(it.typing().layout()),
                        List.of()))
                .page();
    }

    private String heading(Lookup lookup) {
        return switch (lookup.state()) {
            case NOTHING_ASKED, ASKING -> saying.say("find.asking.title");
            case UNANSWERED -> saying.say("find.unanswered.title");
            case ANSWERED ->
                lookup.nothing()
                        ? saying.say("find.nothing.title", "title", cut(lookup.words()))
                        : saying.counted(
                                lookup.exactly() ? "find.found.title" : "find.found-more.title",
                                Math.min(lookup.total(), 2),
                                "number",
                                lookup.total());
        };
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= WORDS_MAX
                ? text
                : text.substring(0, text.offsetByCodePoints(0, WORDS_MAX)) + "…";
    }

    private List<Choice> bar(FindScreen.Keys it) {
        List<Choice> bar = new ArrayList<>();
        if (it.typing().empty()) {
            return bar;
        }
        bar.add(choice(Wish.Plain.CLEAR, saying.say("find.action.CLEAR"), "close", "quiet"));
        if (it.goes()) {
            bar.add(choice(
                    Wish.Plain.GO,
                    saying.counted(
                            "find.action.GO",
                            Math.min(it.lookup().total(), 2),
                            "number",
                            it.lookup().total()),
                    "next",
                    "main"));
        }
        return bar;
    }

    private List<Choice> strip(FindScreen.Keys it) {
        List<Choice> strip = new Keyboard(saying)
                .candidates(it.candidates(), it.all() > it.candidates().size());
        for (int index = 0; index < it.suggested(); index++) {
            String text = it.lookup().suggested().get(index).text();
            strip.add(new Choice(
                    new Wish.Nth(Wish.Of.SUGGESTION, index).word(),
                    text,
                    "search",
                    "suggested",
                    Pressed.NEITHER,
                    FindRows.tag(text, language)));
        }
        return strip;
    }

    // What was found

    private Page results(FindScreen.Results it) {
        Lookup lookup = it.lookup();
        List<Row> lines = IntStream.range(it.first(), it.last())
                .mapToObj(index -> rows.found(lookup.titles().get(index), index))
                .toList();
        String todo = lookup.nothing()
                ? saying.say("find.nothing.todo")
                : lines.isEmpty()
                        ? ""
                        : saying.say(
                                "find.results.todo",
                                "title",
                                cut(lookup.words()),
                                "number",
                                it.first() + 1,
                                "parts",
                                it.last());
        return saying.draft("find-results", "quiet", lookup.nothing() ? "help" : "")
                .title(
                        lines.isEmpty() && !lookup.titles().isEmpty()
                                ? saying.say("find.asking.title")
                                : heading(lookup))
                .todo(todo)
                .note(it.online() ? "" : saying.say("find.offline"))
                .rows(lines, 0)
                .page();
    }

    private Page title(FindScreen.Title it) {
        List<Row> lines = new ArrayList<>();
        lines.add(rows.work(it.told().title()));
        int end = Math.min(it.copies().size(), it.first() + it.rows());
        it.copies().subList(Math.min(it.first(), end), end).forEach(copy -> lines.add(rows.copy(copy)));
        int waiting = it.told().waiting();
        return saying.draft("find-title", "quiet", "")
                .title(saying.say("find.title." + rows.standing(it)))
                .todo(waiting == 0 ? "" : saying.counted("find.title.waiting", waiting, "number", waiting))
                .note(it.online() ? "" : saying.say("find.offline"))
                .rows(lines, 0)
                .page();
    }

    private Page way(FindScreen.Way it) {
        WayWords way = new WayWords(words, language, it.guide());
        return saying.draft("find-way", "lantern", "")
                .title(way.title())
                .todo(saying.say("find.way.todo", "number", it.guide().way().callNumber()))
                .note(it.waiting() && it.guide().plan().isEmpty() ? saying.say("find.way.drawing") : "")
                .rows(way.rows(it.rows()), 0)
                .find(way.drawing())
                .page();
    }

    // Having it kept

    private Page pickup(FindScreen.Pickup it) {
        List<Row> lines = IntStream.range(it.first(), it.last())
                .mapToObj(index -> {
                    Place place = it.places().get(index);
                    return new Row(
                            "here",
                            "quiet",
                            BookRows.place(language, shown.places(), place.site()),
                            language.tag(),
                            "",
                            List.of(choice(
                                    new Wish.Nth(Wish.Of.PICKUP, index),
                                    saying.say("find.action.PICKUP"),
                                    "",
                                    "main")));
                })
                .toList();
        return saying.key("find.pickup")
                .draft("find-pickup", "lantern", "")
                .rows(lines, 0)
                .page();
    }

    private Page notHeld(FindScreen.NotHeld it) {
        List<Row> lines = it.reasons().stream()
                .limit(saying.rows())
                .map(reason -> new Row(
                        icon(reason),
                        "alarm",
                        saying.say("find.refused." + reason),
                        language.tag(),
                        saying.say("find.refused." + reason + ".todo"),
                        List.of()))
                .toList();
        return saying.key("find.refused")
                .draft("find-refused", "quiet", "desk")
                .rows(lines, it.reasons().size())
                .page();
    }

    /** Each refusal has a sign of its own. */
    private static String icon(HoldRefusal reason) {
        return switch (reason) {
            case MEMBERSHIP_EXPIRED -> "card";
            case BORROWING_BLOCKED -> "lock";
            case TITLE_UNKNOWN -> "help";
            case BRANCH_UNKNOWN -> "never";
            case NOTHING_LENDABLE -> "here";
            case ALREADY_HELD -> "reserved";
            case ALREADY_BORROWED -> "yours";
            case HOLD_LIMIT_REACHED -> "full";
            case BY_LIBRARY_SYSTEM -> "desk";
            case ASK_WITHDRAWN -> "lost";
        };
    }

    // What can be touched

    /** What stands among the choices of a page; the other wishes stand where they belong. */
    static void choices(Saying saying, Shown shown, Wish wish, List<Choice> choices) {
        switch (wish) {
            case Wish.Plain plain -> {
                switch (plain) {
                    case FIND ->
                        choices.add(choice(
                                plain,
                                saying.say("find.action.FIND"),
                                shown.screen() instanceof Screen.Home ? "draw-find" : "search",
                                ""));
                    case WAY -> choices.add(choice(plain, saying.say("find.action.WAY"), "send", "main"));
                    case HOLD -> choices.add(choice(plain, saying.say("find.action.HOLD"), "reserved", ""));
                    case ON_SHELF, THIS_BRANCH, STEP_FREE ->
                        choices.add(new Choice(
                                plain.word(),
                                saying.say("find.action." + plain),
                                "",
                                "",
                                on(shown.screen(), plain) ? Pressed.ON : Pressed.OFF,
                                ""));
                    case NEXT_LEVEL -> {
                        if (shown.screen() instanceof FindScreen.Way way) {
                            choices.add(choice(
                                    plain,
                                    saying.say(
                                            "find.action.NEXT_LEVEL",
                                            "place",
                                            WayWords.name(
                                                    saying.language(),
                                                    way.guide(),
                                                    way.guide().further().level())),
                                    "next",
                                    ""));
                        }
                    }
                    case CLEAR, SWITCH, MORE_CANDIDATES, GO -> {}
                }
            }
            case Wish.Nth(var of, int index) -> {
                if (of == Wish.Of.KIND && shown.screen() instanceof FindScreen.Results results) {
                    String kind = results.lookup().kinds().get(index).value();
                    choices.add(new Choice(
                            wish.word(),
                            saying.say("find.kind." + kind),
                            "",
                            "",
                            results.lookup().only().material().equals(kind) ? Pressed.ON : Pressed.OFF,
                            ""));
                }
            }
            case Wish.Key _ -> {}
        }
    }

    private static boolean on(Screen screen, Wish.Plain wish) {
        return switch (screen) {
            case FindScreen.Results it ->
                wish == Wish.Plain.ON_SHELF
                        ? it.lookup().only().availableNow()
                        : !it.lookup().only().branch().isEmpty();
            case FindScreen.Way it -> it.guide().stepFree();
            default -> false;
        };
    }

    static Choice choice(Touch touch, String caption, String icon, String style) {
        return new Choice(touch.word(), caption, icon, style, Pressed.NEITHER, "");
    }
}
