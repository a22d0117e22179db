package org.carrel.contract.id;

/** A part of a branch whose seats share their rules: a study room, the group rooms of a floor. */
public record SeatZoneId(String value) implements Comparable<SeatZoneId> {
    public SeatZoneId {
        Form.SLUG.require("zone", value);
    }

    @Override
    public int compareTo(SeatZoneId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
