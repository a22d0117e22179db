package org.carrel.sim.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Time passes only by events, in one order, within limits. */
class KernelTest {
    private final List<String> ran = new ArrayList<>();

    private static Kernel kernel(Kernel.Limits limits) {
        return new Kernel(limits, Trace.keeping(100), Chance.seeded(1));
    }

    private final Kernel kernel = kernel(Kernel.Limits.simulation());

    @Test
    void earlierRunsFirstAndEqualTimesKeepTheirOrder() {
        kernel.at(20, "late", () -> ran.add("late"));
        kernel.at(10, "first", () -> ran.add("first"));
        kernel.at(10, "second", () -> ran.add("second"));
        kernel.runUntil(100);
        assertEquals(List.of("first", "second", "late"), ran);
        assertEquals(100, kernel.now());
    }

    @Test
    void anEventForThePastRunsNow() {
        kernel.runUntil(50);
        kernel.at(10, "overdue", () -> ran.add("at " + kernel.now()));
        kernel.step();
        assertEquals(List.of("at 50"), ran);
    }

    @Test
    void aCancelledEventDoesNotRun() {
        Scheduled unwanted = kernel.at(10, "unwanted", () -> ran.add("unwanted"));
        kernel.cancel(unwanted);
        kernel.runUntil(100);
        assertEquals(List.of(), ran);
        assertTrue(kernel.idle());
    }

    @Test
    void waitingForWhatCannotComeIsAnError() {
        assertThrows(Kernel.SimulationStuck.class, () -> kernel.runUntil(() -> false, Duration.ofSeconds(1)));
        kernel.after(Duration.ofSeconds(2), "too late", () -> {});
        assertThrows(Kernel.SimulationStuck.class, () -> kernel.runUntil(() -> false, Duration.ofSeconds(1)));
    }

    @Test
    void anEndlessLoopIsCaught() {
        Kernel small = kernel(new Kernel.Limits(1000, 10, Duration.ofHours(1), Duration.ZERO));
        Runnable[] again = new Runnable[1];
        again[0] = () -> small.at(small.now(), "again", again[0]);
        again[0].run();
        assertThrows(Kernel.SimulationStuck.class, () -> small.runUntil(1));
    }

    @Test
    void aFloodOfEventsIsCaught() {
        Kernel small = kernel(new Kernel.Limits(1000, 10, Duration.ofHours(1), Duration.ZERO));
        assertThrows(Kernel.SimulationStuck.class, () -> {
            for (int count = 0; count < 11; count++) {
                small.at(count, "flood", () -> {});
            }
        });
    }

    // Jitter must explore other interleavings under another seed, and the same one under the same.
    @Test
    void jitterComesFromTheSeed() {
        assertEquals(jittered(7), jittered(7));
        assertNotEquals(jittered(7), jittered(8));
    }

    private static List<Long> jittered(long seed) {
        Kernel kernel = new Kernel(
                Kernel.Limits.simulation().jittered(Duration.ofMillis(5)), Trace.keeping(0), Chance.seeded(seed));
        List<Long> times = new ArrayList<>();
        for (int count = 0; count < 10; count++) {
            kernel.after(Duration.ofMillis(count), "event", () -> times.add(kernel.now()));
        }
        kernel.runFor(Duration.ofSeconds(1));
        return times;
    }
}
