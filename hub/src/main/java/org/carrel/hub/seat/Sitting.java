package org.carrel.hub.seat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.SeatId;
import org.carrel.hub.callqueue.Party;
import org.carrel.hub.callqueue.Place;
import org.carrel.hub.callqueue.WaitingEntry.Waiting;
import org.carrel.hub.seat.Booking.Claim;
import org.carrel.hub.seat.Booking.Confirmed;
import org.carrel.hub.seat.Booking.InUse;
import org.carrel.hub.seat.Booking.Live;
import org.carrel.hub.seat.Booking.Origin;
import org.carrel.hub.seat.Booking.Use;
import org.carrel.hub.seat.SeatRule.Wish;
import org.carrel.hub.seat.ZoneSteps.Decision;
import org.carrel.hub.seat.ZoneSteps.Decision.Made;

/** Getting a seat: booked ahead, or walking in. */
final class Sitting {
    private Sitting() {}

    /** What is asked for: the seat by name, where a zone lets patrons choose; else none is named. */
    record Choice(List<SeatId> seat) {
        static final Choice NONE = new Choice(List.of());

        Choice {
            seat = List.copyOf(seat);
        }
    }

    /** @param wish with the slot that is wanted as its span */
    static Decision<Live> bookAhead(Wish wish, Choice choice, BookingId id) {
        ZoneDay day = wish.day();
        List<SeatRefusal> objections = SeatRule.objections(wish, SeatRule.AHEAD);
        if (!objections.isEmpty()) {
            return new Decision.Refused<>(objections);
        }
        Duration longest = shorter(wish.left(), day.rules().minutes(Rule.LONGEST_MINUTES));
        Span span = longest.compareTo(wish.span().length()) < 0
                ? new Span(wish.span().from(), wish.span().from().plus(longest))
                : wish.span();
        return chosen(day, choice, day.freeAhead(span, wish.party(), wish.now()), wish.party())
                .flatMap(place -> {
                    Claim claim = claim(wish, id, place.seat(), span, Origin.AHEAD);
                    return made(day, new Confirmed(claim, new TreeSet<>()));
                });
    }

    /** @param wish with the time until closing as its span */
    static Decision<Live> walkIn(Wish wish, Choice choice, BookingId id) {
        ZoneDay day = wish.day();
        Wish now = new Wish(
                day,
                wish.party(),
                wish.members(),
                List.of(),
                untilNextOwn(wish),
                wish.terms(),
                wish.zone(),
                wish.now());
        List<SeatRefusal> objections = SeatRule.objections(now, SeatRule.ON_SITE);
        if (!objections.isEmpty()) {
            return new Decision.Refused<>(objections);
        }
        List<Place> free = day.free(wish.now()).stream()
                .filter(place -> place.fits(wish.party()))
                .toList();
        return chosen(day, choice, free, wish.party()).flatMap(place -> {
            if (wanted(day, place)) {
                return Decision.refused(SeatRefusal.SOMEBODY_WAITS);
            }
            Instant end = BookingClock.earliest(
                    day.grant(place.seat(), wish.now()).orElseThrow().until(),
                    wish.now().plus(wish.left()),
                    now.span().until());
            Claim claim = claim(wish, id, place.seat(), new Span(wish.now(), end), Origin.WALK_IN);
            return made(day, new InUse(claim, Use.from(wish.now())));
        });
    }

    /** A walk-in ends before the party's own next booking; when that is too near, the whole wish stands and is refused for it. */
    private static Span untilNextOwn(Wish wish) {
        Instant shortest = wish.now().plus(wish.day().rules().minutes(Rule.SHORTEST_MINUTES));
        Instant next = wish.members().stream()
                .flatMap(member -> member.bookings().stream())
                .filter(booking -> booking instanceof Live)
                .map(booking -> booking.claim().span().from())
                .filter(from ->
                        !from.isBefore(shortest) && from.isBefore(wish.span().until()))
                .min(Instant::compareTo)
                .orElse(wish.span().until());
        return new Span(wish.now(), next);
    }

    /** Whether somebody who waits could have this place. */
    static boolean wanted(ZoneDay day, Place place) {
        return day.queue().entries().stream()
                .anyMatch(entry -> entry instanceof Waiting waiting
                        && place.fits(waiting.ticket().party()));
    }

    private static Decision<Place> chosen(ZoneDay day, Choice choice, List<Place> free, Party party) {
        if (choice.seat().isEmpty()) {
            // Of the places that fit, the plainest: what has more is left for those who need it.
            return free.isEmpty() ? Decision.refused(SeatRefusal.ZONE_FULL) : made(day, free.getFirst());
        }
        SeatId wanted = choice.seat().getFirst();
        Optional<Seat> seat = day.seat(wanted);
        if (seat.isEmpty()) {
            return Decision.refused(SeatRefusal.SEAT_UNKNOWN);
        }
        if (!day.rules().is(Rule.PATRON_CHOOSES)) {
            return Decision.refused(SeatRefusal.SEAT_IS_ALLOCATED);
        }
        if (!seat.get().place().fits(party)) {
            return Decision.refused(SeatRefusal.NO_SEAT_FOR_PARTY);
        }
        return free.stream()
                .filter(place -> place.seat().equals(wanted))
                .findFirst()
                .map(place -> made(day, place))
                .orElse(Decision.refused(SeatRefusal.SEAT_NOT_FREE));
    }

    static Claim claim(Wish wish, BookingId id, SeatId seat, Span span, Origin origin) {
        return new Claim(
                id, wish.day().zone().id(), seat, wish.party(), wish.day().day(), span, origin, wish.now());
    }

    private static <T> Decision<T> made(ZoneDay day, T result) {
        return new Made<>(result, day, List.of());
    }

    static Decision<Live> made(ZoneDay day, Live booking) {
        ZoneDay.Moved moved = day.put(booking);
        return new Made<>(booking, moved.day(), moved.changes());
    }

    static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Whether the party can sit down now and need not wait. */
    static boolean couldWalkIn(ZoneDay day, Party party, Instant now) {
        return day.free(now).stream().anyMatch(place -> place.fits(party) && !wanted(day, place));
    }
}
