package org.carrel.hub.transaction;

/**
 * The store could not do what was asked; nothing of the transaction happened. {@link Kind#LOST} alone leaves it open whether a commit
 * under way was made: who repeats the work must be known to the store by an id, as a device's event or a request with a key is.
 */
public final class StoreException extends RuntimeException {
    /** What the caller can do about it. */
    public enum Kind {
        /** Too many writers wait already; try again later. */
        BUSY,
        /** The disk is full; reading works. */
        FULL,
        /** The database server cannot be reached, or let go of us; it is tried anew with the next call. */
        LOST,
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
