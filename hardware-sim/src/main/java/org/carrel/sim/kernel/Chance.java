package org.carrel.sim.kernel;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Seeded randomness. Each component takes one fork per purpose, by name: the fork depends on the seed and the names alone, not on
 * when it was taken or what others drew, so a draw more in one place leaves the rest of the world as it was.
 */
public final class Chance {
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private final long seed;
    private final SplittableRandom random;

    private Chance(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    public static Chance seeded(long seed) {
        return new Chance(seed);
    }

    public Chance fork(String purpose) {
        long hash = FNV_OFFSET ^ seed;
        for (byte each : purpose.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xFF)) * FNV_PRIME;
        }
        return new Chance(new SplittableRandom(hash).nextLong());
    }

    /** True with the given probability, 0 to 1. Draws nothing at the ends, so that a rate of zero costs no randomness. */
    public boolean happens(double probability) {
        return probability > 0 && (probability >= 1 || random.nextDouble() < probability);
    }

    /** Uniform in [0, bound). */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Uniform in [least, most]. */
    public long between(long least, long most) {
        return least == most ? least : random.nextLong(least, most + 1);
    }

    public long nextLong() {
        return random.nextLong();
    }

    public byte[] bytes(int count) {
        byte[] drawn = new byte[count];
        random.nextBytes(drawn);
        return drawn;
    }

    public <T> T pick(List<T> choices) {
        return choices.get(below(choices.size()));
    }
}
