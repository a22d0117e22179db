package org.carrel.kiosk.flow;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.AskId;
import org.carrel.contract.message.Answer;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.message.kiosk.Narrowing;
import org.carrel.device.port.Sound;
import org.carrel.kiosk.find.Guide;
import org.carrel.kiosk.find.Lookup;
import org.carrel.kiosk.find.Quest;
import org.carrel.kiosk.find.Quest.Asked;
import org.carrel.kiosk.find.Quest.Where;

/** What the hub says, or does not say, to whoever looks for a title. An answer that nobody waits for any longer changes nothing. */
final class FindAnswering {
    private static final int TRIES = 3;

    private FindAnswering() {}

    static void answered(Turn turn, AskId id, Answer answer) {
        if (turn.find.where() instanceof Where.Placing placing && placing.ask().equals(id)) {
            placed(turn, placing, answer);
            return;
        }
        Optional<Quest.Open> open = turn.find.open().filter(each -> each.id().equals(id));
        if (open.isEmpty()) {
            return;
        }
        turn.find = turn.find.heard();
        switch (open.get().what()) {
            case Asked.Suggestions(String typed) -> suggested(turn, typed, answer);
            case Asked.Titles(String words, Narrowing only) -> {
                boolean wanted = turn.find.where() instanceof Where.AtResults
                        || words.equals(turn.find.typing().text());
                if (wanted && answer instanceof KioskAnswer.Found found) {
                    turn.find = turn.find.with(turn.find.lookup().found(words, only, found));
                }
            }
            case Asked.MoreTitles _ -> {
                if (answer instanceof KioskAnswer.Found found && turn.find.where() instanceof Where.AtResults) {
                    turn.find = turn.find.with(turn.find.lookup().more(found));
                }
            }
            case Asked.OneTitle _ -> {
                if (answer instanceof KioskAnswer.TitleTold told) {
                    turn.find = turn.find.instead(new Where.AtTitle(0)).with(told);
                } else {
                    stuck(turn, Quest.Snag.TITLE_UNKNOWN);
                }
            }
            case Asked.Way(var _, boolean stepFree) -> shown(turn, stepFree, answer);
            case Asked.PlanOf(String level) -> {
                turn.find = answer instanceof KioskAnswer.PlanShown shown
                        ? turn.find.with(turn.find.guide().orElseThrow().with(shown.plan()))
                        : turn.find.without(level);
                Finding.plans(turn);
            }
        }
        Finding.woken(turn);
    }

    private static void suggested(Turn turn, String typed, Answer answer) {
        if (!typed.equals(turn.find.typing().text())) {
            return;
        }
        if (answer instanceof KioskAnswer.Suggestions(var suggested)) {
            turn.find = turn.find.with(turn.find.lookup().with(suggested));
        }
        Finding.ask(turn, Finding.search(typed, Narrowing.NONE, ""), new Asked.Titles(typed, Narrowing.NONE));
    }

    private static void shown(Turn turn, boolean stepFree, Answer answer) {
        switch (answer) {
            case KioskAnswer.WayShown way -> {
                turn.find = turn.find.instead(new Where.AtWay()).with(new Guide(way, List.of(), stepFree, 0));
                Finding.plans(turn);
            }
            case KioskAnswer.NoWay(var reason) ->
                stuck(
                        turn,
                        switch (reason) {
                            case TITLE_UNKNOWN -> Quest.Snag.TITLE_UNKNOWN;
                            case NO_PLAN, START_UNKNOWN -> Quest.Snag.NO_PLAN;
                            case NOT_ON_PLAN -> Quest.Snag.NOT_ON_PLAN;
                            case NO_SUCH_WAY -> Quest.Snag.NO_SUCH_WAY;
                        });
            default -> stuck(turn, Quest.Snag.UNANSWERED);
        }
    }

    private static void stuck(Turn turn, Quest.Snag snag) {
        turn.deeds.play(Sound.REFUSED);
        turn.find = turn.find.instead(new Where.Stuck(snag));
    }

    static void unanswered(Turn turn, AskId id) {
        if (turn.find.where() instanceof Where.Placing placing && placing.ask().equals(id)) {
            unplaced(turn, placing);
            return;
        }
        Optional<Quest.Open> open = turn.find.open().filter(each -> each.id().equals(id));
        if (open.isEmpty()) {
            return;
        }
        turn.find = turn.find.heard();
        switch (open.get().what()) {
            case Asked.Suggestions _, Asked.Titles _, Asked.MoreTitles _ ->
                turn.find = turn.find.with(turn.find.lookup().in(Lookup.State.UNANSWERED));
            case Asked.OneTitle _, Asked.Way _ -> stuck(turn, Quest.Snag.UNANSWERED);
            case Asked.PlanOf(String level) -> {
                turn.find = turn.find.without(level);
                Finding.plans(turn);
            }
        }
        Finding.woken(turn);
    }

    private static void placed(Turn turn, Where.Placing placing, Answer answer) {
        switch (answer) {
            case KioskAnswer.HoldPlaced(var _, int place) -> {
                turn.deeds.play(Sound.BOOK);
                turn.find =
                        turn.find.instead(new Where.Held(place, placing.what().pickup()));
            }
            case KioskAnswer.HoldNotPlaced(var reasons) -> {
                turn.deeds.play(Sound.REFUSED);
                turn.find = turn.find.instead(new Where.NotHeld(reasons));
            }
            case KioskAnswer.NotSignedIn _ -> {
                // Nothing was done. With the card shown again it goes on where it was.
                Quest kept = turn.find.backTo(Where.AtTitle.class).at(new Where.AtCard());
                turn.find = kept;
                Accounting.lapsed(turn);
                turn.find = kept;
            }
            // Another kind of answer under this name says nothing about it.
            default -> withdraw(turn, placing);
        }
    }

    private static void unplaced(Turn turn, Where.Placing placing) {
        if (turn.condition.online() && placing.times() < TRIES) {
            turn.deeds.ask(placing.ask(), placing.what());
            turn.find = turn.find.instead(new Where.Placing(placing.ask(), placing.what(), placing.times() + 1));
        } else {
            withdraw(turn, placing);
        }
    }

    private static void withdraw(Turn turn, Where.Placing placing) {
        turn.deeds.append(new KioskEvent.AskWithdrawn(placing.ask()));
        stuck(turn, Quest.Snag.HOLD_UNSURE);
    }
}
