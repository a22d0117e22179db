package org.carrel.contract.message;

import java.time.Instant;

/**
 * When something happened, as far as the device knows.
 *
 * @param wall the device's wall clock, to the millisecond
 * @param quality how far the wall clock can be trusted
 * @param uptimeMillis monotonic milliseconds since the agent's present start; orders and spaces events although the
 *     wall clock steps
 */
public record DeviceTime(Instant wall, Quality quality, long uptimeMillis) {
    /** How far a wall clock can be trusted. */
    public enum Quality {
        /** Set by a time source during this boot. */
        SYNCHRONIZED,
        /** Was set once, has run freely since. */
        FREE_RUNNING,
        /** Never set since boot; a board without a battery clock starts so. */
        UNKNOWN
    }

    public DeviceTime {
        if (uptimeMillis < 0) {
            throw new IllegalArgumentException("uptimeMillis must not be negative, was " + uptimeMillis);
        }
    }
}
