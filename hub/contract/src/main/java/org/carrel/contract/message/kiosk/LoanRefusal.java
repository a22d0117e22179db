package org.carrel.contract.message.kiosk;

/** Why something is not lent or not renewed. */
public enum LoanRefusal {
    MEMBERSHIP_EXPIRED,
    BORROWING_BLOCKED,
    SUSPENDED,
    OVERDUE_LOANS,
    FEES_OWED,
    LOAN_LIMIT_REACHED,
    /** Of this kind of item. */
    KIND_LIMIT_REACHED,
    ITEM_UNKNOWN,
    /** For reading here only, or withdrawn. */
    ITEM_NOT_LENDABLE,
    ON_LOAN_TO_SOMEBODY_ELSE,
    /** They have it already; renewing it is another wish. */
    ON_LOAN_TO_SAME_PATRON,
    HELD_FOR_SOMEBODY_ELSE,
    /** Renewing: it is not on their loan any more. */
    LOAN_NOT_OPEN,
    SOMEBODY_WAITS,
    RECALLED,
    RENEWAL_LIMIT_REACHED,
    OVERDUE,
    /** The library's existing system says no, and not why in words that the hub knows. */
    BY_LIBRARY_SYSTEM,
    /** The kiosk had said before that it gave up this ask. */
    ASK_WITHDRAWN
}
