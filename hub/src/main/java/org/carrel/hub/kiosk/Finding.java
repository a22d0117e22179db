package org.carrel.hub.kiosk;

import java.time.Instant;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.topic.Address;

/**
 * Something that happened at a kiosk and that staff have to look at: a loan made without the hub that the rules would have refused, or
 * an event that could not be booked as it was told.
 *
 * @param loan the loan that it is about, empty for none
 * @param reported when the kiosk says that it happened
 */
public record Finding(
        String id, Address kiosk, ItemId item, String loan, Reason reason, Instant reported, Instant found) {
    /** What speaks against it. */
    public enum Reason {
        MEMBERSHIP_EXPIRED,
        BORROWING_BLOCKED,
        SUSPENDED,
        OVERDUE_LOANS,
        FEES_OWED,
        LOAN_LIMIT_REACHED,
        KIND_LIMIT_REACHED,
        ITEM_UNKNOWN,
        ITEM_NOT_LENDABLE,
        ON_LOAN_TO_SOMEBODY_ELSE,
        HELD_FOR_SOMEBODY_ELSE,
        CARD_REPORTED_LOST,
        /** Nobody could be found to lend to: the item is gone without a loan. */
        CARD_UNKNOWN,
        /** It was not sealed to this hub by this kiosk for this item: the item is gone without a loan. */
        CARD_UNREADABLE,
        /** It was handed in somewhere since: the loan counts as ended by that. */
        HANDED_IN_SINCE,
        /** Pieces of a set are missing: the loan goes on. */
        PARTS_MISSING,
        /** Somebody borrowed it after it was put on the kiosk: that loan goes on. */
        LENT_SINCE,
        /** The patron never got it, but the loan had ended or changed hands before that was told. */
        LOAN_NOT_UNDONE
    }
}
