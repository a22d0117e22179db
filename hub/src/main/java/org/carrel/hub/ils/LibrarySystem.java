package org.carrel.hub.ils;

import java.time.Instant;
import java.util.List;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.ItemId;

/**
 * The existing library system. Each call waits for an answer, within a bound of its own, and says honestly what it does not know. Safe for
 * several threads; never called in a transaction.
 */
public interface LibrarySystem {
    /** Whose card this is and what waits for them. */
    Told<Reader> reader(CardNumber card);

    Told<Copy> copy(ItemId item);

    /** It has happened: the item is gone with this person. */
    Done lend(CardNumber card, ItemId item, Instant happened);

    /** It has happened: the item is back. */
    Done takeBack(ItemId item, Instant happened);

    /** A loan that was not meant. */
    Done undoLoan(ItemId item, Instant happened);

    Done renew(CardNumber card, ItemId item, Instant happened);

    /**
     * @param name empty when it is not told
     * @param mayBorrow whether nothing speaks against a loan
     * @param ready copies that wait for them on a pickup shelf
     * @param lent copies that they have
     * @param allLent whether {@code lent} has all of them
     */
    record Reader(String name, boolean mayBorrow, List<ItemId> ready, List<ItemId> lent, boolean allLent) {
        public Reader {
            ready = List.copyOf(ready);
            lent = List.copyOf(lent);
        }

        @Override
        public String toString() {
            return "reader ****";
        }
    }

    /** @param lent whether anybody has it on loan */
    record Copy(String title, boolean lent) {}

    /** An answer to a question. */
    sealed interface Told<T> {
        record Known<T>(T what) implements Told<T> {}

        record NoSuch<T>() implements Told<T> {}

        record Unavailable<T>() implements Told<T> {}
    }

    /** What came of telling it something. */
    sealed interface Done {
        /** @param due until when it is lent; none or one */
        record Yes(List<Instant> due) implements Done {
            public Yes {
                due = List.copyOf(due);
            }
        }

        /** @param reason in the system's own words */
        record No(String reason) implements Done {}

        /** Nothing was sent, so nothing was done. */
        record NotTold() implements Done {}

        /** It was sent and no answer came: done or not done. */
        record Unknown() implements Done {}
    }
}
