package org.carrel.sim.world;

/** Names one piece of furniture, such as {@code shelf-1}. */
public record FurnitureId(String value) implements Comparable<FurnitureId> {
    @Override
    public int compareTo(FurnitureId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
