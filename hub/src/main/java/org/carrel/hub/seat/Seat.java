package org.carrel.hub.seat;

import java.time.Instant;
import java.util.List;
import org.carrel.contract.id.SeatId;
import org.carrel.hub.callqueue.Place;

/**
 * A seat or a room of a zone.
 *
 * @param label as it stands on the furniture
 * @param order its place in lists
 * @param outage none or one, and none when it is in order
 */
public record Seat(Place place, String label, int order, List<Outage> outage) {
    private static final int LABEL_MAX = 20;

    public Seat {
        outage = List.copyOf(outage);
        if (outage.size() > 1) {
            throw new IllegalArgumentException("a seat is out of order for one reason, not " + outage.size());
        }
        if (label.isBlank() || label.length() > LABEL_MAX) {
            throw new IllegalArgumentException("a seat's label has 1 to " + LABEL_MAX + " characters");
        }
    }

    /** One that is in order. */
    public Seat(Place place, String label, int order) {
        this(place, label, order, List.of());
    }

    /** Whether it can be used from that moment on. */
    boolean isUsable(Instant from) {
        return outage.stream().allMatch(out -> out.isOver(from));
    }

    public SeatId id() {
        return place.seat();
    }

    /**
     * Why a seat cannot be used, from when that was said.
     *
     * @param reason for people
     * @param until the first instant at which it can be used again; {@link Instant#MAX} while nobody knows
     */
    public record Outage(String reason, Instant until) {
        private static final int REASON_MAX = 200;

        public Outage {
            if (reason.isBlank()
                    || reason.length() > REASON_MAX
                    || reason.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("a reason is one line of 1 to " + REASON_MAX + " characters");
            }
        }

        boolean isOver(Instant now) {
            return !now.isBefore(until);
        }
    }
}
