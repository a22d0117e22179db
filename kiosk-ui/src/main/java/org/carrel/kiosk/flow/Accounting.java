package org.carrel.kiosk.flow;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.message.Answer;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.KioskEvent;
import org.carrel.device.port.Sound;
import org.carrel.kiosk.account.Statement;

/** The account: looked at, and renewed. */
final class Accounting {
    private static final int TRIES = 3;

    private Accounting() {}

    static void open(Turn turn, GrantId grant) {
        turn.phase = new Phase.OpeningAccount(turn.deeds.ask(new KioskAsk.Account(grant)));
    }

    static void part(Turn turn, Phase.AtAccount at, Screen.Account.Part part) {
        turn.phase = new Phase.AtAccount(part, 0, at.renewing());
    }

    static void more(Turn turn, Phase.AtAccount at, Screen.Account shown) {
        int next = at.first() + shown.rows();
        turn.phase = new Phase.AtAccount(at.part(), next >= shown.lines() ? 0 : next, at.renewing());
    }

    static void renew(Turn turn, Phase.AtAccount at, KioskAsk<?> what) {
        if (at.renewing().isEmpty()) {
            AskId id = turn.deeds.ask(what);
            turn.phase = new Phase.AtAccount(at.part(), at.first(), Optional.of(new Phase.Renewing(id, what, 1)));
        }
    }

    static void opened(Turn turn, Phase.OpeningAccount opening, AskId id, Answer answer) {
        if (opening.ask().equals(id) && answer instanceof KioskAnswer.AccountAnswer said) {
            switch (said) {
                case KioskAnswer.AccountTold told -> {
                    turn.statement = Optional.of(Statement.of(told, turn.statement));
                    turn.phase = new Phase.AtAccount(Screen.Account.Part.LOANS, 0, Optional.empty());
                    SeatLooking.askMine(turn);
                }
                case KioskAnswer.NotSignedIn _ -> lapsed(turn);
            }
        }
    }

    static void renewed(Turn turn, Phase.AtAccount at, AskId id, Answer answer) {
        if (at.renewing().filter(renewing -> renewing.ask().equals(id)).isEmpty()) {
            return;
        }
        turn.phase = new Phase.AtAccount(at.part(), at.first(), Optional.empty());
        switch (answer) {
            case KioskAnswer.Renewing said -> {
                switch (said) {
                    case KioskAnswer.Renewed it -> put(turn, it);
                    case KioskAnswer.NotRenewed it -> put(turn, it);
                    case KioskAnswer.NotSignedIn _ -> lapsed(turn);
                }
            }
            case KioskAnswer.AllRenewed(List<KioskAnswer.Renewed> done, List<KioskAnswer.NotRenewed> not) -> {
                done.forEach(it -> put(turn, it));
                not.forEach(it -> put(turn, it));
            }
            // Another kind of answer under this name says nothing about renewing.
            default -> turn.deeds.append(new KioskEvent.AskWithdrawn(id));
        }
    }

    static void unanswered(Turn turn, Phase.AtAccount at, AskId id) {
        at.renewing().filter(renewing -> renewing.ask().equals(id)).ifPresent(renewing -> {
            boolean again = turn.condition.online() && renewing.times() < TRIES;
            if (again) {
                turn.deeds.ask(id, renewing.what());
            } else {
                turn.deeds.append(new KioskEvent.AskWithdrawn(id));
                turn.deeds.play(Sound.REFUSED);
            }
            turn.phase = new Phase.AtAccount(
                    at.part(),
                    at.first(),
                    again
                            ? Optional.of(new Phase.Renewing(id, renewing.what(), renewing.times() + 1))
                            : Optional.empty());
        });
    }

    /** The hub's word is over: whoever is there shows the card again. */
    static void lapsed(Turn turn) {
        turn.end(false);
        Signing.refuse(turn, Screen.Refusal.LAPSED);
    }

    private static void put(Turn turn, KioskAnswer.Renewed it) {
        turn.deeds.play(Sound.BOOK);
        turn.statement =
                turn.statement.map(statement -> statement.with(it.loan(), new Statement.Outcome.Renewed(it.due())));
    }

    private static void put(Turn turn, KioskAnswer.NotRenewed it) {
        turn.deeds.play(Sound.REFUSED);
        turn.statement =
                turn.statement.map(statement -> statement.with(it.loan(), new Statement.Outcome.Refused(it.reasons())));
    }
}
