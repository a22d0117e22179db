package org.carrel.fleet.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.carrel.sim.kernel.Kernel;

/** What the time truly is: the kernel's, from a Monday morning on, and now and then some days later at a stroke. */
final class Calendar implements InstantSource {
    private static final Instant START = Instant.parse("2026-11-23T01:00:00Z");

    private final Kernel kernel;
    private Duration skipped = Duration.ZERO;

    Calendar(Kernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public Instant instant() {
        return START.plus(skipped).plusNanos(kernel.now()).truncatedTo(ChronoUnit.MILLIS);
    }

    Duration skipped() {
        return skipped;
    }

    /** Every true clock goes forward; what waits on a monotonic one still waits. */
    void skip(Duration time) {
        skipped = skipped.plus(time);
        kernel.note("calendar", "it is now " + instant());
    }
}
