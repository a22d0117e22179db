package org.carrel.contract.id;

/** One party's claim to one seat for one stretch of time. Says nothing about the party. */
public record BookingId(String value) implements Comparable<BookingId> {
    public BookingId {
        Form.KEY.require("booking", value);
    }

    @Override
    public int compareTo(BookingId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
