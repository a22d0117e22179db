package org.carrel.hub.seat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.identity.Patron;

/**
 * What the hub knows about one member of a party when it decides.
 *
 * @param bookings live ones of any day, and all of the day in question, in every zone
 * @param waiting in any zone
 */
record Standing(Patron patron, List<Booking> bookings, List<WaitingEntry.Live> waiting) {
    Standing {
        bookings = List.copyOf(bookings);
        waiting = List.copyOf(waiting);
    }

    /** Stays that count: what was cancelled or closed does not. */
    int stays(SeatZoneId zone, LocalDate day) {
        return (int) of(zone, day).stream().filter(Standing::counts).count();
    }

    /** In all zones. */
    int stays(LocalDate day) {
        return (int) of(day).filter(Standing::counts).count();
    }

    /** What is booked in a zone, on whatever day, and has not begun to be used. */
    int open(SeatZoneId zone) {
        return (int) bookings.stream()
                .filter(booking -> booking instanceof Booking.Confirmed
                        && booking.claim().zone().equals(zone))
                .count();
    }

    private static boolean counts(Booking booking) {
        return switch (booking) {
            case Booking.Live _,
                    Booking.Finished _,
                    Booking.NoShow _,
                    Booking.ReleasedAway _,
                    Booking.ReleasedUnderMinimum _ -> true;
            case Booking.Cancelled _, Booking.ClosedLibrary _ -> false;
        };
    }

    Duration used(SeatZoneId zone, LocalDate day) {
        return of(zone, day).stream().map(Standing::time).reduce(Duration.ZERO, Duration::plus);
    }

    /** In all zones. */
    Duration used(LocalDate day) {
        return of(day).map(Standing::time).reduce(Duration.ZERO, Duration::plus);
    }

    private List<Booking> of(SeatZoneId zone, LocalDate day) {
        return of(day).filter(booking -> booking.claim().zone().equals(zone)).toList();
    }

    private Stream<Booking> of(LocalDate day) {
        return bookings.stream().filter(booking -> booking.claim().day().equals(day));
    }

    /** What is planned, or what was used of it; nothing for what was not used. */
    static Duration time(Booking booking) {
        return switch (booking) {
            case Booking.Live live -> live.claim().span().length();
            case Booking.Finished ended -> until(ended, ended.at());
            case Booking.ReleasedAway ended -> until(ended, ended.at());
            case Booking.ReleasedUnderMinimum ended -> until(ended, ended.at());
            case Booking.NoShow _, Booking.Cancelled _, Booking.ClosedLibrary _ -> Duration.ZERO;
        };
    }

    private static Duration until(Booking booking, Instant end) {
        Instant from = booking.claim().span().from();
        return end.isAfter(from) ? Duration.between(from, end) : Duration.ZERO;
    }

    /** Whether a live booking anywhere lies in the span. */
    boolean hasAPlace(Span span) {
        return bookings.stream()
                .anyMatch(booking -> booking instanceof Booking.Live live
                        && live.claim().span().overlaps(span));
    }
}
