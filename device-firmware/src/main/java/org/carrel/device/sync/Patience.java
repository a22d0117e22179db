package org.carrel.device.sync;

import java.time.Duration;
import org.carrel.device.port.Moment;
import org.carrel.device.port.RandomSource;

/** Waits that double up to a limit, each a quarter more or less by chance so that a fleet does not move in step. */
final class Patience {
    private static final int SPREAD = 1_000;
    private final Duration first;
    private final Duration last;
    private final RandomSource random;
    private Duration next;

    Patience(Duration first, Duration last, RandomSource random) {
        this.first = first;
        this.last = last;
        this.random = random;
        this.next = first;
    }

    void reset() {
        next = first;
    }

    /** The monotonic time at which the present wait ends; the one after it is longer. */
    long until(Moment now) {
        double factor = 0.75 + 0.5 * random.nextInt(SPREAD) / SPREAD;
        long wait = (long) (next.toNanos() * factor);
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(last) > 0 ? last : doubled;
        return now.nanos() + wait;
    }
}
