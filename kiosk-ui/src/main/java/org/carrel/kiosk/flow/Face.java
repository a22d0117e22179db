package org.carrel.kiosk.flow;

/** Where a kiosk shows itself. Shows the latest it was given; returns at once and never fails its caller. */
public interface Face {
    void show(Shown shown);
}
