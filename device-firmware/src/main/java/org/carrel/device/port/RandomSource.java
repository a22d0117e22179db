package org.carrel.device.port;

/** Chance, and the ids made from it. Each component takes its own fork, so that a draw more in one leaves the others alone. */
public interface RandomSource {
    long nextLong();

    /** Uniform in [0, bound). */
    int nextInt(int bound);

    RandomSource fork(String purpose);
}
