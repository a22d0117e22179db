package org.carrel.shelf.presence;

/** How likely a tag is to be taken soon, and so how much of the reader's time it is worth; from {@link Attention}. The most urgent first. */
enum Regard {
    /** A book of the patron in session. */
    AWAITED,
    /** In a compartment that is lit or open. */
    LIVELY,
    /** In reach of anybody, but nobody is known to be there. */
    ELSEWHERE,
    /** Behind a locked door. */
    SEALED
}
