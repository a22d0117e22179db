package org.carrel.shelf.bench;

import java.util.Arrays;

/** Measured times, in any unit, and their percentiles by nearest rank. */
public final class Delays {
    private double[] values = new double[256];
    private int count;

    void add(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, count * 2);
        }
        values[count++] = value;
    }

    void addAll(Delays others) {
        for (int index = 0; index < others.count; index++) {
            add(others.values[index]);
        }
    }

    public int count() {
        return count;
    }

    /** @return NaN when nothing was measured */
    public double percentile(double percent) {
        if (count == 0) {
            return Double.NaN;
        }
        double[] sorted = Arrays.copyOf(values, count);
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(percent / 100 * count) - 1)];
    }

    /** @return NaN when nothing was measured */
    public double mean() {
        return Arrays.stream(values, 0, count).average().orElse(Double.NaN);
    }
}
