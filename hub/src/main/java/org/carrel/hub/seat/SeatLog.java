package org.carrel.hub.seat;

import java.time.Instant;
import java.util.List;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SeatZoneId;

/** What happened to bookings and tickets; only ever added to. Penalties are computed from it and from nothing else. */
public interface SeatLog {
    void add(Line line);

    /** What may be charged to a person since then and was not forgiven, oldest first. */
    List<Violation> violations(PatronId patron, Instant since);

    /** Staff let it pass; false when there is no such violation. */
    boolean forgive(BookingId booking, PatronId patron, Instant now);

    /** The whole of it, oldest first, in pages. */
    List<Line> after(long sequence, int limit);

    /**
     * One line.
     *
     * @param sequence 0 before it was added
     * @param at when it was so by the clock; {@code written} is when the hub noted it
     * @param subject the booking's or the ticket's id
     * @param member whether the person was of the party without having applied
     * @param what the state's word, such as {@code no-show}
     */
    record Line(
            long sequence,
            Instant at,
            Instant written,
            SeatZoneId zone,
            String subject,
            PatronId patron,
            boolean member,
            String what) {}
}
