package org.carrel.device.board;

/** Something that the settings name cannot be used; the message says what, and what to do. */
public final class Unusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Unusable(String message, Throwable cause) {
        super(message, cause);
    }
}
