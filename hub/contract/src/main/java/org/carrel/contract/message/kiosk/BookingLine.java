package org.carrel.contract.message.kiosk;

import java.time.Instant;
import java.util.List;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.SeatZoneId;

/**
 * A seat that a patron has or will have.
 *
 * @param label as it stands on the furniture
 * @param by the first instant that is too late to come, or to be back; none when nothing is waited for
 */
public record BookingLine(
        BookingId booking, SeatZoneId zone, String label, State state, Instant from, Instant until, List<Instant> by) {
    public BookingLine {
        by = List.copyOf(by);
    }

    /** Where it has got to. */
    public enum State {
        /** Booked; cards have to be shown. */
        BOOKED,
        IN_USE,
        AWAY,
        /** A room with fewer people than it is given to. */
        SHORT_OF_PEOPLE,
        OVER
    }
}
