package org.carrel.shelf.presence;

import java.util.List;

/**
 * How a tag can be missed, as a short list of manners, and what is believed before anything is known. A manner is a probability of
 * missing an addressed read and one of missing an inventory; the two are alike for most tags, for inventories of some tags worse
 * (collisions) or better. A belief is one weight per manner, summing to 1; it is learned by Bayes' rule and leaks back towards the
 * prior, for how a tag is missed can change.
 */
final class MissLevels {
    private static final List<Double> LEVELS = List.of(0.03, 0.08, 0.14, 0.20, 0.27, 0.35, 0.45, 0.57, 0.70, 0.82);
    private static final List<Double> LEVEL_PRIOR =
            List.of(0.10, 0.15, 0.20, 0.20, 0.15, 0.10, 0.0648, 0.03, 0.005, 0.0002);
    private static final double ALIKE = 0.6;
    private static final double INVENTORY_WORSE = 0.25;
    private static final double INVENTORY_BETTER = 0.15;

    private final int count = 3 * LEVELS.size();
    private final double[] addressedMiss = new double[count];
    private final double[] inventoryMiss = new double[count];
    private final double[] prior = new double[count];
    private final double driftPerSecond;

    MissLevels(double driftPerSecond) {
        this.driftPerSecond = driftPerSecond;
        for (int level = 0; level < LEVELS.size(); level++) {
            double miss = LEVELS.get(level);
            double weight = LEVEL_PRIOR.get(level);
            set(3 * level, miss, miss, weight * ALIKE);
            set(3 * level + 1, miss, 1 - 0.75 * (1 - miss), weight * INVENTORY_WORSE);
            set(3 * level + 2, miss, 0.6 * miss, weight * INVENTORY_BETTER);
        }
    }

    double[] fresh() {
        return prior.clone();
    }

    /** Lets {@code belief} leak towards the prior for the time since it was last used; returns the probability of a miss now. */
    double expect(double[] belief, boolean byInventory, long elapsedNanos) {
        double[] miss = byInventory ? inventoryMiss : addressedMiss;
        double leak = Math.min(0.3, driftPerSecond * elapsedNanos / 1e9);
        double expected = 0;
        for (int manner = 0; manner < count; manner++) {
            double weight = belief[manner] + leak * (prior[manner] - belief[manner]);
            belief[manner] = weight;
            expected += weight * miss[manner];
        }
        return expected;
    }

    /** @param expected what {@link #expect} returned just before */
    void learnMiss(double[] belief, boolean byInventory, double expected) {
        double[] miss = byInventory ? inventoryMiss : addressedMiss;
        for (int manner = 0; manner < count; manner++) {
            belief[manner] *= miss[manner] / expected;
        }
    }

    /** @param expected what {@link #expect} returned just before */
    void learnHit(double[] belief, boolean byInventory, double expected) {
        double[] miss = byInventory ? inventoryMiss : addressedMiss;
        for (int manner = 0; manner < count; manner++) {
            belief[manner] *= (1 - miss[manner]) / (1 - expected);
        }
    }

    private void set(int manner, double addressed, double inventory, double weight) {
        addressedMiss[manner] = addressed;
        inventoryMiss[manner] = inventory;
        prior[manner] = weight;
    }
}
