package org.carrel.hub.ils;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.Pin;
import org.carrel.hub.ledger.Money;
import org.carrel.hub.lending.Lending.Refusal;

/**
 * The existing library system. Each call waits for an answer, within a bound of its own, and says honestly what it does not know. Safe for
 * several threads; never called in a transaction.
 */
public interface LibrarySystem {
    /**
     * Whose card this is, what they have and what waits for them.
     *
     * @param pin to be checked with it; {@link Pin#NONE} for no check
     */
    Told<Reader> reader(CardNumber card, Pin pin);

    Told<Copy> copy(ItemId item);

    /** It has happened: the item is gone with this person. */
    Done lend(CardNumber card, ItemId item, Instant happened);

    /** It has happened: the item is back. */
    Done takeBack(ItemId item, Instant happened);

    /** A loan that was not meant. */
    Done undoLoan(ItemId item, Instant happened);

    /** It has happened: the loan is longer. */
    Done renew(CardNumber card, ItemId item, Instant happened);

    /** May this person have it? Answered by the system's own rules. */
    Done askLoan(CardNumber card, ItemId item, boolean feeAgreed);

    Done askRenewal(CardNumber card, ItemId item);

    /** @return per item that was longer lent or not */
    RenewedAll askRenewalOfAll(CardNumber card);

    /** A hold on the title of this copy. */
    Done placeHold(CardNumber card, ItemId item, String pickup);

    Done cancelHold(CardNumber card, ItemId item);

    /**
     * @param name empty when it is not told
     * @param pin what the system says of the PIN that came along
     * @param standing whether they may borrow
     * @param ready copies that wait for them on a pickup shelf
     * @param waiting copies that stand for holds on their titles which cannot be collected yet
     * @param lent copies that they have
     * @param allLent whether {@code lent} has all of them
     * @param allHolds whether {@code ready} and {@code waiting} have all of them
     * @param owed what they owe; none when it is not told in money that the hub counts
     * @param validThrough the last day of membership; none when it is not told
     */
    record Reader(
            String name,
            PinWord pin,
            Standing standing,
            List<ItemId> ready,
            List<ItemId> waiting,
            List<ItemId> lent,
            boolean allLent,
            boolean allHolds,
            List<Money> owed,
            List<LocalDate> validThrough) {
        public Reader {
            ready = List.copyOf(ready);
            waiting = List.copyOf(waiting);
            lent = List.copyOf(lent);
            owed = List.copyOf(owed);
            validThrough = List.copyOf(validThrough);
        }

        @Override
        public String toString() {
            return "reader ****";
        }
    }

    /** What the system says of a PIN. */
    enum PinWord {
        /** None was sent, or the system checks none. */
        NOT_CHECKED,
        RIGHT,
        WRONG
    }

    /**
     * @param mayBorrow whether nothing speaks against a loan
     * @param reasons those that the system names by its flags; may be empty although something speaks against it
     * @param words what the system shows to the reader; empty for nothing
     */
    record Standing(boolean mayBorrow, List<Refusal> reasons, String words) {
        public Standing {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * @param place where it is
     * @param due until when it is lent; none when it is not, or the system does not say
     */
    record Copy(String title, Place place, List<Instant> due) {
        public Copy {
            due = List.copyOf(due);
        }

        public boolean lent() {
            return place == Place.LENT;
        }
    }

    /** Where a copy is, as far as the hub has to know. */
    enum Place {
        HERE,
        LENT,
        /** Kept for whoever placed a hold. */
        KEPT,
        /** On its way, on order, missing or lost. */
        AWAY
    }

    /** An answer to a question. */
    sealed interface Told<T> {
        record Known<T>(T what) implements Told<T> {}

        record NoSuch<T>() implements Told<T> {}

        record Unavailable<T>() implements Told<T> {}
    }

    /** What came of telling it something, or of asking for something. */
    sealed interface Done {
        /** @param due until when it is lent; none or one */
        record Yes(List<Instant> due) implements Done {
            public Yes {
                due = List.copyOf(due);
            }
        }

        /** @param reason in the system's own words */
        record No(String reason) implements Done {}

        /** Not without the reader's agreeing to a fee; nothing was done. */
        record FeeFirst(Money fee) implements Done {}

        /** Nothing was sent, so nothing was done. */
        record NotTold() implements Done {}

        /** It was sent and no answer came: done or not done. */
        record Unknown() implements Done {}
    }

    /** What came of asking for every loan of a reader to be longer. */
    sealed interface RenewedAll {
        record Answered(List<ItemId> renewed, List<ItemId> unrenewed) implements RenewedAll {
            public Answered {
                renewed = List.copyOf(renewed);
                unrenewed = List.copyOf(unrenewed);
            }
        }

        record NotTold() implements RenewedAll {}

        record Unknown() implements RenewedAll {}
    }
}
