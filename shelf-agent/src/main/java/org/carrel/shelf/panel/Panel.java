package org.carrel.shelf.panel;

/** The screen on the shelf. Shows the latest value it was given; returns at once and never fails its caller. */
public interface Panel {
    void show(PanelScreen screen);
}
