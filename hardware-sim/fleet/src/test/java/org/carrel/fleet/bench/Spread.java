package org.carrel.fleet.bench;

import java.util.Arrays;

/** Measured values in order, of which quantiles are taken. */
public final class Spread {
    private static final double NANOS_PER_MILLI = 1e6;

    private final double[] sorted;

    private Spread(double[] sorted) {
        this.sorted = sorted;
    }

    /** @throws IllegalArgumentException when nothing was measured */
    public static Spread of(double... values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return new Spread(sorted);
    }

    /** Nanoseconds, given out as milliseconds. */
    public static Spread millis(long... nanos) {
        return of(
                Arrays.stream(nanos).mapToDouble(each -> each / NANOS_PER_MILLI).toArray());
    }

    public int count() {
        return sorted.length;
    }

    /** The smallest measured value that at least this share of all does not exceed (nearest rank: never between two values). */
    public double quantile(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is above 0 and at most 1, was " + share);
        }
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    public double median() {
        return quantile(0.5);
    }

    public double most() {
        return sorted[sorted.length - 1];
    }

    public double mean() {
        return Arrays.stream(sorted).average().orElseThrow();
    }
}
