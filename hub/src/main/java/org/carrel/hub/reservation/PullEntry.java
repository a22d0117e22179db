package org.carrel.hub.reservation;

import java.time.Instant;
import org.carrel.contract.id.ItemId;
import org.carrel.hub.shelf.ShelfPlace;

/** One item that staff are to take off a shelf. */
public record PullEntry(ShelfPlace place, ItemId item, Reason reason, Instant since) {
    /** Why it does not belong there. */
    public enum Reason {
        HOLD_LAPSED,
        HOLD_CANCELLED,
        /** Nobody waits for it here. */
        NO_HOLD,
        /** The next in line collects at another branch. */
        WANTED_AT_ANOTHER_BRANCH,
        /** The hub thinks that somebody has it: return it first. */
        STILL_ON_LOAN,
        UNKNOWN_ITEM
    }
}
