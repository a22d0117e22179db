package org.carrel.sim.world;

/** Names one thing that can be carried: a book, a card, a loose label. */
public record ThingId(String value) implements Comparable<ThingId> {
    @Override
    public int compareTo(ThingId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
