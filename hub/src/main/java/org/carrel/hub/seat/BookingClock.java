package org.carrel.hub.seat;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.carrel.hub.branch.Opening;
import org.carrel.hub.seat.Booking.Away;
import org.carrel.hub.seat.Booking.Claim;
import org.carrel.hub.seat.Booking.ClosedLibrary;
import org.carrel.hub.seat.Booking.Confirmed;
import org.carrel.hub.seat.Booking.Finished;
import org.carrel.hub.seat.Booking.InUse;
import org.carrel.hub.seat.Booking.Live;
import org.carrel.hub.seat.Booking.NoShow;
import org.carrel.hub.seat.Booking.ReleasedAway;
import org.carrel.hub.seat.Booking.ReleasedUnderMinimum;
import org.carrel.hub.seat.Booking.ShortOfPeople;
import org.carrel.hub.seat.Booking.Using;
import org.carrel.hub.seat.ZoneDay.Change;

/** What the clock and the calendar make of a live booking. Nothing has to run for it to be so. */
record BookingClock(Opening opening, ZoneRules rules) {
    Booking at(Live live, Instant now) {
        return switch (opening) {
            case Opening.Closed _ -> new ClosedLibrary(live.claim(), now);
            case Opening.Open(Instant _, Instant closing) ->
                live.claim().span().from().isBefore(closing)
                        ? open(live, closing, now)
                        : new ClosedLibrary(live.claim(), now);
        };
    }

    private Booking open(Live live, Instant closing, Instant now) {
        Instant end = end(live.claim(), closing);
        return switch (live) {
            case Confirmed(Claim claim, var _) -> {
                Instant late = earliest(claim.span().from().plus(rules.minutes(Rule.CHECK_IN_GRACE_MINUTES)), end);
                yield now.isBefore(late) ? live : new NoShow(claim, late);
            }
            case InUse use -> now.isBefore(end) ? live : new Finished(use.claim(), use.use(), end, false);
            case Away away -> {
                if (now.isBefore(earliest(away.backBy(), end))) {
                    yield live;
                }
                yield away.backBy().isBefore(end)
                        ? new ReleasedAway(away.claim(), away.use(), away.backBy())
                        : new Finished(away.claim(), away.use(), end, false);
            }
            case ShortOfPeople few -> {
                Instant stop = few.noticed().plus(rules.minutes(Rule.SHORT_MINUTES));
                if (now.isBefore(earliest(stop, end))) {
                    yield live;
                }
                yield stop.isBefore(end)
                        ? new ReleasedUnderMinimum(few.claim(), few.use(), stop)
                        : new Finished(few.claim(), few.use(), end, false);
            }
        };
    }

    /** Whether it has come to a moment at which it is told that the time ends, since the last one. */
    Optional<Change.Warned> warning(Live live, Instant now) {
        return live instanceof Using using
                ? warnings(using)
                        .filter(moment -> !moment.isAfter(now))
                        .max(Instant::compareTo)
                        .map(moment -> new Change.Warned(using.with(using.use().warned(moment)), end(using.claim())))
                : Optional.empty();
    }

    /** The moments that are still to be told; none before they sat down, and none twice. */
    private Stream<Instant> warnings(Using using) {
        Instant end = end(using.claim());
        return Stream.of(Rule.WARN_MINUTES, Rule.WARN_AGAIN_MINUTES)
                .filter(rule -> rules.number(rule) > 0)
                .map(rule -> end.minus(rules.minutes(rule)))
                .filter(moment -> moment.isAfter(using.use().since()))
                .filter(moment -> moment.isAfter(using.use().warned()));
    }

    private Instant end(Claim claim) {
        return switch (opening) {
            case Opening.Closed _ -> claim.span().until();
            case Opening.Open(Instant _, Instant closing) -> end(claim, closing);
        };
    }

    /** The first instant at which the clock changes it, if nothing else happens. */
    Instant due(Live live) {
        return switch (opening) {
            case Opening.Closed _ -> Instant.MIN;
            case Opening.Open(Instant _, Instant closing) -> {
                Instant end = end(live.claim(), closing);
                Instant over = switch (live) {
                    case Confirmed(Claim claim, var _) ->
                        earliest(claim.span().from().plus(rules.minutes(Rule.CHECK_IN_GRACE_MINUTES)), end);
                    case InUse _ -> end;
                    case Away away -> earliest(away.backBy(), end);
                    case ShortOfPeople few -> earliest(few.noticed().plus(rules.minutes(Rule.SHORT_MINUTES)), end);
                };
                yield live instanceof Using using
                        ? warnings(using)
                                .min(Instant::compareTo)
                                .map(told -> earliest(told, over))
                                .orElse(over)
                        : over;
            }
        };
    }

    private static Instant end(Claim claim, Instant closing) {
        return earliest(claim.span().until(), closing);
    }

    static Instant earliest(Instant... moments) {
        Instant earliest = Instant.MAX;
        for (Instant moment : moments) {
            earliest = moment.isBefore(earliest) ? moment : earliest;
        }
        return earliest;
    }
}
