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
    ASK_WITHDRAWN
}
