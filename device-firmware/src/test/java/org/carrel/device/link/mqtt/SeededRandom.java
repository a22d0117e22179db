package org.carrel.device.link.mqtt;

import java.util.SplittableRandom;
import org.carrel.device.port.RandomSource;

/** Chance from a seed. */
final class SeededRandom implements RandomSource {
    private final SplittableRandom random;

    SeededRandom(long seed) {
        random = new SplittableRandom(seed);
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
        return new SeededRandom(random.nextLong() ^ purpose.hashCode());
    }
}
