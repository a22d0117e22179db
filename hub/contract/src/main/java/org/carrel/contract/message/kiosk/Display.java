package org.carrel.contract.message.kiosk;

/** How a patron wishes a screen to be. */
public enum Display {
    LARGE_TYPE,
    HIGH_CONTRAST,
    /** Everything to touch in the lower part. */
    LOW_REACH,
    SPOKEN,
    CHILD
}
