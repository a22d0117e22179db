package org.carrel.hub.seat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.carrel.hub.branch.Opening;
import org.carrel.hub.callqueue.Party;
import org.carrel.hub.identity.Patron;

/** The rules for being given a seat, each a function that says why not. All reasons are told, not only the first. */
@FunctionalInterface
interface SeatRule {
    Optional<SeatRefusal> objection(Wish wish);

    /**
     * Who wants to sit when, and what the rules may look at.
     *
     * @param penalties the members', for a booking ahead; none on the spot, where they do not count
     * @param span what is wanted; for the waiting list, from now to closing
     * @param terms of the library, over all zones
     */
    record Wish(
            ZoneDay day,
            Party party,
            List<Standing> members,
            List<Penalty> penalties,
            Span span,
            Seats.Terms terms,
            ZoneId zone,
            Instant now) {
        public Wish {
            members = List.copyOf(members);
            penalties = List.copyOf(penalties);
        }

        /** What the member who has least left has left of the day. */
        Duration left() {
            Duration here = leftHere();
            Duration everywhere = leftEverywhere();
            return here.compareTo(everywhere) < 0 ? here : everywhere;
        }

        /** In this zone. */
        Duration leftHere() {
            return least(
                    day.rules().minutes(Rule.MINUTES_PER_DAY),
                    member -> member.used(day.zone().id(), day.day()));
        }

        /** In all zones together. */
        Duration leftEverywhere() {
            return terms.minutesPerDay() == 0
                    ? Duration.ofMinutes(Seats.Terms.MINUTES_MOST)
                    : least(Duration.ofMinutes(terms.minutesPerDay()), member -> member.used(day.day()));
        }

        private Duration least(Duration quota, Function<Standing, Duration> used) {
            return members.stream()
                    .map(member -> quota.minus(used.apply(member)))
                    .min(Duration::compareTo)
                    .orElse(quota);
        }

        /** When the first of the members has a place that is not this one and has not begun before it. */
        Instant elsewhere(Booking.Claim claim) {
            return members.stream()
                    .flatMap(member -> member.bookings().stream())
                    .filter(booking ->
                            booking instanceof Booking.Live && !booking.id().equals(claim.id()))
                    .map(booking -> booking.claim().span().from())
                    .filter(from -> !from.isBefore(claim.span().from()))
                    .min(Instant::compareTo)
                    .orElse(Instant.MAX);
        }
    }

    SeatRule MEMBERSHIP_IS_VALID = wish -> refuse(
            wish.members().stream()
                    .anyMatch(member -> wish.day().day().isAfter(member.patron().validThrough())),
            SeatRefusal.MEMBERSHIP_EXPIRED);

    /** Overdue books and fees are no reason to be kept from a chair; a block by staff is. */
    SeatRule NOT_BLOCKED = wish -> refuse(
            wish.members().stream().anyMatch(member -> member.patron().blocks().contains(Patron.Block.BY_STAFF)),
            SeatRefusal.BLOCKED_BY_STAFF);

    SeatRule CATEGORY_MAY = wish -> refuse(
            wish.members().stream()
                    .anyMatch(member -> wish.day()
                            .rules()
                            .excluded()
                            .contains(member.patron().category())),
            SeatRefusal.CATEGORY_EXCLUDED);

    SeatRule SOME_SEAT_FITS = wish -> refuse(
            wish.day().seats().stream().noneMatch(seat -> seat.place().fits(wish.party())),
            SeatRefusal.NO_SEAT_FOR_PARTY);

    SeatRule ONE_PLACE_AT_A_TIME = wish -> refuse(
            wish.members().stream().anyMatch(member -> member.hasAPlace(wish.span())), SeatRefusal.HAS_A_PLACE_THEN);

    /** Whoever waits today takes nothing else today: it would be theirs twice when the call comes. */
    SeatRule NOT_WAITING = wish -> refuse(
            wish.members().stream()
                    .anyMatch(member -> member.waiting().stream()
                            .anyMatch(entry ->
                                    entry.ticket().day().equals(wish.day().day()))),
            SeatRefusal.WAITS_ALREADY);

    SeatRule STAYS_ARE_LEFT = wish -> refuse(
            wish.members().stream()
                    .anyMatch(member ->
                            member.stays(wish.day().zone().id(), wish.day().day())
                                    >= wish.day().rules().number(Rule.STAYS_PER_DAY)),
            SeatRefusal.STAYS_USED_UP);

    SeatRule MINUTES_ARE_LEFT = wish -> refuse(
            wish.leftHere().compareTo(wish.day().rules().minutes(Rule.SHORTEST_MINUTES)) < 0,
            SeatRefusal.MINUTES_USED_UP);

    SeatRule LIBRARY_STAYS_ARE_LEFT = wish -> refuse(
            wish.terms().staysPerDay() > 0
                    && wish.members().stream()
                            .anyMatch(member -> member.stays(wish.day().day())
                                    >= wish.terms().staysPerDay()),
            SeatRefusal.LIBRARY_STAYS_USED_UP);

    SeatRule LIBRARY_MINUTES_ARE_LEFT = wish -> refuse(
            wish.leftEverywhere().compareTo(wish.day().rules().minutes(Rule.SHORTEST_MINUTES)) < 0,
            SeatRefusal.LIBRARY_MINUTES_USED_UP);

    SeatRule IS_OPEN = wish -> refuse(wish.day().opening() instanceof Opening.Closed, SeatRefusal.ZONE_CLOSED);

    SeatRule IS_OPEN_NOW = wish -> refuse(
            !(wish.day().opening() instanceof Opening.Open open && open.isOpen(wish.now())), SeatRefusal.ZONE_CLOSED);

    SeatRule TIME_IS_LEFT = wish -> refuse(
            wish.day().opening() instanceof Opening.Open open
                    && open.isOpen(wish.now())
                    && wish.now()
                            .plus(wish.day().rules().minutes(Rule.SHORTEST_MINUTES))
                            .isAfter(open.until()),
            SeatRefusal.CLOSES_TOO_SOON);

    SeatRule NOT_SUSPENDED = wish -> refuse(
            wish.penalties().stream().anyMatch(Penalty.Suspended.class::isInstance), SeatRefusal.BOOKING_SUSPENDED);

    SeatRule DAY_IS_NOT_TOO_SOON = wish -> refuse(
            daysAhead(wish) < wish.day().rules().number(Rule.BOOK_FROM_DAYS)
                    || !wish.span().from().isAfter(wish.now()),
            SeatRefusal.DAY_TOO_SOON);

    SeatRule DAY_IS_NOT_TOO_FAR = wish ->
            refuse(daysAhead(wish) > wish.day().rules().number(Rule.BOOK_THROUGH_DAYS), SeatRefusal.DAY_TOO_FAR);

    /** The last day that can be booked becomes so at an hour that a zone names. */
    SeatRule DAY_IS_OPEN_BY_NOW = wish -> refuse(
            daysAhead(wish) == wish.day().rules().number(Rule.BOOK_THROUGH_DAYS)
                    && LocalTime.ofInstant(wish.now(), wish.zone())
                            .isBefore(wish.day().rules().opensAt()),
            SeatRefusal.DAY_OPENS_LATER_TODAY);

    SeatRule OPEN_BOOKINGS_ARE_LEFT = wish -> refuse(
            wish.day().rules().number(Rule.OPEN_BOOKINGS) > 0
                    && wish.members().stream()
                            .anyMatch(member -> member.open(wish.day().zone().id())
                                    >= wish.day().rules().number(Rule.OPEN_BOOKINGS)),
            SeatRefusal.OPEN_BOOKINGS_USED_UP);

    /** A zone that is full is full, whatever is kept. */
    SeatRule SHARE_IS_LEFT = wish -> refuse(
            wish.day().shareLeft(wish.span()) == 0
                    && !wish.day()
                            .freeAhead(wish.span(), wish.party(), wish.now())
                            .isEmpty(),
            SeatRefusal.KEPT_FOR_WALK_IN);

    List<SeatRule> PERSON = List.of(
            MEMBERSHIP_IS_VALID,
            NOT_BLOCKED,
            CATEGORY_MAY,
            SOME_SEAT_FITS,
            ONE_PLACE_AT_A_TIME,
            NOT_WAITING,
            STAYS_ARE_LEFT,
            MINUTES_ARE_LEFT,
            LIBRARY_STAYS_ARE_LEFT,
            LIBRARY_MINUTES_ARE_LEFT);

    List<SeatRule> AHEAD = List.of(
            IS_OPEN,
            DAY_IS_NOT_TOO_SOON,
            DAY_IS_NOT_TOO_FAR,
            DAY_IS_OPEN_BY_NOW,
            NOT_SUSPENDED,
            OPEN_BOOKINGS_ARE_LEFT,
            SHARE_IS_LEFT);

    List<SeatRule> ON_SITE = List.of(IS_OPEN_NOW, TIME_IS_LEFT);

    static List<SeatRefusal> objections(Wish wish, List<SeatRule> more) {
        List<SeatRefusal> found = new ArrayList<>();
        more.forEach(rule -> rule.objection(wish).ifPresent(found::add));
        PERSON.forEach(rule -> rule.objection(wish).ifPresent(found::add));
        return found;
    }

    private static long daysAhead(Wish wish) {
        return ChronoUnit.DAYS.between(
                LocalDate.ofInstant(wish.now(), wish.zone()), wish.day().day());
    }

    private static Optional<SeatRefusal> refuse(boolean when, SeatRefusal reason) {
        return when ? Optional.of(reason) : Optional.empty();
    }
}
