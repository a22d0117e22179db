package org.carrel.hub.reservation;

import java.time.Instant;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.topic.Address;

/**
 * A collection that was accepted, because the book is gone, although something spoke against it.
 *
 * @param loan the loan that was made, empty when nobody could be found to lend to
 * @param reported when the device says that it happened
 */
public record Conflict(
        String id,
        Address device,
        HoldId hold,
        ItemId item,
        String loan,
        Reason reason,
        Instant reported,
        Instant found) {
    /** What spoke against it. */
    public enum Reason {
        HOLD_UNKNOWN,
        HOLD_LAPSED,
        HOLD_CANCELLED,
        HOLD_NOT_READY,
        HOLD_OF_SOMEBODY_ELSE,
        HOLD_COLLECTED_BEFORE,
        OTHER_ITEM_THAN_KEPT,
        ITEM_UNKNOWN,
        ITEM_ON_LOAN_TO_SOMEBODY_ELSE,
        CARD_UNKNOWN,
        CARD_REPORTED_LOST,
        BORROWING_BLOCKED,
        GRANT_UNKNOWN,
        /** It was handed in before or after: the loan counts as ended, and somebody has to see whether the item is there. */
        HANDED_IN_BEFORE_OR_AFTER,
        /** Neither card nor hold leads to a patron: the item is gone without a loan. */
        NOBODY_TO_LEND_TO
    }
}
