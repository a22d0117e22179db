package org.carrel.shelf.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.carrel.shelf.bench.Tally.Kind;
import org.carrel.shelf.presence.BayesianPresence;
import org.carrel.shelf.presence.Presence;
import org.carrel.shelf.presence.PresenceSettings;
import org.carrel.shelf.presence.ShelfLayout;
import org.junit.jupiter.api.Test;

/** What {@code ./bench presence} holds over a million inventories, over as many as a test may take. All times are simulated. */
class PresenceTrialTest {
    private static final long CYCLES = 20_000;

    /** Goal: nothing false is said of a full shelf, and it is said in time. Method: half a day of its life, judged by what is so. */
    @Test
    void aFullShelfSaysNothingFalseAndSaysItInTime() {
        Tally tally = new PresenceTrial(8, 40, 11).run(PresenceTrialTest::byOdds, CYCLES, Double.MAX_VALUE);
        assertEquals(0, tally.falseTaken, tally.complaints.toString());
        assertEquals(0, tally.wrongCompartments, tally.complaints.toString());
        tally.lifted.forEach((kind, delays) -> assertTrue(delays.count() > 100, kind + " " + delays.count()));
        // What is reached today, so that it grows no worse; the bars that it is held to stand in the bench.
        assertWithin(0.6, tally, Kind.AWAITED, 95);
        assertWithin(1.5, tally, Kind.AWAITED, 99);
        assertWithin(3.5, tally, Kind.LIVELY, 95);
        assertWithin(7, tally, Kind.LIVELY, 99);
        assertWithin(2 * tally.rounds.mean(), tally, Kind.QUIET, 95);
    }

    /** Goal: with one book each no other tag can testify for an antenna, and yet a lifted one is not held to be there for ever. */
    @Test
    void aNearlyEmptyShelfNoticesWithinSeconds() {
        Tally tally = new PresenceTrial(8, 1, 12).run(PresenceTrialTest::byOdds, CYCLES, Double.MAX_VALUE);
        assertTrue(
                tally.lifted(Kind.QUIET).count() > 10, tally.lifted(Kind.QUIET).count() + " lifts");
        assertWithin(10, tally, Kind.QUIET, 95);
        assertEquals(0, tally.wrongCompartments);
    }

    /** Goal: the world is hard enough for the first test to mean something. Method: a counter of misses errs in it all the time. */
    @Test
    void countingMissesErrsInTheSameWorld() {
        Tally tally = new PresenceTrial(8, 40, 11).run(layout -> new MissCounter(layout, 4), 4_000, Double.MAX_VALUE);
        assertTrue(tally.falseTaken > 20, "false taken: " + tally.falseTaken);
        assertTrue(tally.wrongCompartments > 5, "wrong compartment: " + tally.wrongCompartments);
        assertTrue(tally.lifted(Kind.LIVELY).percentile(95) > 2.5, "as late as four inventories are");
    }

    /** Goal: a seed is a world, so that what went wrong in a bench can be looked at again. */
    @Test
    void theSameSeedIsTheSameDay() {
        Tally one = new PresenceTrial(4, 10, 5).run(PresenceTrialTest::byOdds, 500, Double.MAX_VALUE);
        Tally other = new PresenceTrial(4, 10, 5).run(PresenceTrialTest::byOdds, 500, Double.MAX_VALUE);
        assertEquals(one.addressed, other.addressed);
        assertEquals(one.simulatedSeconds, other.simulatedSeconds);
    }

    private static Presence byOdds(ShelfLayout layout) {
        return new BayesianPresence(layout, PresenceSettings.DEFAULT);
    }

    private static void assertWithin(double seconds, Tally tally, Kind kind, int percent) {
        double took = tally.lifted(kind).percentile(percent);
        assertTrue(took <= seconds, "%s p%d: %.2f s, at most %.2f s".formatted(kind, percent, took, seconds));
    }
}
