package org.carrel.shelf.bookdrop.screen;

/** What the screen above the mouth says, as a value; in every language at once. Never a title: people stand around. */
public sealed interface DropScreen {
    record Starting() implements DropScreen {}

    /** @param offline the library system cannot be reached; returns count all the same */
    record Open(boolean offline) implements DropScreen {}

    /** Something is in the mouth. */
    record PutIn() implements DropScreen {}

    /** What was put in is read and sorted. */
    record Working() implements DropScreen {}

    /**
     * @param things how many were received, 1 or more
     * @param unread how many of them nobody could read
     */
    record Received(int things, int unread, boolean offline) implements DropScreen {}

    record Closed(Reason reason) implements DropScreen {}

    /** Why nothing is taken. */
    enum Reason {
        FULL,
        OUT_OF_ORDER
    }
}
