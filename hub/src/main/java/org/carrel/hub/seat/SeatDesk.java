package org.carrel.hub.seat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.id.TicketId;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.branch.Opening;
import org.carrel.hub.callqueue.Board;
import org.carrel.hub.callqueue.Estimate;
import org.carrel.hub.callqueue.Party;
import org.carrel.hub.callqueue.TicketSecrets;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.seat.Booking.Live;
import org.carrel.hub.seat.Queueing.Keys;
import org.carrel.hub.seat.SeatRule.Wish;
import org.carrel.hub.seat.Seats.Answer.Done;
import org.carrel.hub.seat.Seats.Answer.Refused;
import org.carrel.hub.seat.Sitting.Choice;
import org.carrel.hub.seat.ZoneSteps.Decision;

/** The seats' services on one transaction. */
final class SeatDesk implements Seats {
    private final Parts parts;
    private final ZoneStore zones;
    private final Standings standings;
    private final ZoneSteps steps;
    private final QueueView queues;
    private final Upkeep upkeep;

    SeatDesk(Parts parts) {
        this.parts = parts;
        this.zones = parts.zones();
        this.standings = new Standings(parts);
        this.steps = new ZoneSteps(parts, standings);
        this.queues = new QueueView(parts, standings);
        this.upkeep = new Upkeep(parts, steps);
    }

    @Override
    public List<SeatZone> zones() {
        return zones.zones();
    }

    @Override
    public Optional<SeatZone> zone(SeatZoneId zone) {
        return zones.zone(zone);
    }

    @Override
    public void put(SeatZone zone, Actor by, Instant now) {
        upkeep.put(zone, by, now);
    }

    @Override
    public void put(SeatZoneId zone, Seat seat, Actor by, Instant now) {
        upkeep.put(zone, seat, by, now);
    }

    @Override
    public Optional<ZoneDay> day(SeatZoneId zone, LocalDate day, Instant now) {
        return steps.stored(zone, day).map(stored -> stored.at(now).day());
    }

    @Override
    public ZoneId timeZone() {
        return parts.zone();
    }

    @Override
    public Answer<Live> book(
            SeatZoneId zone, LocalDate date, Instant from, Party party, List<SeatId> seat, Actor by, Instant now) {
        return given(zone, date, by, now, day -> {
            if (day.opening() instanceof Opening.Closed) {
                return Decision.refused(SeatRefusal.ZONE_CLOSED);
            }
            Optional<Span> slot = SlotGrid.of(day.opening(), day.rules()).startingAt(from);
            return slot.isEmpty()
                    ? Decision.refused(SeatRefusal.NOT_A_SLOT)
                    : ahead(day, party, slot.get(), now)
                            .flatMap(wish -> Sitting.bookAhead(wish, new Choice(seat), newBooking()));
        });
    }

    @Override
    public Answer<Live> walkIn(SeatZoneId zone, Party party, List<SeatId> seat, Actor by, Instant now) {
        return given(
                zone,
                today(now),
                by,
                now,
                day -> onSite(day, party, now).flatMap(wish -> Sitting.walkIn(wish, new Choice(seat), newBooking())));
    }

    @Override
    public Answer<Given> seatOrNumber(SeatZoneId zone, Party party, Actor by, Instant now) {
        Answer<Given> answer = steps.step(
                zone,
                today(now),
                now,
                day -> onSite(day, party, now)
                        .flatMap(wish -> Queueing.seatOrNumber(wish, newBooking(), this::newTicket)));
        if (answer instanceof Done<Given>(Given given)) {
            switch (given) {
                case Given.Seated(Live booking) -> audit(by, Audit.Action.SEAT_GIVEN, booking, now);
                case Given.Numbered(WaitingEntry.Waiting entry) -> audited(new Done<>(entry), by, now);
            }
        }
        return answer;
    }

    private Keys newTicket() {
        TicketId id = new TicketId(parts.ids().get());
        return new Keys(id, TicketSecrets.hash(secret(id)));
    }

    private BookingId newBooking() {
        return new BookingId(parts.ids().get());
    }

    private Answer<Live> given(
            SeatZoneId zone, LocalDate date, Actor by, Instant now, Function<ZoneDay, Decision<Live>> decide) {
        Answer<Live> answer = steps.step(zone, date, now, decide);
        if (answer instanceof Done<Live>(Live booking)) {
            audit(by, Audit.Action.SEAT_GIVEN, booking, now);
        }
        return answer;
    }

    private void audit(Actor by, Audit.Action action, Booking booking, Instant now) {
        parts.audit()
                .record(
                        by,
                        action,
                        "booking:" + booking.id(),
                        "patron:" + booking.claim().party().applicant() + " " + States.word(booking),
                        now);
    }

    /** A wish for now: from now to closing. */
    private Decision<Wish> onSite(ZoneDay day, Party party, Instant now) {
        return day.opening() instanceof Opening.Open open && open.isOpen(now)
                ? wish(day, party, new Span(now, open.until()), now)
                : Decision.refused(SeatRefusal.ZONE_CLOSED);
    }

    private Decision<Wish> ahead(ZoneDay day, Party party, Span span, Instant now) {
        // After the wish: what it has settled is in the log then.
        return wish(day, party, span, now).flatMap(wish -> {
            List<Penalty> penalties = party.members().stream()
                    .map(member -> standings.penalty(member, day.rules(), now))
                    .toList();
            Wish whole = new Wish(day, party, wish.members(), penalties, span, parts.terms(), parts.zone(), now);
            return new Decision.Made<>(whole, day, List.of());
        });
    }

    private Decision<Wish> wish(ZoneDay day, Party party, Span span, Instant now) {
        return standings
                .of(party, day.day(), steps::look, now)
                .<Decision<Wish>>map(members -> new Decision.Made<>(
                        new Wish(day, party, members, List.of(), span, parts.terms(), parts.zone(), now),
                        day,
                        List.of()))
                .orElse(Decision.refused(SeatRefusal.PATRON_UNKNOWN));
    }

    @Override
    public Optional<Booking> booking(BookingId booking, Instant now) {
        return zones.booking(booking).map(stored -> standings.at(stored, now));
    }

    @Override
    public List<Booking> bookings(PatronId patron, Instant now) {
        return standings.present(patron, today(now), now);
    }

    @Override
    public Answer<Live> checkIn(BookingId booking, SortedSet<PatronId> cards, Actor by, Instant now) {
        return used(booking, by, now, (stay, live) -> stay.checkIn(live, cards));
    }

    @Override
    public Answer<Live> leave(BookingId booking, Actor by, Instant now) {
        return used(booking, by, now, Staying::leave);
    }

    @Override
    public Answer<Live> seenEmpty(BookingId booking, Actor by, Instant now) {
        return used(booking, by, now, Staying::seenEmpty);
    }

    @Override
    public Answer<Live> headCount(BookingId booking, int people, Actor by, Instant now) {
        return used(booking, by, now, (stay, live) -> stay.headCount(live, people));
    }

    @Override
    public Answer<Live> extend(BookingId booking, Actor by, Instant now) {
        Answer<Live> answer = used(
                booking,
                by,
                now,
                (stay, live) -> wish(
                                stay.day(), live.claim().party(), live.claim().span(), now)
                        .flatMap(wish -> stay.extend(live, wish.left(), wish.elsewhere(live.claim()))));
        if (answer instanceof Done<Live> _) {
            parts.notices().withdraw(booking, now);
        }
        return answer;
    }

    @Override
    public Answer<Booking.Ended> release(BookingId booking, Actor by, Instant now) {
        return used(booking, by, now, Staying::release);
    }

    @Override
    public Answer<Booking.Ended> cancel(BookingId booking, boolean byStaff, String reason, Actor by, Instant now) {
        return used(booking, by, now, (stay, live) -> stay.cancel(live, byStaff, reason));
    }

    /** Does something to a live booking. */
    private interface Use<T> {
        Decision<T> of(Staying stay, Live booking);
    }

    private <T extends Booking> Answer<T> used(BookingId id, Actor by, Instant now, Use<T> use) {
        Optional<Booking> stored = zones.booking(id);
        if (stored.isEmpty()) {
            return new Refused<>(List.of(SeatRefusal.BOOKING_UNKNOWN));
        }
        Booking.Claim claim = stored.get().claim();
        Answer<T> answer = steps.step(
                claim.zone(),
                claim.day(),
                now,
                day -> day.booking(id)
                        .map(live -> use.of(new Staying(day, parts.zone(), now), live))
                        .orElse(Decision.refused(SeatRefusal.BOOKING_ENDED)));
        if (answer instanceof Done<T>(T booking)) {
            audit(by, Audit.Action.SEAT_USE_CHANGED, booking, now);
        }
        return answer;
    }

    @Override
    public Answer<WaitingEntry.Waiting> join(SeatZoneId zone, Party party, Actor by, Instant now) {
        Answer<WaitingEntry.Waiting> answer = steps.step(
                zone,
                today(now),
                now,
                day -> onSite(day, party, now).flatMap(wish -> Queueing.join(wish, newTicket())));
        return audited(answer, by, now);
    }

    private <T extends WaitingEntry> Answer<T> audited(Answer<T> answer, Actor by, Instant now) {
        if (answer instanceof Done<T>(T entry)) {
            parts.audit()
                    .record(
                            by,
                            Audit.Action.QUEUE_CHANGED,
                            "ticket:" + entry.ticket().id(),
                            "patron:" + entry.ticket().party().applicant() + " " + States.word(entry),
                            now);
        }
        return answer;
    }

    @Override
    public Optional<WaitingEntry> ticket(TicketId ticket, Instant now) {
        return zones.entry(ticket).map(stored -> queues.at(stored, now));
    }

    @Override
    public Optional<WaitingEntry> ticket(String secret, Instant now) {
        return zones.entry(TicketSecrets.hash(secret))
                .filter(stored -> stored.ticket().day().equals(today(now)))
                .map(stored -> queues.at(stored, now));
    }

    @Override
    public String secret(TicketId ticket) {
        return parts.secrets().of(ticket);
    }

    @Override
    public Optional<Estimate> estimate(WaitingEntry.Waiting entry, Instant now) {
        return queues.estimate(entry, now);
    }

    @Override
    public Answer<WaitingEntry> leaveQueue(TicketId ticket, Actor by, Instant now) {
        return audited(queued(ticket, now, (day, live) -> Queueing.leave(day, live, now)), by, now);
    }

    @Override
    public Answer<Claimed> claim(TicketId ticket, SortedSet<PatronId> cards, Actor by, Instant now) {
        Answer<Claimed> answer = queued(
                ticket,
                now,
                (day, live) -> onSite(day, live.ticket().party(), now)
                        .flatMap(wish -> Queueing.claim(wish, live, cards, newBooking())));
        if (answer instanceof Done<Claimed>(Claimed.Seated(Live booking))) {
            audit(by, Audit.Action.SEAT_GIVEN, booking, now);
        }
        return answer;
    }

    @Override
    public Answer<WaitingEntry.Called> recall(TicketId ticket, String desk, Actor by, Instant now) {
        return audited(queued(ticket, now, (day, live) -> Queueing.recall(day, live, desk)), by, now);
    }

    /** Does something to an entry that is still in the list. */
    @FunctionalInterface
    private interface Turn<T> {
        Decision<T> of(ZoneDay day, WaitingEntry.Live entry);
    }

    private <T> Answer<T> queued(TicketId id, Instant now, Turn<T> turn) {
        Optional<WaitingEntry> stored = zones.entry(id);
        if (stored.isEmpty()) {
            return new Refused<>(List.of(SeatRefusal.TICKET_UNKNOWN));
        }
        return steps.step(
                stored.get().ticket().zone(),
                stored.get().ticket().day(),
                now,
                day -> day.queue()
                        .entry(id)
                        .map(live -> turn.of(day, live))
                        .orElse(Decision.refused(SeatRefusal.TICKET_ENDED)));
    }

    @Override
    public Answer<WaitingEntry.Called> callNext(SeatZoneId zone, String desk, Actor by, Instant now) {
        return audited(steps.step(zone, today(now), now, day -> Queueing.callNext(day, desk, now)), by, now);
    }

    @Override
    public Optional<Board> board(SeatZoneId zone, Instant now) {
        return today(zone, now).map(day -> queues.board(day, now));
    }

    @Override
    public int overtaken(WaitingEntry.Live entry) {
        return queues.overtaken(entry);
    }

    @Override
    public Penalty penalty(PatronId patron, ZoneRules rules, Instant now) {
        return standings.penalty(patron, rules, now);
    }

    @Override
    public List<Violation> violations(PatronId patron, Instant now) {
        return standings.violations(patron, now);
    }

    @Override
    public List<SeatLog.Line> log(long after, int limit) {
        return parts.log().after(after, limit);
    }

    @Override
    public boolean forgive(BookingId booking, PatronId patron, Actor by, Instant now) {
        return upkeep.forgive(booking, patron, by, now);
    }

    @Override
    public void settle(Instant now) {
        upkeep.settle(now);
    }

    @Override
    public int tidy(Instant now) {
        return upkeep.tidy(now);
    }

    @Override
    public boolean isDue(Instant now) {
        return !zones.due(now, 1).isEmpty();
    }
}
