package org.carrel.kiosk.apply;

/** What a touch about a card is for. */
public enum CardDeed {
    /** Begin: apply, or look an application up. */
    BEGIN,
    APPLY,
    LOOK_UP,
    /** The notice was read and is accepted. */
    AGREE,
    /** The field in this place again. */
    CHANGE,
    SEND
}
