package org.carrel.device.link.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.device.port.Moment;
import org.carrel.sim.kernel.Chance;
import org.junit.jupiter.api.Test;

/** A door is believed to be open or shut once its contact has rested, in virtual time. */
class DebounceTest {
    private static final long MILLI = 1_000_000;
    private final Debounce debounce = new Debounce(Duration.ofMillis(20));

    @Test
    void theFirstLevelIsNewsOnceItHasRested() {
        assertEquals(Optional.empty(), debounce.heard(false, 0));
        assertEquals(20 * MILLI, debounce.nextDeadline());
        assertEquals(Optional.empty(), debounce.wake(19 * MILLI));
        assertEquals(Optional.of(false), debounce.wake(20 * MILLI));
        assertEquals(Moment.NEVER, debounce.nextDeadline());
        assertEquals(Optional.empty(), debounce.wake(1000 * MILLI));
    }

    @Test
    void chatterThatEndsWhereItBeganIsNoNews() {
        settle(false);
        assertEquals(Optional.empty(), debounce.heard(true, 100 * MILLI));
        assertEquals(Optional.empty(), debounce.heard(false, 105 * MILLI));
        assertEquals(Moment.NEVER, debounce.nextDeadline());
        assertEquals(Optional.empty(), debounce.wake(200 * MILLI));
    }

    @Test
    void everyChatterStartsTheRestAnew() {
        settle(false);
        debounce.heard(true, 100 * MILLI);
        debounce.heard(false, 110 * MILLI);
        debounce.heard(true, 112 * MILLI);
        assertEquals(132 * MILLI, debounce.nextDeadline());
        assertEquals(Optional.of(true), debounce.wake(132 * MILLI));
    }

    @Test
    void theSameLevelAgainDoesNotStartTheRestAnew() {
        settle(false);
        debounce.heard(true, 100 * MILLI);
        debounce.heard(true, 110 * MILLI);
        assertEquals(120 * MILLI, debounce.nextDeadline());
        assertEquals(Optional.of(true), debounce.heard(true, 121 * MILLI));
    }

    @Test
    void withoutRestEveryChangeIsNewsAtOnce() {
        Debounce raw = new Debounce(Duration.ZERO);
        assertEquals(Optional.of(true), raw.heard(true, 0));
        assertEquals(Optional.empty(), raw.heard(true, 1));
        assertEquals(Optional.of(false), raw.heard(false, 2));
    }

    // Method: a door that opens and shuts at random, its contact chattering for at most 15 ms each time, is reported
    // exactly as
    // it moved, under a thousand seeds.
    @Test
    void chatterShorterThanTheRestNeverShows() {
        for (int seed = 0; seed < 1000; seed++) {
            Chance chance = Chance.seeded(seed);
            Debounce one = new Debounce(Duration.ofMillis(20));
            List<Boolean> reported = new ArrayList<>();
            List<Boolean> moved = new ArrayList<>();
            long now = 0;
            boolean open = false;
            for (int move = 0; move < 10; move++) {
                moved.add(open);
                long end = now + 15 * MILLI;
                for (long at = now; at < end; at += chance.between(1, 4 * MILLI)) {
                    one.heard(chance.happens(0.5), at).ifPresent(reported::add);
                }
                one.heard(open, end).ifPresent(reported::add);
                now = end + chance.between(20 * MILLI, 500 * MILLI);
                one.wake(now).ifPresent(reported::add);
                open = !open;
            }
            assertEquals(moved, reported, "seed " + seed);
        }
    }

    private void settle(boolean level) {
        debounce.heard(level, 0);
        debounce.wake(20 * MILLI);
    }
}
