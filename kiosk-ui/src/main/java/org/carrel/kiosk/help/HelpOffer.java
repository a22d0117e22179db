package org.carrel.kiosk.help;

/** Whether somebody can be called to the kiosk. */
public enum HelpOffer {
    OFFERED,
    /** On its way to the hub. */
    CALLING,
    /** The hub has it: somebody comes. */
    COMING,
    /** Nobody can be called from here now; the desk can be asked. */
    DESK
}
