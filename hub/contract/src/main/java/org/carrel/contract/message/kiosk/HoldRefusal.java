package org.carrel.contract.message.kiosk;

/** Why nothing is reserved. */
public enum HoldRefusal {
    MEMBERSHIP_EXPIRED,
    BORROWING_BLOCKED,
    TITLE_UNKNOWN,
    BRANCH_UNKNOWN,
    NOTHING_LENDABLE,
    ALREADY_HELD,
    ALREADY_BORROWED,
    HOLD_LIMIT_REACHED,
    /** The library's existing system says no, and not why in words that the hub knows. */
    BY_LIBRARY_SYSTEM,
    ASK_WITHDRAWN
}
