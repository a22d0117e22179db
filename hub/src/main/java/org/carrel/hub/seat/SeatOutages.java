package org.carrel.hub.seat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.callqueue.CallQueue;
import org.carrel.hub.callqueue.Place;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.feed.Fact;
import org.carrel.hub.notice.Notices.SeatNews;
import org.carrel.hub.seat.Booking.Cancelled;
import org.carrel.hub.seat.Booking.Live;
import org.carrel.hub.seat.Seat.Outage;
import org.carrel.hub.seat.ZoneDay.Change;
import org.carrel.hub.seat.ZoneStore.DayKey;

/** Staff take seats away, for a while or for good; whoever had one is moved or loses it, and is told. */
public final class SeatOutages {
    private final Seats.Parts parts;
    private final ZoneSteps steps;

    public SeatOutages(Seats.Parts parts) {
        this.parts = parts;
        this.steps = new ZoneSteps(parts, new Standings(parts));
    }

    /** What came of it for those who had one of the seats. */
    public record Outcome(List<Booking.Live> moved, List<Booking.Cancelled> cancelled, List<WaitingEntry> waiting) {
        public Outcome {
            moved = List.copyOf(moved);
            cancelled = List.copyOf(cancelled);
            waiting = List.copyOf(waiting);
        }
    }

    /** @param seats of the zone, none of them twice */
    public Outcome outOfOrder(SeatZoneId zone, List<SeatId> seats, Outage outage, Actor by, Instant now) {
        ZoneDay before = settled(zone, now);
        seats.forEach(seat -> parts.zones().outage(zone, seat, List.of(outage)));
        note(zone, seats, "out-of-order", by, now);
        return rehouse(before, outage.reason(), by, now);
    }

    /** Whoever waits is called to them. */
    public void inOrder(SeatZoneId zone, List<SeatId> seats, Actor by, Instant now) {
        seats.forEach(seat -> parts.zones().outage(zone, seat, List.of()));
        note(zone, seats, "in-order", by, now);
        settle(zone, now);
    }

    public Outcome remove(SeatZoneId zone, List<SeatId> seats, String reason, Actor by, Instant now) {
        ZoneDay before = settled(zone, now);
        seats.forEach(seat -> parts.zones().remove(zone, seat));
        note(zone, seats, "removed", by, now);
        return rehouse(before, reason, by, now);
    }

    /** With all its seats; nobody waits there any more. */
    public Outcome remove(SeatZone zone, String reason, Actor by, Instant now) {
        ZoneDay before = settled(zone.id(), now);
        for (DayKey key : live(zone.id())) {
            ZoneDay day = steps.stored(key.zone(), key.day()).orElseThrow();
            List<Change> left = new ArrayList<>();
            for (WaitingEntry.Live entry : day.queue().entries()) {
                CallQueue.Moved without = day.queue().leave(entry, now);
                day = day.with(without.queue());
                without.changed().forEach(gone -> left.add(new Change.OfEntry(gone)));
            }
            steps.keep(new ZoneDay.Moved(day, left), now);
        }
        parts.zones().remove(zone.id());
        parts.audit().record(by, Audit.Action.SEATS_SET_UP, "zone:" + zone.id(), "removed", now);
        return rehouse(before, reason, by, now);
    }

    private List<DayKey> live(SeatZoneId zone) {
        return parts.zones().live().stream()
                .filter(key -> key.zone().equals(zone))
                .toList();
    }

    private void settle(SeatZoneId zone, Instant now) {
        live(zone).forEach(key -> steps.look(key.zone(), key.day(), now));
    }

    /** Before anything changes: what the clock has done is written down. Answers today, for what the seats are called. */
    private ZoneDay settled(SeatZoneId zone, Instant now) {
        settle(zone, now);
        return steps.stored(zone, LocalDate.ofInstant(now, parts.zone())).orElseThrow();
    }

    private void note(SeatZoneId zone, List<SeatId> seats, String what, Actor by, Instant now) {
        for (SeatId seat : seats) {
            parts.audit().record(by, Audit.Action.SEATS_SET_UP, "zone:" + zone, "seat:" + seat + " " + what, now);
            parts.feed().add(new Fact.SeatChanged(zone, seat, what), now);
        }
    }

    private Outcome rehouse(ZoneDay before, String reason, Actor by, Instant now) {
        List<Booking.Live> moved = new ArrayList<>();
        List<Booking.Cancelled> cancelled = new ArrayList<>();
        List<WaitingEntry> waiting = new ArrayList<>();
        for (DayKey key : live(before.zone().id())) {
            ZoneDay day = steps.stored(key.zone(), key.day()).orElseThrow();
            Rehousing found = Rehousing.of(day, reason, now);
            steps.keep(new ZoneDay.Moved(found.day(), found.changes()), now);
            found.waiting()
                    .forEach(entry -> parts.notices().withdraw(entry.ticket().id(), now));
            found.moved().forEach(booking -> {
                parts.notices().seatMoved(news(found.day(), booking, reason, now), now);
                note(booking, "moved", by, now);
            });
            found.cancelled().forEach(booking -> {
                parts.notices().seatCancelled(news(before, booking, reason, now), now);
                note(booking, States.word(booking), by, now);
            });
            // Whoever waits may be called to what is left.
            steps.look(key.zone(), key.day(), now);
            moved.addAll(found.moved());
            cancelled.addAll(found.cancelled());
            waiting.addAll(found.waiting());
        }
        return new Outcome(moved, cancelled, waiting);
    }

    private void note(Booking booking, String what, Actor by, Instant now) {
        parts.audit()
                .record(
                        by,
                        Audit.Action.SEAT_USE_CHANGED,
                        "booking:" + booking.id(),
                        "patron:" + booking.claim().party().applicant() + " " + what,
                        now);
    }

    private static SeatNews news(ZoneDay day, Booking booking, String reason, Instant now) {
        Booking.Claim claim = booking.claim();
        return new SeatNews(
                claim.id(),
                claim.party().applicant(),
                day.zone().site(),
                day.where(claim.seat()),
                claim.span().from(),
                claim.span().until(),
                reason,
                now);
    }

    /**
     * What becomes of a day of which seats are out of order or gone: who has one of them gets another for the rest of their time, and loses it
     * where there is none; who was called to one waits again, at their old place.
     *
     * @param changes in the order in which they are to be written
     */
    private record Rehousing(
            ZoneDay day,
            List<Change> changes,
            List<Live> moved,
            List<Cancelled> cancelled,
            List<WaitingEntry> waiting) {
        Rehousing {
            changes = List.copyOf(changes);
            moved = List.copyOf(moved);
            cancelled = List.copyOf(cancelled);
            waiting = List.copyOf(waiting);
        }

        /** @param before as the clock has it, with the seats as they are from now on */
        static Rehousing of(ZoneDay before, String reason, Instant now) {
            ZoneDay day = before;
            List<Change> changes = new ArrayList<>();
            List<WaitingEntry> waiting = new ArrayList<>();
            for (WaitingEntry.Called called : before.queue().called()) {
                if (!before.isUsable(called.call().seat(), called.call().at())) {
                    CallQueue.Moved again = day.queue().uncall(called);
                    day = day.with(again.queue());
                    again.changed().forEach(entry -> changes.add(new Change.OfEntry(entry)));
                    waiting.addAll(again.changed());
                }
            }
            List<Live> moved = new ArrayList<>();
            List<Cancelled> cancelled = new ArrayList<>();
            for (Live booking : inTurn(before)) {
                Span left = left(booking.claim().span(), now);
                if (!before.isUsable(booking.claim().seat(), left.from())) {
                    Optional<Place> other = day.freeAhead(left, booking.claim().party(), now).stream()
                            .findFirst();
                    Booking after;
                    if (other.isPresent()) {
                        Live there = on(booking, other.get().seat());
                        moved.add(there);
                        after = there;
                    } else {
                        Cancelled ended = new Cancelled(booking.claim(), now, true, reason);
                        cancelled.add(ended);
                        after = ended;
                    }
                    ZoneDay.Moved put = day.put(after);
                    day = put.day();
                    changes.addAll(put.changes());
                }
            }
            return new Rehousing(day, changes, moved, cancelled, waiting);
        }

        /** Whose time begins first chooses first, and of those whoever asked first. */
        private static List<Live> inTurn(ZoneDay day) {
            return day.bookings().stream()
                    .sorted(Comparator.comparing(
                                    (Live booking) -> booking.claim().span().from())
                            .thenComparing(booking -> booking.claim().made())
                            .thenComparing(booking -> booking.id().value()))
                    .toList();
        }

        private static Span left(Span span, Instant now) {
            return now.isAfter(span.from()) && now.isBefore(span.until()) ? new Span(now, span.until()) : span;
        }

        private static Live on(Live booking, SeatId seat) {
            Booking.Claim claim = booking.claim().on(seat);
            return switch (booking) {
                case Booking.Confirmed before -> new Booking.Confirmed(claim, before.present());
                case Booking.InUse before -> new Booking.InUse(claim, before.use());
                case Booking.Away before ->
                    new Booking.Away(claim, before.use(), before.left(), before.backBy(), before.seenEmpty());
                case Booking.ShortOfPeople before -> new Booking.ShortOfPeople(claim, before.use(), before.noticed());
            };
        }
    }
}
