package org.carrel.fleet.demo;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits as a person does: looks again and again, and gives up after a while. */
final class Patience {
    private static final long BETWEEN_LOOKS_MILLIS = 20;

    private Patience() {}

    /** Whether it came true in time. */
    static boolean until(BooleanSupplier holds, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
        }
        return true;
    }

    static void pass(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }
}
