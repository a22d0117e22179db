package org.carrel.device.sync;

import java.util.SplittableRandom;
import org.carrel.device.port.RandomSource;

/** Chance from a seed; a fork depends on its purpose alone, not on what was drawn before. */
public final class SeededRandom implements RandomSource {
    private final long seed;
    private final SplittableRandom random;

    public SeededRandom(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    @Override
    public long nextLong() {
        return random.nextLong();
    }

    @Override
    public int nextInt(int bound) {
        return random.nextInt(bound);
    }

    @Override
    public RandomSource fork(String purpose) {
        return new SeededRandom(seed * 31 + purpose.hashCode());
    }
}
