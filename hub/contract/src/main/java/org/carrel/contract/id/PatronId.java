package org.carrel.contract.id;

/** The hub's own opaque key of a patron: not a card number, and worthless outside the hub. */
public record PatronId(String value) implements Comparable<PatronId> {
    public PatronId {
        Form.KEY.require("patron", value);
    }

    @Override
    public int compareTo(PatronId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
