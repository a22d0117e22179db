package org.carrel.kiosk.flow;

/** What stands before the screen, which goes on behind it. */
public enum Overlay {
    NONE,
    HELP,
    DISPLAY,
    STILL_THERE
}
