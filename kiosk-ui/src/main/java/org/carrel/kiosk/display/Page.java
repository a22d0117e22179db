package org.carrel.kiosk.display;

/** Where the display is seen and heard. Returns at once and never fails its caller. */
interface Page {
    void show(DisplayScreen screen);

    /** Only when the last announcement had its time. */
    void announce(DisplayScreen.Line line);
}
