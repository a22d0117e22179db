package org.carrel.shelf.bookdrop.screen;

/** Where the screen is seen. Returns at once and never fails its caller. */
@FunctionalInterface
public interface DropView {
    void show(DropScreen screen);
}
