package org.carrel.kiosk.flow;

import java.util.Optional;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.Pin;
import org.carrel.contract.message.Answer;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.kiosk.MailReceipt;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.device.port.Sound;
import org.carrel.device.receipt.MaskedCard;
import org.carrel.kiosk.checkout.Borrower;
import org.carrel.kiosk.flow.KioskState.Overlay;

/** Finding out who is there: card, PIN where the hub wants one, the hub's word. */
final class Signing {
    private Signing() {}

    static void card(Turn turn, CardNumber card) {
        if (Seating.memberShown(turn, card)) {
            return;
        }
        turn.deeds.play(Sound.CARD_READ);
        if (turn.patron.isPresent()) {
            // Another person, or the same who begins anew: what was before is brought to its end.
            turn.end(false);
            turn.stirred();
        }
        Applying.end(turn);
        turn.overlay = Overlay.NONE;
        Seating.cardShown(turn);
        ask(turn, card, Pin.NONE);
    }

    static void unreadable(Turn turn) {
        // Whoever fills in an application does not lose it by a coat pocket that comes near the reader.
        if (turn.patron.isEmpty() && !(turn.phase instanceof Phase.Applying)) {
            Seating.cardShown(turn);
            refuse(turn, Screen.Refusal.CARD_UNREADABLE);
        }
    }

    static void key(Turn turn, Phase.KeyingPin keying, int digit) {
        turn.deeds.play(Sound.KEY);
        if (keying.digits().length() < DIGITS_MAX) {
            turn.phase = new Phase.KeyingPin(keying.card(), keying.digits() + digit, false);
        }
    }

    static void erase(Turn turn, Phase.KeyingPin keying) {
        turn.deeds.play(Sound.KEY);
        String digits = keying.digits();
        turn.phase = new Phase.KeyingPin(
                keying.card(), digits.isEmpty() ? digits : digits.substring(0, digits.length() - 1), false);
    }

    static void enter(Turn turn, Phase.KeyingPin keying) {
        if (!keying.digits().isEmpty()) {
            ask(turn, keying.card(), new Pin(keying.digits()));
        }
    }

    static void answered(Turn turn, Phase.SigningIn signing, AskId id, Answer answer) {
        if (!signing.ask().equals(id)) {
            return;
        }
        if (!(answer instanceof KioskAnswer.SigningIn said)) {
            refuse(turn, Screen.Refusal.OFFLINE);
            return;
        }
        switch (said) {
            case KioskAnswer.SignedIn it -> welcome(turn, signing.card(), it);
            case KioskAnswer.PinNeeded _ -> turn.phase = new Phase.KeyingPin(signing.card(), "", false);
            case KioskAnswer.SignInRefused(var reason) -> refused(turn, signing, reason);
        }
    }

    private static void refused(Turn turn, Phase.SigningIn signing, KioskAnswer.SignInRefusal reason) {
        switch (reason) {
            case CARD_OR_PIN_WRONG -> {
                if (signing.pin().equals(Pin.NONE)) {
                    refuse(turn, Screen.Refusal.NOT_RECOGNISED);
                } else {
                    turn.deeds.play(Sound.REFUSED);
                    turn.phase = new Phase.KeyingPin(signing.card(), "", true);
                }
            }
            case WAIT_AFTER_FAILURES -> refuse(turn, Screen.Refusal.LOCKED);
            case CARD_REPORTED_LOST -> refuse(turn, Screen.Refusal.CARD_REPORTED_LOST);
            case NOT_A_PATRON -> refuse(turn, Screen.Refusal.NOT_A_PATRON);
        }
    }

    /** Nobody could be asked: the library's rule for such times. */
    static void unanswered(Turn turn, Phase.SigningIn signing, AskId id) {
        if (!signing.ask().equals(id)) {
            return;
        }
        boolean toBorrow = turn.seats.wanted().isEmpty() && turn.find.none();
        if (turn.rules.sealing().isPresent() && signing.pin().equals(Pin.NONE) && toBorrow) {
            turn.patron = Optional.of(new Patron(
                    new Borrower.Unseen(signing.card()),
                    MaskedCard.of(signing.card()),
                    "",
                    Optional.empty(),
                    false,
                    new MailReceipt.Never()));
            turn.deeds.play(Sound.WELCOME);
            turn.borrow();
        } else {
            refuse(turn, Screen.Refusal.OFFLINE);
        }
    }

    static void refuse(Turn turn, Screen.Refusal reason) {
        turn.deeds.play(Sound.REFUSED);
        turn.phase = new Phase.Refused(
                reason, turn.now.in(turn.patience(turn.rules.timings().message())));
    }

    private static void ask(Turn turn, CardNumber card, Pin pin) {
        turn.phase = new Phase.SigningIn(card, pin, turn.deeds.ask(new KioskAsk.SignIn(card, pin)));
    }

    private static void welcome(Turn turn, CardNumber card, KioskAnswer.SignedIn it) {
        turn.patron = Optional.of(new Patron(
                new Borrower.SignedIn(it.grant()),
                MaskedCard.of(card),
                it.name(),
                Optional.of(it.overview()),
                !it.blocks().isEmpty(),
                it.mail()));
        if (!turn.languageChosen && !it.language().isEmpty()) {
            turn.view = turn.view.in(ScreenLanguage.closestTo(it.language(), turn.rules.languages()));
        }
        turn.view = turn.view.with(it.display());
        turn.deeds.play(Sound.WELCOME);
        // Who brings a card to a pile wants to borrow it; everybody else is asked.
        boolean pile = turn.pile.stream()
                .anyMatch(tag -> turn.returns.books().stream()
                        .noneMatch(book -> book.lying().contains(tag.uid())));
        if (Seating.resumed(turn)) {
            turn.stirred();
            return;
        }
        if (!Finding.resumed(turn, pile)) {
            if (pile) {
                turn.borrow();
            } else {
                turn.home();
            }
        }
        if (it.overview().seats() > 0) {
            SeatLooking.askMine(turn);
        }
        turn.stirred();
    }

    private static final int DIGITS_MAX = 12;
}
