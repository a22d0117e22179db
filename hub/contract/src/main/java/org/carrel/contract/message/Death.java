package org.carrel.contract.message;

/**
 * A device is gone; retained in the place of its {@link Birth}.
 *
 * @param session the session that ended; ignored when a later one has begun
 */
public record Death(long session, Cause cause) implements DeviceToHub {
    /** Why it is gone. */
    public enum Cause {
        /** The broker lost it and published its last will. */
        LOST,
        /** It was stopped in good order. */
        STOPPED
    }
}
