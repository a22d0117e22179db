package org.carrel.device.sync;

import java.time.Duration;
import java.time.Instant;
import org.carrel.contract.message.DeviceTime;
import org.carrel.device.port.Moment;

/**
 * Judges an expiry that the hub gave by a wall clock that may be wrong. Each time the hub names a time, it is at least that late; from
 * there the monotonic clock counts on. So a clock that stands in the past is caught, and what is over is over whatever the clock says.
 */
final class HubClock {
    /** How far a device's clock may stand behind the hub's word and still be believed. */
    private static final Duration BEHIND_MAX = Duration.ofMinutes(2);

    private Instant named = Instant.MIN;
    private long namedNanos;

    /** What can be said of an expiry. */
    enum Judgement {
        IN_TIME,
        OVER,
        /** The clock proves nothing, so nothing may rest on it. */
        UNSURE
    }

    /** The hub said this time just now or earlier. */
    void hubNamed(Instant time, Moment now) {
        if (time.isAfter(atLeast(now))) {
            named = time;
            namedNanos = now.nanos();
        }
    }

    Judgement judge(Instant expires, Moment now) {
        Instant atLeast = atLeast(now);
        if (!atLeast.isBefore(expires)) {
            return Judgement.OVER;
        }
        boolean behind = atLeast.isAfter(Instant.MIN) && now.wall().isBefore(atLeast.minus(BEHIND_MAX));
        if (now.quality() == DeviceTime.Quality.UNKNOWN || behind) {
            return Judgement.UNSURE;
        }
        return now.wall().isBefore(expires) ? Judgement.IN_TIME : Judgement.OVER;
    }

    private Instant atLeast(Moment now) {
        return named.equals(Instant.MIN) ? Instant.MIN : named.plusNanos(now.nanos() - namedNanos);
    }
}
