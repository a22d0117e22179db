package org.carrel.shelf;

import java.time.Duration;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.CompartmentId;
import org.carrel.device.port.DigitalOutput;
import org.carrel.device.port.Moment;
import org.carrel.shelf.pickup.picture.LampPattern;

/** Turns patterns into pins. All lamps with the same pattern flash together, never more than twice a second. */
final class Lamps {
    private static final long CYCLE = Duration.ofSeconds(1).toNanos();
    private static final long HALF = CYCLE / 2;
    private static final long FLASH = Duration.ofMillis(125).toNanos();

    private final SortedMap<CompartmentId, DigitalOutput> pins;
    private final SortedMap<CompartmentId, Boolean> shining = new TreeMap<>();
    private SortedMap<CompartmentId, LampPattern> patterns = new TreeMap<>();

    /** Switches every lamp off. */
    Lamps(SortedMap<CompartmentId, DigitalOutput> pins) {
        this.pins = pins;
        allOff();
    }

    void show(SortedMap<CompartmentId, LampPattern> wanted, Moment now) {
        patterns = wanted;
        tick(now);
    }

    void tick(Moment now) {
        long phase = Math.floorMod(now.nanos(), CYCLE);
        pins.forEach((compartment, pin) -> {
            boolean on = shines(patterns.getOrDefault(compartment, LampPattern.OFF), phase);
            if (!Objects.equals(shining.put(compartment, on), on)) {
                pin.set(on);
            }
        });
    }

    void allOff() {
        pins.forEach((compartment, pin) -> {
            pin.set(false);
            shining.put(compartment, false);
        });
    }

    /** The next edge of a flashing lamp, in monotonic nanoseconds, or {@link Moment#NEVER}. */
    long nextDeadline(Moment now) {
        long phase = Math.floorMod(now.nanos(), CYCLE);
        long start = now.nanos() - phase;
        if (patterns.containsValue(LampPattern.DOUBLE_BLINK)) {
            long edge = phase < 3 * FLASH ? (phase / FLASH + 1) * FLASH : CYCLE;
            return start + Math.min(edge, phase < HALF ? HALF : CYCLE);
        }
        return patterns.containsValue(LampPattern.SLOW) ? start + (phase < HALF ? HALF : CYCLE) : Moment.NEVER;
    }

    private static boolean shines(LampPattern pattern, long phase) {
        return switch (pattern) {
            case OFF -> false;
            case STEADY -> true;
            case SLOW -> phase < HALF;
            case DOUBLE_BLINK -> phase < FLASH || (phase >= 2 * FLASH && phase < 3 * FLASH);
        };
    }
}
