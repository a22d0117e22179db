package org.carrel.device.port;

/** What can be heard; each accompanies something that is also seen. */
public enum Sound {
    /** The card was read. */
    CARD_READ,
    /** Somebody is served now. */
    WELCOME,
    /** One book was taken, put back, lent or returned as it should be. */
    BOOK,
    /** A book is lent but its security could not be switched off: the gate may sound. */
    GATE_WARNING,
    /** Not this book, or not yet: put it back. */
    WRONG_BOOK,
    REFUSED,
    /** A key of a keypad, the same for every key. */
    KEY,
    /** A door stands open or nothing has happened for a while. */
    REMINDER,
    /** A door was forced or is left open. */
    ALARM,
    FAREWELL
}
