package org.carrel.shelf.panel;

/** What can be heard; each accompanies something that is also seen. */
public enum Sound {
    /** The card was read. */
    CARD_READ,
    /** Books are lit. */
    WELCOME,
    /** One book was taken or put back as it should be. */
    BOOK,
    /** A book is lent but its security could not be switched off: the gate may sound. */
    GATE_WARNING,
    WRONG_BOOK,
    REFUSED,
    /** A door stands open or nothing has happened for a while. */
    REMINDER,
    /** A door was forced or is left open. */
    ALARM,
    FAREWELL
}
