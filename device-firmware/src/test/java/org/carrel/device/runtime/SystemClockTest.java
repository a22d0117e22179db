package org.carrel.device.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.carrel.contract.message.DeviceTime.Quality;
import org.junit.jupiter.api.Test;

/** How far the wall clock may be trusted is said by evidence, not by how plausible its time looks. */
class SystemClockTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private long nanos;
    private boolean synchronised;
    private Instant wall = NOW;

    @Test
    void aBoardWithoutABatteryClockDoesNotKnowTheTimeUntilItIsSet() {
        // It wakes with the time of its last shutdown, which looks right.
        SystemClock clock = clock(false);
        assertEquals(Quality.UNKNOWN, clock.get().quality());
        synchronised = true;
        nanos += Duration.ofSeconds(11).toNanos();
        assertEquals(Quality.SYNCHRONIZED, clock.get().quality());
    }

    @Test
    void whatKeptTheTimeWhileOffRunsFreely() {
        assertEquals(Quality.FREE_RUNNING, clock(true).get().quality());
    }

    @Test
    void aTimeBeforeThisSoftwareIsUnknownWhateverIsSaidOfIt() {
        wall = Instant.EPOCH;
        synchronised = true;
        assertEquals(Quality.UNKNOWN, clock(true).get().quality());
    }

    @Test
    void theTimeServiceIsNotAskedAtEveryLook() {
        SystemClock clock = clock(true);
        synchronised = true;
        nanos += Duration.ofSeconds(1).toNanos();
        assertEquals(Quality.FREE_RUNNING, clock.get().quality());
    }

    @Test
    void theKernelCanBeAsked() {
        // Whatever it says of this machine, it says the same twice and nothing breaks.
        assertEquals(KernelClock.synchronised(), KernelClock.synchronised());
    }

    private SystemClock clock(boolean keptWhileOff) {
        return new SystemClock(() -> nanos, () -> wall, () -> synchronised, keptWhileOff);
    }
}
