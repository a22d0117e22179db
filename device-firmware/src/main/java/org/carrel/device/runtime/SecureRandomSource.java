package org.carrel.device.runtime;

import java.security.SecureRandom;
import org.carrel.device.port.RandomSource;

/** Chance from the operating system. Safe for several threads; every fork is as good as the whole. */
public final class SecureRandomSource implements RandomSource {
    private final SecureRandom random;

    public SecureRandomSource() {
        this(new SecureRandom());
    }

    private SecureRandomSource(SecureRandom random) {
        this.random = random;
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
        return new SecureRandomSource(random);
    }
}
