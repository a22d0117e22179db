package org.carrel.hub.kiosk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.id.TicketId;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAnswer.NotSeated;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.kiosk.BookingLine;
import org.carrel.contract.message.seat.SeatLine;
import org.carrel.contract.message.seat.SeatReason;
import org.carrel.contract.message.seat.Slot;
import org.carrel.contract.message.seat.ZoneLine;
import org.carrel.contract.topic.Address;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.audit.Occasion;
import org.carrel.hub.callqueue.Feature;
import org.carrel.hub.callqueue.Party;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.identity.CardHolder.PatronHolder;
import org.carrel.hub.identity.LibraryCard.CardState;
import org.carrel.hub.kiosk.SessionStore.Session;
import org.carrel.hub.seat.Booking;
import org.carrel.hub.seat.SeatNow;
import org.carrel.hub.seat.SeatZone;
import org.carrel.hub.seat.Seats;
import org.carrel.hub.seat.Seats.Answer;
import org.carrel.hub.seat.ZoneDay;

/** Seats, as somebody who stands before a kiosk can have them, alone or with others who show their cards there too. */
final class Seating {
    private static final int ZONES_MAX = 40;
    private static final int SEAT_BYTES = 200;
    private static final int FEATURE_BYTES = 20;
    private static final int SLOTS_MAX = 100;
    private static final int MINE_MAX = 20;

    /** As many as the greatest room can be set up for. */
    private static final int PARTY_MAX = 20;

    private static final String AT_KIOSK = "at a kiosk";

    private final KioskParts parts;
    private final Seats seats;
    private final SeatLines lines;

    Seating(KioskParts parts, SeatLines lines) {
        this.parts = parts;
        this.seats = parts.seats();
        this.lines = lines;
    }

    KioskAnswer zones(Address kiosk, Instant now) {
        List<ZoneLine> told = new ArrayList<>();
        for (SeatZone zone : seats.zones()) {
            if (zone.site().equals(kiosk.site()) && told.size() < ZONES_MAX) {
                seats.today(zone.id(), now).ifPresent(day -> told.add(lines.zone(day, SeatNow.of(day, now), now)));
            }
        }
        return new KioskAnswer.ZonesTold(now, told);
    }

    KioskAnswer zone(SeatZoneId id, Instant now) {
        Optional<ZoneDay> day = seats.today(id, now);
        if (day.isEmpty()) {
            return new KioskAnswer.ZoneUnknown();
        }
        List<SeatNow> all = SeatNow.of(day.get(), now);
        Budget budget = new Budget();
        return new KioskAnswer.ZoneTold(
                now,
                lines.zone(day.get(), all, now),
                all.stream()
                        .map(seat -> lines.seat(day.get().zone(), seat))
                        .takeWhile(seat -> budget.takes(
                                SEAT_BYTES + seat.features().size() * FEATURE_BYTES,
                                seat.seat().value(),
                                seat.label()))
                        .toList());
    }

    /** @param people cut to what a party can have */
    KioskAnswer slots(SeatZoneId id, LocalDate date, int people, Instant now) {
        Optional<ZoneDay> day = seats.day(id, date, now);
        if (day.isEmpty()) {
            return new KioskAnswer.ZoneUnknown();
        }
        Party somebody = somebody(Math.clamp(people, 1, PARTY_MAX));
        return new KioskAnswer.SlotsTold(day.get().slots(somebody, now).stream()
                .limit(SLOTS_MAX)
                .map(slot -> new Slot(slot.span().from(), slot.span().until(), slot.free()))
                .toList());
    }

    /** Only how many counts. */
    private static Party somebody(int people) {
        SortedSet<PatronId> members = new TreeSet<>();
        for (int member = 0; member < people; member++) {
            members.add(new PatronId("p" + member));
        }
        return new Party(members.first(), members, new TreeSet<>());
    }

    KioskAnswer mine(Session session, Instant now) {
        List<BookingLine> bookings = seats.bookings(session.patron(), now).stream()
                .limit(MINE_MAX)
                .map(booking -> lines.booking(booking, now))
                .toList();
        parts.audit()
                .record(
                        new Actor.Device(session.kiosk()),
                        Audit.Action.PATRON_SEEN,
                        "patron:" + session.patron(),
                        "bookings",
                        now);
        return new KioskAnswer.MySeatsTold(bookings, Lines.atMost(MINE_MAX, lines.tickets(session.patron(), now)));
    }

    KioskAnswer take(Session session, KioskAsk.TakeSeat ask, Occasion occasion) {
        return take(ask.zone(), ask.seat(), new Party(session.patron(), alone(session), needs(ask.needs())), occasion);
    }

    KioskAnswer take(Session session, KioskAsk.TakeTogether ask, Occasion occasion) {
        return switch (together(session, ask.others(), occasion)) {
            case Together.Members(var members) ->
                take(ask.zone(), ask.seat(), new Party(session.patron(), members, needs(ask.needs())), occasion);
            case Together.Not(var reason) -> new NotSeated(List.of(reason));
        };
    }

    KioskAnswer book(Session session, KioskAsk.BookTogether ask, Occasion occasion) {
        return switch (together(session, ask.others(), occasion)) {
            case Together.Members(var members) ->
                seated(
                        seats.book(
                                ask.zone(),
                                ask.day(),
                                ask.from(),
                                new Party(session.patron(), members, new TreeSet<>()),
                                List.of(),
                                occasion.by(),
                                occasion.now()),
                        occasion);
            case Together.Not(var reason) -> new NotSeated(List.of(reason));
        };
    }

    /** Whose cards these are. */
    private sealed interface Together {
        record Members(SortedSet<PatronId> all) implements Together {}

        record Not(SeatReason reason) implements Together {}
    }

    private Together together(Session session, List<CardNumber> others, Occasion occasion) {
        SortedSet<PatronId> members = alone(session);
        if (others.isEmpty() || others.size() >= PARTY_MAX) {
            return new Together.Not(SeatReason.NO_SEAT_FOR_PARTY);
        }
        for (CardNumber card : others) {
            if (!(parts.patrons().holder(card).orElse(null) instanceof PatronHolder holder)
                    || holder.card().state() == CardState.REPORTED_LOST) {
                return new Together.Not(SeatReason.CARD_OF_MEMBER_UNKNOWN);
            }
            PatronId member = holder.patron().id();
            if (!members.add(member)) {
                return new Together.Not(SeatReason.SAME_PERSON_TWICE);
            }
            parts.audit()
                    .record(occasion.by(), Audit.Action.CARD_SHOWN, "patron:" + member, "of a party", occasion.now());
        }
        return new Together.Members(members);
    }

    private static SortedSet<Feature> needs(List<SeatLine.Feature> asked) {
        SortedSet<Feature> needs = new TreeSet<>();
        asked.forEach(need -> needs.add(SeatLines.feature(need)));
        return needs;
    }

    private KioskAnswer take(SeatZoneId zone, List<SeatId> seat, Party party, Occasion occasion) {
        if (!seat.isEmpty()) {
            return seated(seats.walkIn(zone, party, seat, occasion.by(), occasion.now()), occasion);
        }
        return switch (seats.seatOrNumber(zone, party, occasion.by(), occasion.now())) {
            case Answer.Done<Seats.Given>(Seats.Given.Seated(var booking)) -> seated(booking, occasion);
            case Answer.Done<Seats.Given>(Seats.Given.Numbered(var entry)) -> numbered(entry, occasion);
            case Answer.Refused<Seats.Given>(var reasons) -> new NotSeated(SeatLines.reasons(reasons));
        };
    }

    KioskAnswer book(Session session, KioskAsk.BookSeat ask, Occasion occasion) {
        Party party = Party.of(session.patron());
        return seated(
                seats.book(ask.zone(), ask.day(), ask.from(), party, ask.seat(), occasion.by(), occasion.now()),
                occasion);
    }

    KioskAnswer use(Session session, KioskAsk.UseSeat ask, Occasion occasion) {
        BookingId id = ask.booking();
        boolean theirs = seats.booking(id, occasion.now())
                .map(booking -> booking.claim().party().members().contains(session.patron()))
                .orElse(false);
        if (!theirs) {
            return new NotSeated(List.of(SeatReason.BOOKING_UNKNOWN));
        }
        return switch (ask.use()) {
            case CHECK_IN -> seated(seats.checkIn(id, alone(session), occasion.by(), occasion.now()), occasion);
            case LEAVE -> seated(seats.leave(id, occasion.by(), occasion.now()), occasion);
            case EXTEND -> seated(seats.extend(id, occasion.by(), occasion.now()), occasion);
            case RELEASE -> seated(seats.release(id, occasion.by(), occasion.now()), occasion);
            case CANCEL -> seated(seats.cancel(id, false, AT_KIOSK, occasion.by(), occasion.now()), occasion);
        };
    }

    KioskAnswer claim(Session session, TicketId id, Occasion occasion) {
        if (!theirs(session, id, occasion)) {
            return new NotSeated(List.of(SeatReason.TICKET_UNKNOWN));
        }
        return switch (seats.claim(id, alone(session), occasion.by(), occasion.now())) {
            case Answer.Done<Seats.Claimed>(Seats.Claimed.Seated(var booking)) -> seated(booking, occasion);
            case Answer.Done<Seats.Claimed>(Seats.Claimed.StillMissing _) ->
                new NotSeated(List.of(SeatReason.CARDS_MISSING));
            case Answer.Refused<Seats.Claimed>(var reasons) -> new NotSeated(SeatLines.reasons(reasons));
        };
    }

    KioskAnswer leave(Session session, TicketId id, Occasion occasion) {
        if (!theirs(session, id, occasion)) {
            return new NotSeated(List.of(SeatReason.TICKET_UNKNOWN));
        }
        return switch (seats.leaveQueue(id, occasion.by(), occasion.now())) {
            case Answer.Done<WaitingEntry> _ -> new KioskAnswer.QueueLeft();
            case Answer.Refused<WaitingEntry>(var reasons) -> new NotSeated(SeatLines.reasons(reasons));
        };
    }

    private boolean theirs(Session session, TicketId id, Occasion occasion) {
        return seats.ticket(id, occasion.now())
                .map(entry -> entry.ticket().party().members().contains(session.patron()))
                .orElse(false);
    }

    private static SortedSet<PatronId> alone(Session session) {
        return new TreeSet<>(Collections.singleton(session.patron()));
    }

    private KioskAnswer seated(Answer<? extends Booking> answer, Occasion occasion) {
        return switch (answer) {
            case Answer.Done<? extends Booking>(var booking) -> seated(booking, occasion);
            case Answer.Refused<? extends Booking>(var reasons) -> new NotSeated(SeatLines.reasons(reasons));
        };
    }

    private KioskAnswer seated(Booking booking, Occasion occasion) {
        return new KioskAnswer.Seated(lines.booking(booking, occasion.now()));
    }

    private KioskAnswer numbered(WaitingEntry.Waiting entry, Occasion occasion) {
        ZoneDay day = parts.seats().today(entry.ticket().zone(), occasion.now()).orElseThrow();
        return new KioskAnswer.Numbered(lines.ticket(entry, day, occasion.now()));
    }

    KioskAnswer withdrawn() {
        return new NotSeated(List.of(SeatReason.ASK_WITHDRAWN));
    }
}
