package org.carrel.hub.seat;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.TicketId;
import org.carrel.hub.callqueue.CallQueue;
import org.carrel.hub.callqueue.Offering.Offer;
import org.carrel.hub.callqueue.Ticket;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.callqueue.WaitingEntry.Called;
import org.carrel.hub.callqueue.WaitingEntry.Waiting;
import org.carrel.hub.seat.Booking.InUse;
import org.carrel.hub.seat.Booking.Origin;
import org.carrel.hub.seat.Booking.Use;
import org.carrel.hub.seat.SeatRule.Wish;
import org.carrel.hub.seat.Seats.Claimed;
import org.carrel.hub.seat.Seats.Given;
import org.carrel.hub.seat.ZoneDay.Change;
import org.carrel.hub.seat.ZoneSteps.Decision;
import org.carrel.hub.seat.ZoneSteps.Decision.Made;

/** Waiting for a seat, being called, and sitting down when called. */
final class Queueing {
    /** Why a party that wants to sit now has to wait. */
    private static final List<SeatRefusal> NO_SEAT = List.of(SeatRefusal.ZONE_FULL, SeatRefusal.SOMEBODY_WAITS);

    private Queueing() {}

    /** The new ticket's keys. */
    record Keys(TicketId id, String secretHash) {}

    /** @param wish with the time until closing as its span */
    static Decision<Waiting> join(Wish wish, Keys keys) {
        ZoneDay day = wish.day();
        List<SeatRefusal> objections = SeatRule.objections(wish, SeatRule.ON_SITE);
        if (!objections.isEmpty()) {
            return new Decision.Refused<>(objections);
        }
        if (Sitting.couldWalkIn(day, wish.party(), wish.now())) {
            return Decision.refused(SeatRefusal.SEATS_ARE_FREE);
        }
        if (day.queue().waiting() >= day.rules().number(Rule.WAITING_MAX)) {
            return Decision.refused(SeatRefusal.WAITING_LIST_FULL);
        }
        int number = day.queue().nextNumber(day.rules().calls());
        Ticket ticket = new Ticket(
                keys.id(),
                keys.secretHash(),
                day.zone().id(),
                day.day(),
                number,
                wish.party(),
                wish.now(),
                CallQueue.order(number),
                0);
        return made(new Waiting(ticket), day, day.queue().join(ticket));
    }

    /** A seat, and when there is none for them, a number: one decision, so that nobody comes between. */
    static Decision<Given> seatOrNumber(Wish wish, BookingId id, Supplier<Keys> keys) {
        return switch (Sitting.walkIn(wish, Sitting.Choice.NONE, id)) {
            case Made<Booking.Live>(Booking.Live booking, ZoneDay day, List<Change> changes) ->
                new Made<>(new Given.Seated(booking), day, changes);
            case Decision.Refused<Booking.Live>(List<SeatRefusal> reasons) ->
                NO_SEAT.containsAll(reasons) ? number(join(wish, keys.get())) : new Decision.Refused<>(reasons);
        };
    }

    private static Decision<Given> number(Decision<Waiting> joined) {
        return switch (joined) {
            case Made<Waiting>(Waiting entry, ZoneDay day, List<Change> changes) ->
                new Made<>(new Given.Numbered(entry), day, changes);
            case Decision.Refused<Waiting>(List<SeatRefusal> reasons) -> new Decision.Refused<>(reasons);
        };
    }

    static Decision<WaitingEntry> leave(ZoneDay day, WaitingEntry.Live entry, Instant now) {
        CallQueue.Moved moved = day.queue().leave(entry, now);
        return made(moved.changed().getFirst(), day, moved);
    }

    /** @param wish with the time until closing as its span */
    static Decision<Claimed> claim(Wish wish, WaitingEntry.Live entry, SortedSet<PatronId> cards, BookingId id) {
        if (!(entry instanceof Called called)) {
            return Decision.refused(SeatRefusal.NOT_CALLED);
        }
        SortedSet<PatronId> members = called.ticket().party().members();
        if (cards.isEmpty() || !members.containsAll(cards)) {
            return Decision.refused(SeatRefusal.NOT_OF_THE_PARTY);
        }
        ZoneDay day = wish.day();
        SortedSet<PatronId> shown = new TreeSet<>(called.call().present());
        shown.addAll(cards);
        if (!shown.containsAll(members)) {
            CallQueue.Moved moved = day.queue().shown(called, cards);
            return made(new Claimed.StillMissing(members.size() - shown.size()), day, moved);
        }
        if (!wish.left().isPositive()) {
            return Decision.refused(
                    wish.leftHere().isPositive() ? SeatRefusal.LIBRARY_MINUTES_USED_UP : SeatRefusal.MINUTES_USED_UP);
        }
        CallQueue.Moved claimed = day.queue().claim(called, id, wish.now());
        ZoneDay without = day.with(claimed.queue());
        Instant end = BookingClock.earliest(
                without.grant(called.call().seat(), wish.now())
                        .map(Span::until)
                        .orElse(called.call().until()),
                wish.now().plus(wish.left()));
        InUse sitting = new InUse(
                Sitting.claim(wish, id, called.call().seat(), new Span(wish.now(), end), Origin.CALLED),
                Use.from(wish.now()));
        ZoneDay.Moved moved = without.put(sitting);
        return new Made<>(
                new Claimed.Seated(sitting),
                moved.day(),
                List.of(new Change.OfEntry(claimed.changed().getFirst()), new Change.OfBooking(sitting)));
    }

    /** Called once more, by a member of staff. */
    static Decision<Called> recall(ZoneDay day, WaitingEntry.Live entry, String desk) {
        if (!(entry instanceof Called called)) {
            return Decision.refused(SeatRefusal.NOT_CALLED);
        }
        if (called.call().recalls() >= day.rules().number(Rule.CALL_RECALLS)) {
            return Decision.refused(SeatRefusal.RECALLS_USED_UP);
        }
        CallQueue.Moved moved = day.queue().recall(called, desk);
        return moved.changed().getFirst() instanceof Called again
                ? made(again, day, moved)
                : Decision.refused(SeatRefusal.NOT_CALLED);
    }

    /** The head of the list is called by a member of staff; two who press at once call two parties. */
    static Decision<Called> callNext(ZoneDay day, String desk, Instant now) {
        if (day.queue().waiting() == 0) {
            return Decision.refused(SeatRefusal.NOBODY_WAITS);
        }
        List<Offer> offers = day.offers(now);
        if (offers.isEmpty()) {
            return Decision.refused(SeatRefusal.ZONE_FULL);
        }
        ZoneDay.Moved moved = day.call(offers.getFirst(), desk, now);
        return moved.day()
                                .queue()
                                .entry(offers.getFirst().entry().ticket().id())
                                .orElseThrow()
                        instanceof Called called
                ? new Made<>(called, moved.day(), moved.changes())
                : Decision.refused(SeatRefusal.NOBODY_WAITS);
    }

    private static <T> Decision<T> made(T result, ZoneDay day, CallQueue.Moved moved) {
        return new Made<>(
                result,
                day.with(moved.queue()),
                moved.changed().stream().<Change>map(Change.OfEntry::new).toList());
    }
}
