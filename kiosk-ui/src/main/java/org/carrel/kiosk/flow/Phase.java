package org.carrel.kiosk.flow;

import java.util.Optional;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.Pin;
import org.carrel.contract.message.KioskAsk;
import org.carrel.kiosk.apply.CardVisit;
import org.carrel.kiosk.receipt.Handout;
import org.carrel.kiosk.receipt.Post;
import org.carrel.kiosk.seat.SeatVisit;

/** What the kiosk is at. */
sealed interface Phase {
    /** It finds out what lies on the pad. */
    record Starting() implements Phase {}

    record Resting() implements Phase {}

    /**
     * The hub is asked who it is.
     *
     * @param pin {@link Pin#NONE} before one was keyed in
     */
    record SigningIn(CardNumber card, Pin pin, AskId ask) implements Phase {}

    record KeyingPin(CardNumber card, String digits, boolean wrong) implements Phase {
        /** Without what is keyed in. */
        @Override
        public String toString() {
            return "KeyingPin[" + digits.length() + " digits]";
        }
    }

    record Refused(Screen.Refusal reason, long until) implements Phase {}

    record AtHome() implements Phase {}

    /** @param finishing the patron is done, and something is still being done about a book */
    record Borrowing(boolean finishing) implements Phase {}

    /** @param finishing likewise */
    record Returning(boolean finishing) implements Phase {}

    record OpeningAccount(AskId ask) implements Phase {}

    /** @param renewing while the hub is asked to renew */
    record AtAccount(Screen.Account.Part part, int first, Optional<Renewing> renewing) implements Phase {}

    /** @param times 1 for the first time */
    record Renewing(AskId ask, KioskAsk<?> what, int times) {}

    /** How far it is, is in the state's quest. */
    record Finding() implements Phase {}

    /** Seats are looked at, taken or given up; also without a card. */
    record AtSeats(SeatVisit visit) implements Phase {}

    /** Somebody wants a card; all that they entered is in here. */
    record Applying(CardVisit visit) implements Phase {}

    record Parting(Screen.Summary summary, Handout handout, Post post, long until) implements Phase {}
}
