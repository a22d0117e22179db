package org.carrel.hub.seat;

import org.carrel.contract.id.SeatId;
import org.carrel.hub.callqueue.Place;

/**
 * A seat or a room of a zone.
 *
 * @param label as it stands on the furniture
 * @param order its place in lists
 */
public record Seat(Place place, String label, int order) {
    private static final int LABEL_MAX = 20;

    public Seat {
        if (label.isBlank() || label.length() > LABEL_MAX) {
            throw new IllegalArgumentException("a seat's label has 1 to " + LABEL_MAX + " characters");
        }
    }

    public SeatId id() {
        return place.seat();
    }
}
