package org.carrel.contract.id;

/** One seat, or one room, that is given to one party at a time. */
public record SeatId(String value) implements Comparable<SeatId> {
    public SeatId {
        Form.KEY.require("seat", value);
    }

    @Override
    public int compareTo(SeatId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
