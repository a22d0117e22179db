package org.carrel.sim.gpio;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * The pins of one board, between the board (which drives outputs) and the furniture (which drives inputs). Levels are electrical:
 * true is high. Outputs are low until driven and fall low when the board lets go of them (pull-downs, so that a lock without a
 * board stays locked and a lamp stays dark); inputs are high until pulled low (pull-ups, so that a cut wire reads as an open door).
 *
 * <p>Not thread-safe: it lives on the world's thread. Listeners are told of changes only, and run at once.
 */
public final class PinBank {
    private final TreeMap<Integer, Line> lines = new TreeMap<>();
    private final List<Listener> listeners = new ArrayList<>();

    /** Hears when the level that the other side sees has changed. */
    @FunctionalInterface
    public interface Listener {
        void changed(Pin pin, boolean high);
    }

    private static final class Line {
        private final Pin pin;
        private boolean driven;
        private boolean stuck;
        private boolean stuckHigh;

        private Line(Pin pin) {
            this.pin = pin;
            this.driven = pin.direction() == Pin.Direction.INPUT;
        }

        private boolean seen() {
            return stuck ? stuckHigh : driven;
        }
    }

    /** @throws IllegalArgumentException when a number or name is used twice */
    public PinBank(Collection<Pin> pins) {
        for (Pin pin : pins) {
            boolean named =
                    lines.values().stream().anyMatch(line -> line.pin.name().equals(pin.name()));
            if (named || lines.putIfAbsent(pin.number(), new Line(pin)) != null) {
                throw new IllegalArgumentException("pin used twice: " + pin);
            }
        }
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    public List<Pin> pins() {
        return lines.values().stream().map(line -> line.pin).toList();
    }

    public boolean has(int number) {
        return lines.containsKey(number);
    }

    public Pin pin(int number) {
        return line(number).pin;
    }

    public OptionalInt numbered(String name) {
        return lines.values().stream()
                .filter(line -> line.pin.name().equals(name))
                .mapToInt(line -> line.pin.number())
                .findFirst();
    }

    /** Drives a pin from its own side: the board an output, the furniture an input. */
    public void drive(int number, boolean high) {
        Line line = line(number);
        boolean before = line.seen();
        line.driven = high;
        tell(line, before);
    }

    /** The level that the other side sees. */
    public boolean high(int number) {
        return line(number).seen();
    }

    /** The board lets go of all outputs. */
    public void releaseOutputs() {
        for (Line line : lines.values()) {
            if (line.pin.direction() == Pin.Direction.OUTPUT) {
                drive(line.pin.number(), false);
            }
        }
    }

    /** Whatever drives it, the other side sees this level: a short to ground or to the supply. */
    public void stick(int number, boolean high) {
        Line line = line(number);
        boolean before = line.seen();
        line.stuck = true;
        line.stuckHigh = high;
        tell(line, before);
    }

    public void unstick(int number) {
        Line line = line(number);
        boolean before = line.seen();
        line.stuck = false;
        tell(line, before);
    }

    private void tell(Line line, boolean before) {
        boolean now = line.seen();
        if (before != now) {
            List.copyOf(listeners).forEach(listener -> listener.changed(line.pin, now));
        }
    }

    private Line line(int number) {
        Line line = lines.get(number);
        if (line == null) {
            throw new IllegalArgumentException("no pin " + number);
        }
        return line;
    }
}
