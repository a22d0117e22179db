package org.carrel.contract.id;

/** One patron's reservation. Says nothing about the patron. */
public record HoldId(String value) implements Comparable<HoldId> {
    public HoldId {
        Form.KEY.require("hold", value);
    }

    @Override
    public int compareTo(HoldId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
