package org.carrel.hub.kiosk.delegation;

import java.time.Instant;
import java.util.List;
import org.carrel.contract.id.ItemId;
import org.carrel.hub.ledger.Money;
import org.carrel.hub.lending.Lending;
import org.carrel.hub.reservation.Reservations;

/** What the library's existing system said to what a patron wants, asked before the hub answers. */
public sealed interface SystemSaid {
    /** Nobody asked it. */
    record Nothing() implements SystemSaid {}

    /** It could not be reached, so nothing was done: the hub's own rules decide, and the system is told afterwards. */
    record Away() implements SystemSaid {}

    /** It was asked, and nobody knows what it did: as {@link Away}, and what may have been done there is looked for and taken back. */
    record Unsure() implements SystemSaid {}

    /**
     * @param due until when; none when it does not say
     * @param title of a copy that the hub does not know; none when it knows it
     */
    record Lent(List<Instant> due, List<String> title) implements SystemSaid {
        public Lent {
            due = List.copyOf(due);
            title = List.copyOf(title);
        }
    }

    record FeeFirst(Money fee) implements SystemSaid {}

    /** @param reasons none when the system says no and not why in words that the hub knows */
    record NotLent(List<Lending.Refusal> reasons) implements SystemSaid {
        public NotLent {
            reasons = List.copyOf(reasons);
        }
    }

    /** What became of one renewal or of all of them. */
    record Renewed(List<Longer> renewed, List<ItemId> unrenewed) implements SystemSaid {
        public Renewed {
            renewed = List.copyOf(renewed);
            unrenewed = List.copyOf(unrenewed);
        }
    }

    /** @param due until when; none when it does not say */
    record Longer(ItemId item, List<Instant> due) {
        public Longer {
            due = List.copyOf(due);
        }
    }

    record HoldTaken() implements SystemSaid {}

    record HoldReleased() implements SystemSaid {}

    /** @param reasons as in {@link NotLent} */
    record HoldRefused(List<Reservations.Refusal> reasons) implements SystemSaid {
        public HoldRefused {
            reasons = List.copyOf(reasons);
        }
    }
}
