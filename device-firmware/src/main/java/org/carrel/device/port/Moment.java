package org.carrel.device.port;

import java.time.Duration;
import java.time.Instant;
import org.carrel.contract.message.DeviceTime;

/**
 * Now, on both clocks of a device. Durations and deadlines come from {@code nanos} alone; {@code wall} only stamps and is
 * compared with expiries that the hub gave.
 *
 * @param nanos monotonic, from an arbitrary origin
 * @param wall may step in either direction at any time
 */
public record Moment(long nanos, Instant wall, DeviceTime.Quality quality) {
    /** A deadline that never comes. */
    public static final long NEVER = Long.MAX_VALUE;

    /** The monotonic time that is {@code duration} from now, as a deadline. */
    public long in(Duration duration) {
        return nanos + duration.toNanos();
    }

    /** Whether a deadline has come. */
    public boolean reached(long deadline) {
        return nanos >= deadline;
    }
}
