package org.carrel.device.port;

/** One output of a reader's multiplexer, 1 to 32, as wired. */
public record Antenna(int number) implements Comparable<Antenna> {
    public Antenna {
        if (number < 1 || number > 32) {
            throw new IllegalArgumentException("antenna must be 1 to 32, was " + number);
        }
    }

    @Override
    public int compareTo(Antenna other) {
        return Integer.compare(number, other.number);
    }
}
