package org.carrel.hub.transaction;

/** The store could not do what was asked; nothing of the transaction happened. */
public final class StoreException extends RuntimeException {
    /** What the caller can do about it. */
    public enum Kind {
        /** Too many writers wait already; try again later. */
        BUSY,
        /** The disk is full; reading works. */
        FULL,
        /** Reading or writing failed, or the file is damaged: a person must look. */
        FAILED,
        /** The store has been closed. */
        CLOSED
    }

    private final Kind kind;

    public StoreException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public StoreException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
