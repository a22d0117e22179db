package org.carrel.contract.message.kiosk;

/** What else a patron or the kiosk should know of an item that was lent or comes back. */
public sealed interface Remark {
    /** A set of so many pieces, 2 or more: count them. */
    record SetOf(int parts) implements Remark {}

    /** It was kept for this patron: their hold is fulfilled. */
    record HoldFulfilled() implements Remark {}
}
