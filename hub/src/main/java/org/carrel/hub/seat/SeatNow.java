package org.carrel.hub.seat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.carrel.contract.id.SeatId;
import org.carrel.hub.branch.Opening;
import org.carrel.hub.callqueue.Place;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.seat.Booking.Live;

/**
 * A seat as everybody may see it: for the floor's screens, a door, a web site. Nothing about who has it.
 *
 * @param until when that changes by the clock at the latest; for a free one, how long it can be had; for the others {@link Instant#MAX}
 */
public record SeatNow(Seat seat, State state, Instant until) {
    /** What a seat is at a moment. */
    public enum State {
        FREE,
        IN_USE,
        /** Somebody's who will be back. Not free. */
        AWAY,
        /** Booked, and its party may still come. */
        RESERVED,
        /** Kept for a number that is called. */
        CALLED,
        /** Of no use to anybody; the outage says why. */
        OUT_OF_ORDER,
        /** Nobody's, but not for long enough to be given to anybody. */
        TOO_SHORT,
        CLOSED
    }

    /** In the order of the furniture. */
    public static List<SeatNow> of(ZoneDay day, Instant now) {
        boolean open = day.opening() instanceof Opening.Open hours && hours.isOpen(now);
        List<SeatId> free = day.free(now).stream().map(Place::seat).toList();
        List<SeatNow> seats = new ArrayList<>();
        for (Seat seat : day.seats()) {
            seats.add(
                    open ? of(day, seat, free.contains(seat.id()), now) : new SeatNow(seat, State.CLOSED, Instant.MAX));
        }
        seats.sort(Comparator.comparingInt((SeatNow shown) -> shown.seat().order())
                .thenComparing(shown -> shown.seat().id()));
        return seats;
    }

    private static SeatNow of(ZoneDay day, Seat seat, boolean free, Instant now) {
        if (!seat.isUsable(now)) {
            return new SeatNow(
                    seat, State.OUT_OF_ORDER, seat.outage().getFirst().until());
        }
        for (Live booking : day.bookings()) {
            Span span = booking.claim().span();
            if (booking.claim().seat().equals(seat.id()) && span.contains(now)) {
                return new SeatNow(seat, state(booking), span.until());
            }
        }
        for (WaitingEntry.Live entry : day.queue().entries()) {
            if (entry instanceof WaitingEntry.Called(var _, WaitingEntry.Call call)
                    && call.seat().equals(seat.id())) {
                return new SeatNow(seat, State.CALLED, call.until());
            }
        }
        return free
                ? new SeatNow(
                        seat,
                        State.FREE,
                        day.grant(seat.id(), now).map(Span::until).orElse(Instant.MAX))
                : new SeatNow(seat, State.TOO_SHORT, Instant.MAX);
    }

    private static State state(Live booking) {
        return switch (booking) {
            case Booking.Confirmed _ -> State.RESERVED;
            case Booking.InUse _, Booking.ShortOfPeople _ -> State.IN_USE;
            case Booking.Away _ -> State.AWAY;
        };
    }
}
