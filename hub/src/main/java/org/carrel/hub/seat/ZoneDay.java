package org.carrel.hub.seat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.SeatId;
import org.carrel.hub.branch.Opening;
import org.carrel.hub.callqueue.CallQueue;
import org.carrel.hub.callqueue.Offering;
import org.carrel.hub.callqueue.Offering.Offer;
import org.carrel.hub.callqueue.Party;
import org.carrel.hub.callqueue.Place;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.callqueue.WaitingEntry.Called;
import org.carrel.hub.callqueue.WaitingEntry.Waiting;
import org.carrel.hub.notice.Notices.Where;
import org.carrel.hub.seat.Booking.Live;
import org.carrel.hub.seat.Seat.Outage;

/**
 * One zone on one day as a value: what is live there. {@link #at} gives what the clock makes of it, with every place that became free
 * offered to whoever is next; all decisions are taken on that.
 *
 * @param seats plainest first
 * @param bookings live ones
 */
public record ZoneDay(
        SeatZone zone, LocalDate day, Opening opening, List<Seat> seats, List<Live> bookings, CallQueue queue) {
    public ZoneDay {
        seats = List.copyOf(seats);
        bookings = List.copyOf(bookings);
    }

    /** Something that is no longer as the store has it. */
    public sealed interface Change {
        record OfBooking(Booking booking) implements Change {}

        record OfEntry(WaitingEntry entry) implements Change {}

        /** Whoever sits there is to be told that their time ends then. */
        record Warned(Booking.Using booking, Instant end) implements Change {}
    }

    /** A day after something moved, with what moved. */
    public record Moved(ZoneDay day, List<Change> changes) {
        public Moved {
            changes = List.copyOf(changes);
        }

        Moved then(Moved next) {
            List<Change> both = new ArrayList<>(changes);
            both.addAll(next.changes());
            return new Moved(next.day(), both);
        }
    }

    public ZoneRules rules() {
        return zone.rules();
    }

    /** What it is at a moment. Whoever is called is called from then on, not from some earlier time when nobody could hear it. */
    public Moved at(Instant now) {
        Moved settled = settledAt(now);
        Moved offered = rules().is(Rule.CALL_BY_STAFF)
                ? settled.day().still()
                : settled.day().offer(now);
        return settled.then(offered);
    }

    /** As {@link #at}, but for who is called next: that is so only once it was written down. */
    Moved settledAt(Instant now) {
        return now.isBefore(due()) ? still() : settled(now);
    }

    private Moved still() {
        return new Moved(this, List.of());
    }

    /** The first instant at which the clock changes something; {@link Instant#MAX} when it never does. */
    public Instant due() {
        BookingClock clock = new BookingClock(opening, rules());
        Instant due = bookings.stream().map(clock::due).min(Instant::compareTo).orElse(Instant.MAX);
        if (queue.waiting() > 0) {
            for (Seat seat : seats) {
                for (Outage out : seat.outage()) {
                    due = BookingClock.earliest(due, out.until());
                }
            }
        }
        for (WaitingEntry.Live entry : queue.entries()) {
            Instant end = switch (entry) {
                case Called called -> BookingClock.earliest(called.call().until(), closing());
                case Waiting _ -> closing();
            };
            due = end.isBefore(due) ? end : due;
        }
        return due;
    }

    private Moved settled(Instant now) {
        BookingClock clock = new BookingClock(opening, rules());
        List<Live> live = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (Live booking : bookings) {
            switch (clock.at(booking, now)) {
                case Live still -> {
                    Optional<Change.Warned> warning = clock.warning(still, now);
                    warning.ifPresent(changes::add);
                    live.add(warning.<Live>map(Change.Warned::booking).orElse(still));
                }
                case Booking.Ended ended -> changes.add(new Change.OfBooking(ended));
            }
        }
        CallQueue.Moved waiting = queue.at(rules().calls(), opening instanceof Opening.Closed ? now : closing(), now);
        waiting.changed().forEach(entry -> changes.add(new Change.OfEntry(entry)));
        return new Moved(with(live).with(waiting.queue()).mended(now), changes);
    }

    /** Without outages that are over, which nothing is due for any more. */
    private ZoneDay mended(Instant now) {
        List<Seat> after = seats.stream()
                .map(seat -> seat.isUsable(now) ? new Seat(seat.place(), seat.label(), seat.order()) : seat)
                .toList();
        return new ZoneDay(zone, day, opening, after, bookings, queue);
    }

    /** A closed day has closed before anything. */
    private Instant closing() {
        return switch (opening) {
            case Opening.Closed _ -> Instant.EPOCH;
            case Opening.Open(Instant _, Instant until) -> until;
        };
    }

    private Moved offer(Instant now) {
        ZoneDay offered = this;
        List<Change> changes = new ArrayList<>();
        for (Offer offer : offers(now)) {
            Moved called = offered.call(offer, "", now);
            offered = called.day();
            changes.addAll(called.changes());
        }
        return new Moved(offered, changes);
    }

    /** Who would be offered what now. */
    List<Offer> offers(Instant now) {
        return queue.waiting() == 0 ? List.of() : Offering.offers(queue, free(now));
    }

    Moved call(Offer offer, String desk, Instant now) {
        Instant until = BookingClock.earliest(
                now.plus(rules().minutes(Rule.CALL_HOLD_MINUTES)),
                grant(offer.place().seat(), now).orElseThrow().until());
        CallQueue.Moved called = queue.call(offer, until, desk, now);
        return new Moved(
                with(called.queue()),
                called.changed().stream().<Change>map(Change.OfEntry::new).toList());
    }

    /** The places that can be given to somebody now, plainest first. */
    public List<Place> free(Instant now) {
        Instant end = slotEnd(now);
        Instant least = now.plus(rules().minutes(Rule.SHORTEST_MINUTES));
        Instant padded = least.plus(rules().minutes(Rule.PADDING_MINUTES));
        if (end.isBefore(least) || takenCount(now) >= seats.size()) {
            return List.of();
        }
        // One look at the bookings for all seats: at opening there are hundreds of both.
        SortedSet<SeatId> gone = new TreeSet<>();
        for (Live booking : bookings) {
            Span span = booking.claim().span();
            if (span.contains(now) || (span.from().isAfter(now) && span.from().isBefore(padded))) {
                gone.add(booking.claim().seat());
            }
        }
        queue.called().forEach(called -> gone.add(called.call().seat()));
        return seats.stream()
                .filter(seat -> seat.isUsable(now))
                .map(Seat::place)
                .filter(place -> !gone.contains(place.seat()))
                .toList();
    }

    /** How many seats belong to somebody at a moment, by a booking or a call; none to two. */
    private int takenCount(Instant now) {
        int taken = queue.called().size();
        for (Live booking : bookings) {
            taken += booking.claim().span().contains(now) ? 1 : 0;
        }
        return taken;
    }

    /**
     * Until when a seat that nobody has can be given at most: to the end of the slot, or of the next when too little is left of this
     * one; {@link Instant#MIN} outside the slots.
     */
    private Instant slotEnd(Instant now) {
        SlotGrid grid = SlotGrid.of(opening, rules());
        Optional<Span> slot = grid.around(now);
        if (slot.isEmpty()) {
            return Instant.MIN;
        }
        Duration left = Duration.between(now, slot.get().until());
        Instant end = left.compareTo(rules().minutes(Rule.SHORTEST_MINUTES)) >= 0
                ? slot.get().until()
                : grid.after(slot.get()).orElse(slot.get()).until();
        return BookingClock.earliest(end, now.plus(rules().minutes(Rule.LONGEST_MINUTES)), closing());
    }

    /** The time that can be given on a seat that nobody has now, never into somebody's booking; however short. */
    Optional<Span> grant(SeatId seat, Instant now) {
        Instant until = BookingClock.earliest(slotEnd(now), nextStart(seat, now));
        return until.isAfter(now) ? Optional.of(new Span(now, until)) : Optional.empty();
    }

    /** When a seat has to be empty for its next booking; {@link Instant#MAX} without one. */
    Instant nextStart(SeatId seat, Instant now) {
        Instant next = Instant.MAX;
        for (Live booking : bookings) {
            Instant start = booking.claim().span().from();
            if (booking.claim().seat().equals(seat) && start.isAfter(now) && start.isBefore(next)) {
                next = start;
            }
        }
        return next.equals(Instant.MAX) ? next : next.minus(rules().minutes(Rule.PADDING_MINUTES));
    }

    /** Places that nobody has in a span that lies ahead, plainest first; without those still kept for who needs them. */
    List<Place> freeAhead(Span span, Party party, Instant now) {
        SortedSet<SeatId> taken = new TreeSet<>();
        Duration padding = rules().minutes(Rule.PADDING_MINUTES);
        bookings.stream()
                .filter(booking -> booking.claim().span().padded(padding).overlaps(span.padded(padding)))
                .forEach(booking -> taken.add(booking.claim().seat()));
        queue.entries().forEach(entry -> {
            if (entry instanceof Called(var _, WaitingEntry.Call call)
                    && call.at().isBefore(span.until().plus(padding))
                    && span.from().isBefore(call.until().plus(padding))) {
                taken.add(call.seat());
            }
        });
        boolean kept = now.isBefore(span.from().minus(rules().minutes(Rule.ACCESSIBLE_MINUTES)));
        return seats.stream()
                .filter(seat -> seat.isUsable(span.from()))
                .map(Seat::place)
                .filter(place -> !taken.contains(place.seat()) && place.fits(party))
                .filter(place -> !kept || !place.isAccessible() || party.needsAccess())
                .toList();
    }

    /** How many more of the seats may be booked in a span, when a share is kept for whoever walks in. */
    int shareLeft(Span span) {
        int usable =
                (int) seats.stream().filter(seat -> seat.isUsable(span.from())).count();
        int kept = Math.ceilDiv(usable * rules().number(Rule.WALK_IN_PERCENT), 100);
        int booked = (int) bookings.stream()
                .filter(booking -> booking.claim().origin() == Booking.Origin.AHEAD
                        && booking.claim().span().overlaps(span))
                .count();
        return Math.max(0, usable - kept - booked);
    }

    /** A span that can be booked, with how many places it has left for a party. */
    public record Slot(Span span, int free) {}

    /** The slots that have not begun. */
    public List<Slot> slots(Party party, Instant now) {
        return SlotGrid.of(opening, rules()).slots().stream()
                .filter(span -> span.from().isAfter(now))
                .map(span -> new Slot(
                        span,
                        Math.min(shareLeft(span), freeAhead(span, party, now).size())))
                .toList();
    }

    Optional<Live> booking(BookingId id) {
        return bookings.stream().filter(live -> live.id().equals(id)).findFirst();
    }

    public Optional<Seat> seat(SeatId id) {
        return seats.stream().filter(seat -> seat.id().equals(id)).findFirst();
    }

    /** Whether a seat is there and can be used from that moment on. */
    boolean isUsable(SeatId seat, Instant from) {
        return seat(seat).map(there -> there.isUsable(from)).orElse(false);
    }

    /** Where to come, in words. */
    Where where(SeatId seat) {
        return new Where(
                zone.nameZh(),
                zone.nameEn(),
                zone.whereZh(),
                zone.whereEn(),
                seat(seat).map(Seat::label).orElse(seat.value()));
    }

    /** With a booking that is new or has changed, or without one that has ended. */
    Moved put(Booking changed) {
        List<Live> live = new ArrayList<>();
        bookings.stream().filter(before -> !before.id().equals(changed.id())).forEach(live::add);
        if (changed instanceof Live still) {
            live.add(still);
        }
        return new Moved(with(live), List.of(new Change.OfBooking(changed)));
    }

    ZoneDay with(List<Live> others) {
        return new ZoneDay(zone, day, opening, seats, others, queue);
    }

    ZoneDay with(CallQueue other) {
        return new ZoneDay(zone, day, opening, seats, bookings, other);
    }

    /** With what the calendar says now. */
    public ZoneDay with(Opening other) {
        return other.equals(opening) ? this : new ZoneDay(zone, day, other, seats, bookings, queue);
    }
}
