package org.carrel.kiosk.flow;

import java.time.Duration;
import java.util.List;
import org.carrel.contract.id.AskId;
import org.carrel.contract.message.Answer;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.message.card.CardFault;
import org.carrel.contract.message.card.CardField;
import org.carrel.device.port.Sound;
import org.carrel.kiosk.apply.CardDeed;
import org.carrel.kiosk.apply.CardStage;
import org.carrel.kiosk.apply.CardVisit;
import org.carrel.kiosk.find.Layout;
import org.carrel.kiosk.find.Typing;
import org.carrel.kiosk.flow.FindScreen.Wish;
import org.carrel.kiosk.flow.KioskState.Overlay;

/**
 * Applying for a card: the notice, one field after the other, all of them once more, and then it is sent once. What is typed is asked about
 * once it has stood still. Nothing is kept by the kiosk; what was sent without an answer is taken back.
 */
final class Applying {
    private static final Duration STILL = Duration.ofMillis(300);
    private static final int TRIES = 3;

    private Applying() {}

    /** @return whether it was for these screens */
    static boolean touched(Turn turn, Touch touch, Screen shown) {
        if (touch instanceof Touch.Card(CardDeed deed, int _) && deed == CardDeed.BEGIN) {
            turn.phase = new Phase.Applying(CardVisit.NONE);
            return true;
        }
        if (!(turn.phase instanceof Phase.Applying(CardVisit visit)) || !(shown instanceof CardScreen screen)) {
            return false;
        }
        switch (touch) {
            case Touch.Card(CardDeed deed, int index) -> done(turn, visit, deed, index);
            case Wish.Key(char hard) -> typed(turn, visit, visit.typing().key(hard));
            case Wish.Nth(Wish.Of of, int index)
            when of == Wish.Of.CANDIDATE -> pick(turn, visit, visit.typing().from() + index);
            case Wish.Plain plain -> plain(turn, visit, plain, screen);
            case Touch.Plain.ERASE -> typed(turn, visit, visit.typing().erased());
            case Touch.Plain.MORE_ROWS -> more(turn, visit, screen);
            case Touch.Plain.BACK -> back(turn, visit);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static void done(Turn turn, CardVisit visit, CardDeed deed, int index) {
        switch (deed) {
            case BEGIN -> {
                // Begins above, wherever it is touched.
            }
            case APPLY -> go(turn, visit.at(new CardStage.Opening(turn.deeds.ask(new KioskAsk.CardNotice()))));
            case LOOK_UP -> go(turn, visit.entering());
            case AGREE -> open(turn, visit, CardField.NAME, false);
            case CHANGE -> open(turn, visit, CardField.ALL.get(index), true);
            case SEND -> {
                KioskAsk.ApplyForCard what = new KioskAsk.ApplyForCard(
                        visit.form(turn.view.language().tag()));
                go(turn, visit.at(new CardStage.Sending(turn.deeds.ask(what), what, 1)));
            }
        }
    }

    private static void plain(Turn turn, CardVisit visit, Wish.Plain plain, CardScreen screen) {
        switch (plain) {
            case CLEAR -> typed(turn, visit, visit.typing().replaced(""));
            case SWITCH -> typed(turn, visit, visit.typing().switched());
            case MORE_CANDIDATES -> {
                if (screen instanceof CardScreen.Fill(var _, CardScreen.Keys keys, var _, var _)) {
                    typed(turn, visit, visit.typing().further(keys.candidates().size(), keys.all()));
                }
            }
            case GO -> next(turn, visit);
            // None of these is about a card.
            case FIND, ON_SHELF, THIS_BRANCH, WAY, STEP_FREE, NEXT_LEVEL, HOLD -> {}
        }
    }

    private static void go(Turn turn, CardVisit visit) {
        turn.phase = new Phase.Applying(visit);
    }

    // Typing

    private static void typed(Turn turn, CardVisit visit, Typing next) {
        turn.deeds.play(Sound.KEY);
        boolean same = next.text().equals(visit.typing().text());
        long then = same ? visit.askAt() : next.text().isBlank() ? CardVisit.NEVER : turn.now.in(STILL);
        go(turn, visit.typed(next, then));
    }

    private static void pick(Turn turn, CardVisit visit, int index) {
        List<String> candidates = visit.typing().candidates(turn.rules.zhuyin());
        if (index < candidates.size()) {
            typed(turn, visit, visit.typing().picked(candidates.get(index)));
        }
    }

    private static void open(Turn turn, CardVisit visit, CardField field, boolean again) {
        Layout words = turn.view.language().chinese() ? Layout.ZHUYIN : Layout.LETTERS;
        Layout layout = switch (field) {
            case NAME, ADDRESS -> words;
            case DOCUMENT -> Layout.LETTERS;
            case BORN, PHONE, POSTAL_CODE -> Layout.DIGITS;
            case EMAIL -> Layout.MAIL;
        };
        go(turn, visit.opened(field, again, layout));
    }

    /** Onwards, or where a syllable is begun, its first character. */
    private static void next(Turn turn, CardVisit visit) {
        if (!visit.typing().syllable().empty()) {
            pick(turn, visit, 0);
        } else if (visit.stage() instanceof CardStage.Entering) {
            KioskAsk.ApplicationOf ask =
                    new KioskAsk.ApplicationOf(visit.typing().text());
            go(turn, visit.at(new CardStage.Looking(turn.deeds.ask(ask))));
        } else if (visit.stage() instanceof CardStage.Filling(CardField field, boolean again)) {
            if (again || field.number() == CardField.ALL.size()) {
                go(turn, visit.at(new CardStage.Reviewing(0)));
            } else {
                open(turn, visit, CardField.ALL.get(field.number()), false);
            }
        }
    }

    private static void more(Turn turn, CardVisit visit, CardScreen screen) {
        switch (screen) {
            case CardScreen.Notice it -> go(turn, visit.at(new CardStage.Noticing(it.last() ? 0 : it.page() + 1)));
            case CardScreen.Review it ->
                go(turn, visit.at(new CardStage.Reviewing(it.end() == CardField.values().length ? 0 : it.end())));
            case CardScreen.Begin _,
                    CardScreen.Fill _,
                    CardScreen.Sent _,
                    CardScreen.NotSent _,
                    CardScreen.Enter _,
                    CardScreen.Told _,
                    CardScreen.Unknown _,
                    CardScreen.Stuck _ -> {}
        }
    }

    private static void back(Turn turn, CardVisit visit) {
        switch (visit.stage()) {
            case CardStage.Beginning _ -> {
                if (turn.patron.isPresent()) {
                    turn.home();
                } else {
                    turn.end(false);
                }
            }
            case CardStage.Noticing(int page) ->
                go(turn, visit.at(page == 0 ? new CardStage.Beginning() : new CardStage.Noticing(page - 1)));
            case CardStage.Filling(CardField field, boolean again) -> {
                if (again) {
                    go(turn, visit.at(new CardStage.Reviewing(0)));
                } else if (field == CardField.NAME) {
                    go(turn, visit.at(new CardStage.Noticing(0)));
                } else {
                    open(turn, visit, CardField.ALL.get(field.number() - 2), false);
                }
            }
            case CardStage.Reviewing _ -> open(turn, visit, CardField.ADDRESS, false);
            case CardStage.NotSent(var faults) -> corrected(turn, visit, faults);
            case CardStage.Unknown _ -> go(turn, visit.at(new CardStage.Entering()));
            case CardStage.Entering _,
                    CardStage.Told _,
                    CardStage.Stuck _,
                    CardStage.Sent _,
                    CardStage.Opening _,
                    CardStage.Looking _,
                    CardStage.Sending _ -> go(turn, CardVisit.NONE);
        }
    }

    /** To what has to be entered anew; a notice that was replaced is read first. */
    private static void corrected(Turn turn, CardVisit visit, List<CardFault> faults) {
        if (faults.contains(CardFault.NOTICE_HAS_CHANGED)) {
            done(turn, visit, CardDeed.APPLY, 0);
        } else {
            go(turn, visit.at(new CardStage.Reviewing(0)));
        }
    }

    // What the hub says

    static void answered(Turn turn, CardVisit visit, AskId id, Answer answer) {
        switch (visit.stage()) {
            case CardStage.Opening(AskId ask)
            when ask.equals(id) -> {
                if (answer instanceof KioskAnswer.NoticeTold told) {
                    go(turn, visit.with(told).at(new CardStage.Noticing(0)));
                } else {
                    go(turn, visit.at(new CardStage.Stuck()));
                }
            }
            case CardStage.Looking(AskId ask)
            when ask.equals(id) ->
                go(
                        turn,
                        visit.at(
                                answer instanceof KioskAnswer.ApplicationTold told
                                        ? new CardStage.Told(told)
                                        : answer instanceof KioskAnswer.ApplicationUnknown
                                                ? new CardStage.Unknown()
                                                : new CardStage.Stuck()));
            case CardStage.Sending sending when sending.ask().equals(id) -> sent(turn, visit, sending, answer);
            default -> checked(turn, visit, id, answer);
        }
    }

    private static void sent(Turn turn, CardVisit visit, CardStage.Sending sending, Answer answer) {
        switch (answer) {
            case KioskAnswer.CardAppliedFor(String reference) -> {
                turn.deeds.play(Sound.BOOK);
                // It is shown only now: whatever stands before it goes, and there is time to write it down.
                turn.overlay = Overlay.NONE;
                turn.stirred();
                // The hub has it: nothing of what was entered is needed here any more.
                go(turn, CardVisit.NONE.at(new CardStage.Sent(reference)));
            }
            case KioskAnswer.CardNotAppliedFor(List<CardFault> faults) -> {
                turn.deeds.play(Sound.REFUSED);
                go(turn, visit.at(new CardStage.NotSent(faults)));
            }
            // Another kind of answer under this name says nothing about it.
            default -> givenUp(turn, visit, sending);
        }
    }

    private static void checked(Turn turn, CardVisit visit, AskId id, Answer answer) {
        visit.open().filter(open -> open.id().equals(id)).ifPresent(open -> {
            go(
                    turn,
                    answer instanceof KioskAnswer.FieldChecked(var _, String understood, var faults)
                            ? visit.checked(open.field(), new CardVisit.Checked(open.text(), understood, faults))
                            : visit.heard());
        });
    }

    static void unanswered(Turn turn, CardVisit visit, AskId id) {
        switch (visit.stage()) {
            case CardStage.Opening(AskId ask) when ask.equals(id) -> go(turn, visit.at(new CardStage.Stuck()));
            case CardStage.Looking(AskId ask) when ask.equals(id) -> go(turn, visit.at(new CardStage.Stuck()));
            case CardStage.Sending sending
            when sending.ask().equals(id) -> {
                if (turn.condition.online() && sending.times() < TRIES) {
                    turn.deeds.ask(id, sending.what());
                    go(turn, visit.at(new CardStage.Sending(id, sending.what(), sending.times() + 1)));
                } else {
                    givenUp(turn, visit, sending);
                }
            }
            default -> visit.open().filter(open -> open.id().equals(id)).ifPresent(open -> go(turn, visit.heard()));
        }
    }

    /** Whether it was done is not known, so it is taken back: nothing of it is left then. */
    private static void givenUp(Turn turn, CardVisit visit, CardStage.Sending sending) {
        turn.deeds.append(new KioskEvent.AskWithdrawn(sending.ask()));
        turn.deeds.play(Sound.REFUSED);
        go(turn, visit.at(new CardStage.NotSent(List.of())));
    }

    // The clock, coming and going

    /** When this wants to be woken: what was typed may be asked about once nothing is open. */
    static long deadline(CardVisit visit) {
        return visit.open().isEmpty() ? visit.askAt() : CardVisit.NEVER;
    }

    static void woken(Turn turn, CardVisit visit) {
        if (visit.open().isEmpty()
                && turn.now.reached(visit.askAt())
                && visit.stage() instanceof CardStage.Filling(CardField field, var _)) {
            String text = visit.text(field);
            go(
                    turn,
                    turn.condition.online()
                            ? visit.asking(turn.deeds.ask(new KioskAsk.CheckField(field, text)), field, text)
                            : visit.typed(visit.typing(), CardVisit.NEVER));
        }
    }

    /** Whoever wanted a card goes, or somebody shows theirs: what was not answered is not wanted any more. */
    static void end(Turn turn) {
        if (turn.phase instanceof Phase.Applying(CardVisit visit)
                && visit.stage() instanceof CardStage.Sending sending) {
            turn.deeds.append(new KioskEvent.AskWithdrawn(sending.ask()));
        }
    }
}
