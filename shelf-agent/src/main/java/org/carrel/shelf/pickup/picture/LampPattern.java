package org.carrel.shelf.pickup.picture;

/** What a compartment's lamp does; told apart by rhythm, never by colour alone. */
public enum LampPattern {
    OFF,
    /** Here. */
    STEADY,
    /** 1 Hz: waiting for you. */
    SLOW,
    /** Two short flashes each second: wrong. */
    DOUBLE_BLINK
}
