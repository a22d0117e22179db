package org.carrel.contract.message;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Figures that may be lost: name with unit (such as {@code outbox.rows}, {@code reader.cycle.millis}) to value. */
public record Telemetry(DeviceTime time, SortedMap<String, Double> figures) implements DeviceToHub {
    /** The figure that says through which event the device believes the hub to have committed everything. */
    public static final String ACKNOWLEDGED = "outbox.acknowledged";

    public Telemetry {
        figures = Collections.unmodifiableSortedMap(new TreeMap<>(figures));
        figures.forEach((name, value) -> {
            if (name.isEmpty() || name.length() > 128) {
                throw new IllegalArgumentException("a figure's name has 1 to 128 characters, not '" + name + "'");
            }
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("a figure must be finite, but " + name + " was " + value);
            }
        });
    }
}
