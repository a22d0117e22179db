package org.carrel.contract.message.seat;

/** What a patron does with their seat. */
public enum SeatUse {
    /** They are here; after a leave, they are back. */
    CHECK_IN,
    LEAVE,
    EXTEND,
    /** They go for today. */
    RELEASE,
    /** They will not come. */
    CANCEL
}
