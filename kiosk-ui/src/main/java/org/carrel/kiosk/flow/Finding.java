package org.carrel.kiosk.flow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.message.kiosk.Narrowing;
import org.carrel.contract.message.kiosk.Place;
import org.carrel.device.port.Sound;
import org.carrel.kiosk.find.Layout;
import org.carrel.kiosk.find.Lookup;
import org.carrel.kiosk.find.Quest;
import org.carrel.kiosk.find.Quest.Asked;
import org.carrel.kiosk.find.Quest.Where;
import org.carrel.kiosk.find.Typing;
import org.carrel.kiosk.flow.FindScreen.Wish;

/**
 * Looking for a title: words, what they find, the way to it, and having it kept. Of what is typed the hub is asked once it has stood still for a
 * moment, and never twice at a time.
 */
final class Finding {
    /** What stands still for so long is worth a question. */
    static final Duration STILL = Duration.ofMillis(250);

    private Finding() {}

    static void begin(Turn turn) {
        Layout layout = turn.view.language().chinese() ? Layout.ZHUYIN : Layout.LETTERS;
        turn.find = Quest.NONE.typed(Typing.in(layout), Quest.NEVER).at(new Where.AtKeys());
        turn.phase = new Phase.Finding();
    }

    /** @return whether it was for these screens */
    static boolean touched(Turn turn, Touch touch, Screen shown) {
        if (touch == Wish.Plain.FIND) {
            begin(turn);
            return true;
        }
        if (!(turn.phase instanceof Phase.Finding) || !(shown instanceof FindScreen screen)) {
            return false;
        }
        Quest quest = turn.find;
        switch (touch) {
            case Wish.Key(char hard) -> {
                turn.deeds.play(Sound.KEY);
                typed(turn, quest.typing().key(hard));
            }
            case Wish.Nth(var of, int index) -> chosen(turn, of, index, screen);
            case Wish.Plain plain -> plain(turn, plain, screen);
            case Touch.Plain.ERASE -> {
                turn.deeds.play(Sound.KEY);
                typed(turn, quest.typing().erased());
            }
            case Touch.Plain.MORE_ROWS -> more(turn, screen);
            case Touch.Plain.BACK -> back(turn);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void plain(Turn turn, Wish.Plain plain, FindScreen screen) {
        Quest quest = turn.find;
        Lookup lookup = quest.lookup();
        Narrowing only = lookup.only();
        switch (plain) {
            case FIND -> begin(turn);
            case CLEAR -> typed(turn, quest.typing().replaced(""));
            case SWITCH -> typed(turn, quest.typing().switched());
            case MORE_CANDIDATES -> {
                if (screen instanceof FindScreen.Keys keys) {
                    typed(turn, quest.typing().further(keys.candidates().size(), keys.all()));
                }
            }
            case GO -> {
                if (quest.typing().syllable().empty()) {
                    results(turn, quest.typing().text());
                } else {
                    pick(turn, 0);
                }
            }
            case ON_SHELF -> titles(turn, lookup.words(), only(only.material(), only.branch(), !only.availableNow()));
            case THIS_BRANCH -> {
                String here = only.branch().isEmpty() ? turn.rules.here().value() : "";
                titles(turn, lookup.words(), only(only.material(), here, only.availableNow()));
            }
            case WAY -> quest.title().ifPresent(told -> way(turn, told.title().bib(), false));
            case STEP_FREE ->
                quest.guide()
                        .ifPresent(guide -> quest.title().ifPresent(told -> {
                            turn.find = quest.back();
                            way(turn, told.title().bib(), !guide.stepFree());
                        }));
            case NEXT_LEVEL ->
                quest.guide().ifPresent(guide -> {
                    turn.find = quest.with(guide.further());
                    plans(turn);
                });
            case HOLD ->
                turn.find = quest.at(
                        turn.patron.flatMap(Patron::grant).isPresent() ? new Where.AtPickup(0) : new Where.AtCard());
        }
    }

    private static void chosen(Turn turn, Wish.Of of, int index, FindScreen screen) {
        Lookup lookup = turn.find.lookup();
        switch (of) {
            case CANDIDATE -> {
                turn.deeds.play(Sound.KEY);
                pick(turn, turn.find.typing().from() + index);
            }
            case SUGGESTION -> {
                String text = lookup.suggested().get(index).text();
                turn.find = turn.find.typed(turn.find.typing().replaced(text), Quest.NEVER);
                results(turn, turn.find.typing().text());
            }
            case TITLE -> open(turn, lookup.titles().get(index).bib());
            case KIND -> {
                Narrowing only = lookup.only();
                String kind = lookup.kinds().get(index).value();
                titles(
                        turn,
                        lookup.words(),
                        only(only.material().equals(kind) ? "" : kind, only.branch(), only.availableNow()));
            }
            case PICKUP -> {
                if (screen instanceof FindScreen.Pickup pickup) {
                    place(turn, pickup.places().get(index).site());
                }
            }
        }
    }

    // Typing

    private static void pick(Turn turn, int index) {
        Typing typing = turn.find.typing();
        List<String> candidates = typing.candidates(turn.rules.zhuyin());
        if (index < candidates.size()) {
            typed(turn, typing.picked(candidates.get(index)));
        }
    }

    private static void typed(Turn turn, Typing next) {
        Quest quest = turn.find;
        if (next.text().equals(quest.typing().text())) {
            turn.find = quest.typed(next, quest.askAt());
        } else if (next.text().isBlank()) {
            turn.find = quest.typed(next, Quest.NEVER).with(Lookup.NONE);
        } else {
            turn.find =
                    quest.typed(next, turn.now.in(STILL)).with(quest.lookup().in(Lookup.State.ASKING));
        }
    }

    /** When this wants to be woken: what was typed may be asked once nothing is open. */
    static long deadline(Phase phase, Quest quest) {
        return phase instanceof Phase.Finding && quest.open().isEmpty() ? quest.askAt() : Quest.NEVER;
    }

    /** Asks of what has stood still, unless an answer is still waited for. */
    static void woken(Turn turn) {
        Quest quest = turn.find;
        if (turn.phase instanceof Phase.Finding && quest.open().isEmpty() && turn.now.reached(quest.askAt())) {
            String text = quest.typing().text();
            turn.find = quest.typed(quest.typing(), Quest.NEVER);
            ask(turn, new KioskAsk.Suggest(text), new Asked.Suggestions(text));
        }
    }

    // Titles

    private static void results(Turn turn, String words) {
        Quest quest = turn.find.typed(turn.find.typing(), Quest.NEVER);
        turn.find = quest.at(new Where.AtResults(0));
        Lookup lookup = quest.lookup();
        boolean there =
                lookup.state() == Lookup.State.ANSWERED && lookup.words().equals(words);
        if (!there) {
            titles(turn, words, Narrowing.NONE);
        }
    }

    private static void titles(Turn turn, String words, Narrowing only) {
        if (turn.find.where() instanceof Where.AtResults) {
            turn.find = turn.find.instead(new Where.AtResults(0));
        }
        turn.find = turn.find.with(turn.find.lookup().asking(words, only));
        ask(turn, search(words, only, ""), new Asked.Titles(words, only));
    }

    private static Narrowing only(String kind, String branch, boolean onShelf) {
        return new Narrowing(kind, "", 0, 0, "", "", branch, onShelf);
    }

    static KioskAsk.Search search(String words, Narrowing only, String cursor) {
        return new KioskAsk.Search(
                words, KioskAsk.Field.ANY, only, KioskAsk.Order.RELEVANCE, KioskAsk.Search.LIMIT_MAX, cursor);
    }

    private static void more(Turn turn, FindScreen screen) {
        Quest quest = turn.find;
        switch (quest.where()) {
            case Where.AtResults(int first)
            when screen instanceof FindScreen.Results shown -> {
                Lookup lookup = quest.lookup();
                int size = lookup.titles().size();
                boolean more = !lookup.cursor().isEmpty();
                int next = first >= size ? first : first + shown.rows();
                if (more && next + shown.rows() >= size) {
                    ask(turn, search(lookup.words(), lookup.only(), lookup.cursor()), new Asked.MoreTitles());
                }
                turn.find = turn.find.instead(new Where.AtResults(more || next < size ? next : 0));
            }
            case Where.AtTitle(int first)
            when screen instanceof FindScreen.Title shown ->
                turn.find = quest.instead(new Where.AtTitle(
                        next(first, shown.rows(), shown.told().copies().size())));
            case Where.AtPickup(int first)
            when screen instanceof FindScreen.Pickup shown ->
                turn.find = quest.instead(new Where.AtPickup(
                        next(first, shown.rows(), shown.places().size())));
            default -> {}
        }
    }

    private static int next(int first, int rows, int all) {
        return first + rows >= all ? 0 : first + rows;
    }

    private static void open(Turn turn, BibId bib) {
        turn.find = turn.find.at(new Where.Waiting());
        ask(turn, new KioskAsk.LookAt(bib), new Asked.OneTitle(bib));
    }

    private static void way(Turn turn, BibId bib, boolean stepFree) {
        turn.find = turn.find.at(new Where.Waiting());
        ask(turn, new KioskAsk.WayTo(bib, "", stepFree), new Asked.Way(bib, stepFree));
    }

    /** Asks for the plan of a level of the way that is not there yet. */
    static void plans(Turn turn) {
        Quest quest = turn.find;
        if (quest.open().isEmpty() && quest.where() instanceof Where.AtWay) {
            quest.guide()
                    .flatMap(guide -> guide.unseen(quest.planless()))
                    .ifPresent(level -> ask(turn, new KioskAsk.PlanOf(level), new Asked.PlanOf(level)));
        }
    }

    static void ask(Turn turn, KioskAsk<?> ask, Asked what) {
        turn.find = turn.find.asking(turn.deeds.ask(ask), what);
    }

    /** A step back; whatever was asked for there is waited for no longer. */
    private static void back(Turn turn) {
        Quest quest = turn.find.heard();
        turn.find = quest.trail().size() > 1 ? quest.back() : Quest.NONE;
        if (turn.find.none()) {
            if (turn.patron.isPresent()) {
                turn.home();
            } else {
                turn.end(false);
            }
        }
    }

    // Reserving

    private static void place(Turn turn, SiteId pickup) {
        Optional<GrantId> grant = turn.patron.flatMap(Patron::grant);
        Optional<BibId> bib = turn.find.title().map(told -> told.title().bib());
        if (grant.isPresent() && bib.isPresent()) {
            KioskAsk.PlaceHold what = new KioskAsk.PlaceHold(grant.get(), bib.get(), pickup);
            turn.find = turn.find.instead(new Where.Placing(turn.deeds.ask(what), what, 1));
        }
    }

    // Coming and going

    /** Whoever was asked for the card is signed in now, and goes on where they were; a pile on the pad is asked about first otherwise. */
    static boolean resumed(Turn turn, boolean pile) {
        if (turn.find.none()) {
            return false;
        }
        boolean asked = turn.find.where() instanceof Where.AtCard;
        if (pile && !asked) {
            turn.find = Quest.NONE;
            return false;
        }
        turn.find = asked ? turn.find.instead(new Where.AtPickup(0)) : turn.find;
        again(turn);
        return true;
    }

    /** A card that was refused: back to where it was shown. */
    static boolean refused(Turn turn) {
        if (turn.find.none()) {
            return false;
        }
        again(turn);
        turn.stirred();
        return true;
    }

    /** Goes on after the card: what was asked before was not heard meanwhile. */
    private static void again(Turn turn) {
        turn.phase = new Phase.Finding();
        Quest quest = turn.find.heard();
        quest = quest.where() instanceof Where.Waiting ? quest.back() : quest;
        if (quest.lookup().state() == Lookup.State.ASKING) {
            quest = quest.where() instanceof Where.AtKeys
                    ? quest.typed(quest.typing(), turn.now.nanos())
                    : quest.with(quest.lookup().in(Lookup.State.UNANSWERED));
        }
        turn.find = quest;
        plans(turn);
    }

    /** The visit ends: what was asked must not be done behind anybody's back. */
    static void end(Turn turn) {
        if (turn.find.where() instanceof Where.Placing placing) {
            turn.deeds.append(new KioskEvent.AskWithdrawn(placing.ask()));
        }
        turn.find = Quest.NONE;
    }

    /** This branch first. */
    static List<Place> places(KioskState state, SiteId here) {
        List<Place> all = new ArrayList<>(state.places().values());
        all.sort((one, other) ->
                Boolean.compare(other.site().equals(here), one.site().equals(here)));
        return all;
    }
}
