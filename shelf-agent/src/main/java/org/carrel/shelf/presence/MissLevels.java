package org.carrel.shelf.presence;

import java.util.List;

/**
 * The miss probabilities that a tag can have, as a short ladder, and what is believed before anything is known. A belief is one
 * weight per level, summing to 1; it is learned by Bayes' rule and leaks back towards the prior, for a tag's level can change.
 */
final class MissLevels {
    private static final List<Double> LEVELS = List.of(0.03, 0.08, 0.14, 0.20, 0.27, 0.35, 0.45, 0.57, 0.70, 0.82);
    private static final List<Double> PRIOR = List.of(0.10, 0.15, 0.20, 0.20, 0.15, 0.10, 0.053, 0.03, 0.015, 0.002);

    private final double[] miss =
            LEVELS.stream().mapToDouble(Double::doubleValue).toArray();
    private final double[] prior =
            PRIOR.stream().mapToDouble(Double::doubleValue).toArray();
    private final double driftPerSecond;

    MissLevels(double driftPerSecond) {
        this.driftPerSecond = driftPerSecond;
    }

    double[] fresh() {
        return prior.clone();
    }

    /** Lets {@code belief} leak towards the prior for the time since it was last used; returns the probability of a miss now. */
    double expect(double[] belief, long elapsedNanos) {
        double leak = Math.min(0.3, driftPerSecond * elapsedNanos / 1e9);
        double expected = 0;
        for (int level = 0; level < miss.length; level++) {
            double weight = belief[level] + leak * (prior[level] - belief[level]);
            belief[level] = weight;
            expected += weight * miss[level];
        }
        return expected;
    }

    /** @param expected what {@link #expect} returned just before */
    void learnMiss(double[] belief, double expected) {
        for (int level = 0; level < miss.length; level++) {
            belief[level] *= miss[level] / expected;
        }
    }

    /** @param expected what {@link #expect} returned just before */
    void learnHit(double[] belief, double expected) {
        for (int level = 0; level < miss.length; level++) {
            belief[level] *= (1 - miss[level]) / (1 - expected);
        }
    }
}
