package org.carrel.contract.message.kiosk;

/** Why something about a seat is not done. */
public enum SeatReason {
    ZONE_UNKNOWN,
    ZONE_CLOSED,
    MEMBERSHIP_EXPIRED,
    BLOCKED_BY_STAFF,
    CATEGORY_EXCLUDED,
    NO_SEAT_FOR_PARTY,
    DAY_TOO_SOON,
    DAY_TOO_FAR,
    NOT_A_SLOT,
    ZONE_FULL,
    SEAT_UNKNOWN,
    SEAT_NOT_FREE,
    SEAT_IS_ALLOCATED,
    BOOKING_SUSPENDED,
    STAYS_USED_UP,
    MINUTES_USED_UP,
    HAS_A_PLACE_THEN,
    WAITS_ALREADY,
    SEATS_ARE_FREE,
    WAITING_LIST_FULL,
    SOMEBODY_WAITS,
    CLOSES_TOO_SOON,
    /** None of this patron's. */
    BOOKING_UNKNOWN,
    BOOKING_ENDED,
    CHECK_IN_NOT_OPEN,
    TOO_LATE_TO_CANCEL,
    NOT_IN_USE,
    LEAVES_USED_UP,
    EXTENDING_NOT_OPEN,
    EXTENSIONS_USED_UP,
    LONGEST_STAY_REACHED,
    BOOKED_NEXT,
    /** None of this patron's. */
    TICKET_UNKNOWN,
    TICKET_ENDED,
    NOT_CALLED,
    /** Others of the party have not shown their cards yet. */
    CARDS_MISSING,
    ASK_WITHDRAWN
}
