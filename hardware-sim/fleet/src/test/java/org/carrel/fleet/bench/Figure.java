package org.carrel.fleet.bench;

import java.util.OptionalDouble;

/**
 * One line of a benchmark's table.
 *
 * @param baseline what the same quantity was for the thing compared with, measured in the same run; empty when there is none
 * @param bar what it is held to
 */
public record Figure(String name, double value, String unit, OptionalDouble baseline, Bar bar) {
    /** What a figure is held to. */
    public sealed interface Bar {
        boolean holds(double value, OptionalDouble ratio);

        String words();

        record AtMost(double limit) implements Bar {
            @Override
            public boolean holds(double value, OptionalDouble ratio) {
                return value <= limit;
            }

            @Override
            public String words() {
                return "<= " + Table.number(limit);
            }
        }

        record AtLeast(double limit) implements Bar {
            @Override
            public boolean holds(double value, OptionalDouble ratio) {
                return value >= limit;
            }

            @Override
            public String words() {
                return ">= " + Table.number(limit);
            }
        }

        /** Held to a multiple of the baseline of the same run. */
        record RatioAtMost(double limit) implements Bar {
            @Override
            public boolean holds(double value, OptionalDouble ratio) {
                return ratio.isPresent() && ratio.getAsDouble() <= limit;
            }

            @Override
            public String words() {
                return "ratio <= " + Table.number(limit);
            }
        }

        /** Held to a share of the baseline of the same run. */
        record RatioAtLeast(double limit) implements Bar {
            @Override
            public boolean holds(double value, OptionalDouble ratio) {
                return ratio.isPresent() && ratio.getAsDouble() >= limit;
            }

            @Override
            public String words() {
                return "ratio >= " + Table.number(limit);
            }
        }

        /** Printed for the reader; held to nothing. */
        record None() implements Bar {
            @Override
            public boolean holds(double value, OptionalDouble ratio) {
                return true;
            }

            @Override
            public String words() {
                return "-";
            }
        }
    }

    /** The same under another name. */
    Figure named(String other) {
        return new Figure(other, value, unit, baseline, bar);
    }

    public static Figure of(String name, double value, String unit, Bar bar) {
        return new Figure(name, value, unit, OptionalDouble.empty(), bar);
    }

    public static Figure against(String name, double value, double baseline, String unit, Bar bar) {
        return new Figure(name, value, unit, OptionalDouble.of(baseline), bar);
    }

    public OptionalDouble ratio() {
        return baseline.isPresent() && baseline.getAsDouble() != 0
                ? OptionalDouble.of(value / baseline.getAsDouble())
                : OptionalDouble.empty();
    }

    public boolean holds() {
        return bar.holds(value, ratio());
    }
}
