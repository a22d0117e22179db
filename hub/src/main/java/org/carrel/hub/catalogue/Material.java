package org.carrel.hub.catalogue;

/** What kind of thing a title is, as somebody at the shelf would call it. */
public enum Material {
    BOOK,
    SERIAL,
    SOUND,
    FILM,
    SCORE,
    MAP,
    /** Needs a screen of its own. */
    DIGITAL,
    OTHER
}
