package org.carrel.kiosk.seat;

/** What a touch about seats is for. */
public enum SeatDeed {
    /** A zone of the list. */
    ZONE,
    /** One of the patron's own. */
    MINE,
    /** A certain seat of the plan. */
    SEAT,
    /** Whichever is free, or a number. */
    ANY,
    /** Something that a seat must have. */
    NEED,
    /** Something for several people, or for one again. */
    GROUP,
    /** So many people. */
    PEOPLE,
    /** Another day. */
    DAYS,
    DAY,
    SLOT,
    CHECK_IN,
    LEAVE,
    EXTEND,
    /** A seat, a booking or a number; it is asked once more. */
    GIVE_UP,
    SURE,
    CLAIM
}
