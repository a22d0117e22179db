package org.carrel.fleet.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.ServiceLoader;
import org.awaitility.Awaitility;
import org.carrel.contract.message.DeviceTime.Quality;
import org.carrel.device.runtime.SystemClock;
import org.carrel.device.runtime.WallClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the console does to a clock reaches the program that reads it, while it runs and when it starts. */
class FileClockTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    @TempDir
    Path folder;

    private volatile Instant machine = NOON;

    @Test
    void withoutAFileItIsThisMachinesClock() {
        FileClock clock = clock();
        assertEquals(NOON, clock.instant());
        assertTrue(clock.disciplined() && clock.keptWhileOff());
    }

    @Test
    void aStepShowsWhileTheProgramRuns() throws IOException {
        FileClock clock = clock();
        ClockSetting.off(Duration.ofDays(-1)).write(file());
        shows(clock, NOON.minus(Duration.ofDays(1)));
        assertTrue(clock.disciplined());
        ClockSetting.RIGHT.write(file());
        shows(clock, NOON);
    }

    @Test
    void aClockThatGainsIsAheadByMoreAndMoreAndNobodyKeepsIt() throws IOException {
        ClockSetting.gaining(Duration.ofHours(1), NOON).write(file());
        FileClock clock = clock();
        assertEquals(NOON, clock.instant());
        machine = NOON.plusSeconds(30);
        assertEquals(NOON.plusSeconds(30).plus(Duration.ofMinutes(30)), clock.instant());
        assertFalse(clock.disciplined());
    }

    @Test
    void anEmptyBatteryCountsWhenThePowerComesAndRunsOnFromThere() throws IOException {
        FileClock running = clock();
        Instant chip = Instant.parse("2000-01-01T00:00:00Z");
        ClockSetting.waking(chip).write(file());
        FileClock started = clock();
        machine = NOON.plusSeconds(5);
        assertEquals(chip.plusSeconds(5), started.instant());
        assertFalse(started.disciplined() || started.keptWhileOff());
        Awaitility.await()
                .during(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(5))
                .until(() -> running.instant().equals(NOON.plusSeconds(5)));
        ClockSetting.RIGHT.write(file());
        shows(started, NOON.plusSeconds(5));
    }

    @Test
    void timeThatPassesForAllIsAddedToWhatIsWrong() throws IOException {
        ClockSetting.off(Duration.ofDays(1)).later(Duration.ofDays(7)).write(file());
        assertEquals(NOON.plus(Duration.ofDays(8)), clock().instant());
    }

    @Test
    void whatCannotBeUnderstoodChangesNothing() throws IOException {
        ClockSetting.off(Duration.ofDays(1)).write(file());
        FileClock clock = clock();
        Files.writeString(file(), "ahead=a bit\n");
        Awaitility.await()
                .during(Duration.ofMillis(300))
                .atMost(Duration.ofSeconds(5))
                .until(() -> clock.instant().equals(NOON.plus(Duration.ofDays(1))));
    }

    @Test
    void programsFindItOnTheirClassPath() {
        assertInstanceOf(
                FileClock.class,
                ServiceLoader.load(InstantSource.class).findFirst().orElseThrow());
        WallClock wall = ServiceLoader.load(WallClock.class).findFirst().orElseThrow();
        assertInstanceOf(FileWallClock.class, wall);
        assertEquals(Quality.SYNCHRONIZED, SystemClock.with(wall).get().quality());
    }

    private FileClock clock() {
        return new FileClock(() -> machine, Optional.of(file()));
    }

    private Path file() {
        return folder.resolve("clock");
    }

    private static void shows(FileClock clock, Instant time) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> clock.instant().equals(time));
    }
}
