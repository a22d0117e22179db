package org.carrel.sim.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** One fork per purpose, so that one component's draws never move another's. */
class ChanceTest {
    @Test
    void aForkDependsOnSeedAndNameAlone() {
        Chance disturbed = Chance.seeded(5);
        disturbed.nextLong();
        disturbed.fork("other").nextLong();
        assertEquals(
                Chance.seeded(5).fork("radio").nextLong(),
                disturbed.fork("radio").nextLong());
        assertNotEquals(
                Chance.seeded(5).fork("radio").nextLong(),
                Chance.seeded(5).fork("disk").nextLong());
        assertNotEquals(
                Chance.seeded(5).fork("radio").nextLong(),
                Chance.seeded(6).fork("radio").nextLong());
    }

    @Test
    void neverAndAlwaysCostNoDraw() {
        Chance one = Chance.seeded(5);
        Chance other = Chance.seeded(5);
        assertFalse(one.happens(0));
        assertTrue(one.happens(1));
        assertEquals(other.nextLong(), one.nextLong());
    }

    @Test
    void aRateIsKept() {
        Chance chance = Chance.seeded(5);
        int happened = 0;
        for (int count = 0; count < 100_000; count++) {
            happened += chance.happens(0.2) ? 1 : 0;
        }
        assertEquals(20_000, happened, 600);
    }
}
