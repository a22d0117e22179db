package org.carrel.hub.seat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.branch.Opening;
import org.carrel.hub.seat.Booking.Away;
import org.carrel.hub.seat.Booking.Cancelled;
import org.carrel.hub.seat.Booking.Claim;
import org.carrel.hub.seat.Booking.Confirmed;
import org.carrel.hub.seat.Booking.Finished;
import org.carrel.hub.seat.Booking.InUse;
import org.carrel.hub.seat.Booking.Live;
import org.carrel.hub.seat.Booking.ShortOfPeople;
import org.carrel.hub.seat.Booking.Use;
import org.carrel.hub.seat.Booking.Using;
import org.carrel.hub.seat.ZoneSteps.Decision;
import org.carrel.hub.seat.ZoneSteps.Decision.Made;

/** What happens between getting a seat and giving it up. Each takes a booking that the clock has already been asked about. */
record Staying(ZoneDay day, ZoneId zone, Instant now) {
    /** Cards are shown: the first time by everybody, after a leave by anybody of the party. */
    Decision<Live> checkIn(Live booking, SortedSet<PatronId> cards) {
        Claim claim = booking.claim();
        if (cards.isEmpty() || !claim.party().members().containsAll(cards)) {
            return Decision.refused(SeatRefusal.NOT_OF_THE_PARTY);
        }
        return switch (booking) {
            case Confirmed(Claim _, SortedSet<PatronId> present) -> {
                Instant opens = claim.span().from().minus(day.rules().minutes(Rule.CHECK_IN_EARLY_MINUTES));
                if (now.isBefore(opens)) {
                    yield Decision.refused(SeatRefusal.CHECK_IN_NOT_OPEN);
                }
                SortedSet<PatronId> shown = new TreeSet<>(present);
                shown.addAll(cards);
                yield Sitting.made(
                        day,
                        shown.containsAll(claim.party().members())
                                ? new InUse(claim, Use.from(now))
                                : new Confirmed(claim, shown));
            }
            case Away(Claim _, Use use, Instant _, Instant _, boolean _) -> Sitting.made(day, new InUse(claim, use));
            case InUse _, ShortOfPeople _ -> new Made<>(booking, day, List.of());
        };
    }

    Decision<Live> leave(Live booking) {
        return switch (booking) {
            case InUse(Claim claim, Use use) ->
                use.leaves() >= day.rules().number(Rule.LEAVES)
                        ? Decision.refused(SeatRefusal.LEAVES_USED_UP)
                        : away(claim, use.leaving(), false);
            case Away _ -> new Made<>(booking, day, List.of());
            case Confirmed _, ShortOfPeople _ -> Decision.refused(SeatRefusal.NOT_IN_USE);
        };
    }

    /** Staff found nobody there: the time of a leave runs from now on, and none is used up by it. */
    Decision<Live> seenEmpty(Live booking) {
        return switch (booking) {
            case InUse(Claim claim, Use use) -> away(claim, use, true);
            case ShortOfPeople(Claim claim, Use use, Instant _) -> away(claim, use, true);
            case Away _ -> new Made<>(booking, day, List.of());
            case Confirmed _ -> Decision.refused(SeatRefusal.NOT_IN_USE);
        };
    }

    private Decision<Live> away(Claim claim, Use use, boolean seenEmpty) {
        return Sitting.made(day, new Away(claim, use, now, now.plus(leave()), seenEmpty));
    }

    /** A leave that begins at a meal time lasts as long as a meal. */
    private Duration leave() {
        LocalTime time = LocalTime.ofInstant(now, zone);
        boolean meal = day.rules().meals().stream().anyMatch(hours -> hours.contains(time));
        Duration ordinary = day.rules().minutes(Rule.LEAVE_MINUTES);
        Duration longer = day.rules().minutes(Rule.LEAVE_MEAL_MINUTES);
        return meal && longer.compareTo(ordinary) > 0 ? longer : ordinary;
    }

    /**
     * @param left what each member has left of the day beside what is planned already, the least of them
     * @param elsewhere when the first of them has another place; {@link Instant#MAX} when nobody has
     */
    Decision<Live> extend(Live booking, Duration left, Instant elsewhere) {
        if (!(booking instanceof Using using)) {
            return Decision.refused(SeatRefusal.NOT_IN_USE);
        }
        Claim claim = booking.claim();
        Instant end = claim.span().until();
        Instant longest = claim.span().from().plus(day.rules().minutes(Rule.LONGEST_MINUTES));
        Instant next = day.nextStart(claim.seat(), now);
        Instant closing = day.opening() instanceof Opening.Open open ? open.until() : end;
        List<SeatRefusal> reasons = new ArrayList<>();
        add(
                reasons,
                now.isBefore(end.minus(day.rules().minutes(Rule.EXTEND_WITHIN_MINUTES))),
                SeatRefusal.EXTENDING_NOT_OPEN);
        add(reasons, using.use().extensions() >= day.rules().number(Rule.EXTENSIONS), SeatRefusal.EXTENSIONS_USED_UP);
        add(reasons, isWanted(claim), SeatRefusal.SOMEBODY_WAITS);
        add(reasons, !next.isAfter(end), SeatRefusal.BOOKED_NEXT);
        add(reasons, !elsewhere.isAfter(end), SeatRefusal.HAS_A_PLACE_THEN);
        add(reasons, !longest.isAfter(end), SeatRefusal.LONGEST_STAY_REACHED);
        add(reasons, !left.isPositive(), SeatRefusal.MINUTES_USED_UP);
        add(reasons, !closing.isAfter(end), SeatRefusal.CLOSES_TOO_SOON);
        if (!reasons.isEmpty()) {
            return new Decision.Refused<>(reasons);
        }
        Claim longer = claim.until(BookingClock.earliest(longest, next, closing, elsewhere, end.plus(left)));
        Use use = using.use().extended();
        return Sitting.made(
                day,
                switch (using) {
                    case InUse _ -> new InUse(longer, use);
                    case Away away -> new Away(longer, use, away.left(), away.backBy(), away.seenEmpty());
                    case ShortOfPeople few -> new ShortOfPeople(longer, use, few.noticed());
                });
    }

    private boolean isWanted(Claim claim) {
        return day.seat(claim.seat())
                .map(seat -> Sitting.wanted(day, seat.place()))
                .orElse(false);
    }

    private static void add(List<SeatRefusal> reasons, boolean when, SeatRefusal reason) {
        if (when) {
            reasons.add(reason);
        }
    }

    /** How many people staff, or a sensor, found. */
    Decision<Live> headCount(Live booking, int people) {
        boolean enough = day.seat(booking.claim().seat())
                .map(seat -> people >= seat.place().partyMin())
                .orElse(true);
        return switch (booking) {
            case InUse(Claim claim, Use use) ->
                enough ? new Made<>(booking, day, List.of()) : Sitting.made(day, new ShortOfPeople(claim, use, now));
            case ShortOfPeople(Claim claim, Use use, Instant _) ->
                enough ? Sitting.made(day, new InUse(claim, use)) : new Made<>(booking, day, List.of());
            case Away(Claim claim, Use use, Instant _, Instant _, boolean _) ->
                enough ? Sitting.made(day, new InUse(claim, use)) : new Made<>(booking, day, List.of());
            case Confirmed _ -> Decision.refused(SeatRefusal.NOT_IN_USE);
        };
    }

    Decision<Booking.Ended> release(Live booking) {
        return booking instanceof Using using
                ? ended(new Finished(booking.claim(), using.use(), now, true))
                : Decision.refused(SeatRefusal.NOT_IN_USE);
    }

    /** A patron cancels in time, and only what has not begun; staff cancel anything. */
    Decision<Booking.Ended> cancel(Live booking, boolean byStaff, String reason) {
        Cancelled cancelled = new Cancelled(booking.claim(), now, byStaff, reason);
        if (byStaff) {
            return ended(cancelled);
        }
        Instant latest = booking.claim().span().from().minus(day.rules().minutes(Rule.CANCEL_MINUTES));
        return booking instanceof Confirmed && !now.isAfter(latest)
                ? ended(cancelled)
                : Decision.refused(SeatRefusal.TOO_LATE_TO_CANCEL);
    }

    private Decision<Booking.Ended> ended(Booking.Ended ended) {
        ZoneDay.Moved moved = day.put(ended);
        return new Made<>(ended, moved.day(), moved.changes());
    }
}
