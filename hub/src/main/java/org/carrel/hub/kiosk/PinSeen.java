package org.carrel.hub.kiosk;

/** What was found about the PIN of somebody who wants to sign in; compared outside the transaction, since it is slow. */
public enum PinSeen {
    /** No PIN came with it. */
    NOT_ASKED,
    RIGHT,
    /** Or the card is nobody's, or its holder has no PIN. */
    WRONG,
    /** Too many wrong ones: nobody looked. */
    LOCKED
}
