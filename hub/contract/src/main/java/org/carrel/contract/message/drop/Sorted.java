package org.carrel.contract.message.drop;

import java.util.List;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.message.kiosk.Destination;

/**
 * What a drop did with one thing.
 *
 * @param destination where it should go
 * @param by by whose word
 * @param bin into which it fell; none when nobody saw that, and it was taken off the belt by hand
 * @param exceptions why it lies elsewhere than its destination says, or why there is none
 */
public record Sorted(
        Destination destination, By by, List<CompartmentId> bin, List<Reason> exceptions, Securing securing) {
    /** By whose word a destination was chosen. */
    public enum By {
        HUB,
        /** The drop's own table of owners, because the hub could not be reached or did not answer in time. */
        TABLE
    }

    /** Why something is no ordinary return. */
    public enum Reason {
        /** The bin for its destination was full. */
        BIN_FULL,
        /** No tag was ever heard. */
        UNTAGGED,
        /** A tag was heard, and what is on it could not be read or is no item. */
        UNREADABLE,
        /** A piece of the set is missing. */
        UNPAIRED_PART,
        /** No library is known to own it. */
        UNKNOWN,
        /** It lay on the belt with others that go elsewhere. */
        MIXED,
        /** The belt or the diverter did not move as it should. */
        JAMMED,
        /** The power went while it was on the belt. */
        INTERRUPTED
    }

    /** What became of the tag's security. */
    public enum Securing {
        /** The gate alarms on it, as read back. */
        VERIFIED,
        PENDING_REPAIR,
        /** There was no tag of an item. */
        NOT_TRIED
    }

    public Sorted {
        bin = List.copyOf(bin);
        exceptions = List.copyOf(exceptions);
    }
}
