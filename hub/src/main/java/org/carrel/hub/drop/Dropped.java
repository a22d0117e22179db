package org.carrel.hub.drop;

import java.time.Instant;
import java.util.List;
import org.carrel.contract.message.DropEvent.ItemDropped;
import org.carrel.contract.message.kiosk.Destination;
import org.carrel.contract.topic.Address;

/**
 * One thing that was put into a drop: what the drop noticed and did, and what the hub made of it. Kept as evidence, for whoever says that a
 * book was returned and for whoever carries it on.
 *
 * @param booking what was booked
 * @param next where it goes; none for what is no item
 * @param reported when the drop says that it came in
 */
public record Dropped(
        String id,
        Address drop,
        ItemDropped event,
        Booking booking,
        List<Destination> next,
        Instant reported,
        Instant heard) {
    /** What was booked for it. */
    public enum Booking {
        /** Its loan has ended. */
        RETURNED,
        /** Nobody had it on loan, as far as the hub knows; taken all the same. */
        NOT_ON_LOAN,
        /** A piece of the set is missing: the loan goes on. */
        INCOMPLETE,
        /** It belongs to another library of the alliance. */
        OTHER_LIBRARY,
        /** No item that is known here. */
        UNKNOWN,
        /** Somebody borrowed it after it was put in, and has it. */
        LENT_SINCE,
        /** Nobody could read what it is. */
        NOT_IDENTIFIED
    }

    public Dropped {
        next = List.copyOf(next);
    }
}
