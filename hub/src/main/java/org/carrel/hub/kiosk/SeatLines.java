package org.carrel.hub.kiosk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.kiosk.BookingLine;
import org.carrel.contract.message.seat.SeatLine;
import org.carrel.contract.message.seat.SeatReason;
import org.carrel.contract.message.seat.TicketLine;
import org.carrel.contract.message.seat.ZoneLine;
import org.carrel.hub.branch.Opening;
import org.carrel.hub.callqueue.Feature;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.seat.Booking;
import org.carrel.hub.seat.Rule;
import org.carrel.hub.seat.Seat;
import org.carrel.hub.seat.SeatNow;
import org.carrel.hub.seat.SeatRefusal;
import org.carrel.hub.seat.SeatZone;
import org.carrel.hub.seat.ZoneDay;

/** Zones, seats, bookings and tickets in the words of the contract. */
final class SeatLines {
    private static final int NAME_CHARACTERS = 60;

    private final KioskParts parts;
    private final Guiding guiding;

    SeatLines(KioskParts parts, Guiding guiding) {
        this.parts = parts;
        this.guiding = guiding;
    }

    ZoneLine zone(ZoneDay day, List<SeatNow> seats, Instant now) {
        SeatZone zone = day.zone();
        return new ZoneLine(
                zone.id(),
                zone.site(),
                Lines.cut(zone.nameZh(), NAME_CHARACTERS),
                Lines.cut(zone.nameEn(), NAME_CHARACTERS),
                Lines.cut(zone.whereZh(), NAME_CHARACTERS),
                Lines.cut(zone.whereEn(), NAME_CHARACTERS),
                day.opening() instanceof Opening.Open hours && hours.isOpen(now),
                day.opening() instanceof Opening.Open(Instant from, Instant until)
                        ? List.of(new ZoneLine.Hours(from, until))
                        : List.of(),
                day.opening() instanceof Opening.Closed(String reason) ? Lines.cut(reason, NAME_CHARACTERS) : "",
                seats.size(),
                count(seats, SeatNow.State.FREE),
                count(seats, SeatNow.State.AWAY),
                day.queue().waiting(),
                guiding.mark(zone.site(), zone.id().value()));
    }

    private static int count(List<SeatNow> seats, SeatNow.State state) {
        return (int) seats.stream().filter(seat -> seat.state() == state).count();
    }

    SeatLine seat(SeatZone zone, SeatNow shown) {
        return new SeatLine(
                shown.seat().id(),
                shown.seat().label(),
                switch (shown.state()) {
                    case FREE -> SeatLine.State.FREE;
                    case IN_USE -> SeatLine.State.IN_USE;
                    case AWAY -> SeatLine.State.AWAY;
                    case RESERVED -> SeatLine.State.RESERVED;
                    case CALLED -> SeatLine.State.CALLED;
                    case TOO_SHORT -> SeatLine.State.TOO_SHORT;
                    case OUT_OF_ORDER, CLOSED -> SeatLine.State.CLOSED;
                },
                shown.until().equals(Instant.MAX) ? List.of() : List.of(shown.until()),
                shown.seat().place().partyMax(),
                shown.seat().place().features().stream().map(SeatLines::feature).toList(),
                guiding.mark(zone.site(), shown.seat().id().value()));
    }

    private static SeatLine.Feature feature(Feature feature) {
        return switch (feature) {
            case WHEELCHAIR_BAY -> SeatLine.Feature.WHEELCHAIR_BAY;
            case HEIGHT_ADJUSTABLE -> SeatLine.Feature.HEIGHT_ADJUSTABLE;
            case NEAR_LIFT -> SeatLine.Feature.NEAR_LIFT;
            case LARGE_PRINT -> SeatLine.Feature.LARGE_PRINT;
            case HEARING_LOOP -> SeatLine.Feature.HEARING_LOOP;
            case LEFT_HANDED -> SeatLine.Feature.LEFT_HANDED;
            case POWER -> SeatLine.Feature.POWER;
            case MONITOR -> SeatLine.Feature.MONITOR;
        };
    }

    static Feature feature(SeatLine.Feature feature) {
        return switch (feature) {
            case WHEELCHAIR_BAY -> Feature.WHEELCHAIR_BAY;
            case HEIGHT_ADJUSTABLE -> Feature.HEIGHT_ADJUSTABLE;
            case NEAR_LIFT -> Feature.NEAR_LIFT;
            case LARGE_PRINT -> Feature.LARGE_PRINT;
            case HEARING_LOOP -> Feature.HEARING_LOOP;
            case LEFT_HANDED -> Feature.LEFT_HANDED;
            case POWER -> Feature.POWER;
            case MONITOR -> Feature.MONITOR;
        };
    }

    BookingLine booking(Booking booking, Instant now) {
        Booking.Claim claim = booking.claim();
        return new BookingLine(
                claim.id(),
                claim.zone(),
                parts.seats()
                        .seat(claim.zone(), claim.seat(), now)
                        .map(Seat::label)
                        .orElse(claim.seat().value()),
                switch (booking) {
                    case Booking.Confirmed _ -> BookingLine.State.BOOKED;
                    case Booking.InUse _ -> BookingLine.State.IN_USE;
                    case Booking.Away _ -> BookingLine.State.AWAY;
                    case Booking.ShortOfPeople _ -> BookingLine.State.SHORT_OF_PEOPLE;
                    case Booking.Ended _ -> BookingLine.State.OVER;
                },
                claim.span().from(),
                claim.span().until(),
                switch (booking) {
                    case Booking.Confirmed _ ->
                        parts.seats().zone(claim.zone()).stream()
                                .map(zone ->
                                        claim.span().from().plus(zone.rules().minutes(Rule.CHECK_IN_GRACE_MINUTES)))
                                .toList();
                    case Booking.Away away -> List.of(away.backBy());
                    case Booking.InUse _, Booking.ShortOfPeople _, Booking.Ended _ -> List.of();
                });
    }

    /** The numbers that a patron waits with, or that are called. */
    List<TicketLine> tickets(PatronId patron, Instant now) {
        List<TicketLine> tickets = new ArrayList<>();
        for (SeatZone zone : parts.seats().zones()) {
            parts.seats()
                    .today(zone.id(), now)
                    .ifPresent(day -> day.queue().entries().stream()
                            .filter(entry -> entry.ticket().party().members().contains(patron))
                            .forEach(entry -> tickets.add(ticket(entry, day, now))));
        }
        return tickets;
    }

    TicketLine ticket(WaitingEntry.Live entry, ZoneDay day, Instant now) {
        return new TicketLine(
                entry.ticket().id(),
                entry.ticket().zone(),
                entry.ticket().label(day.zone().prefix()),
                entry instanceof WaitingEntry.Waiting ? day.queue().ahead(entry.ticket()) : 0,
                entry instanceof WaitingEntry.Waiting waiting
                        ? parts.seats().estimate(waiting, now).stream()
                                .map(range -> new TicketLine.Wait(
                                        minutes(range.least().toMinutes()),
                                        minutes(range.most().toMinutes())))
                                .toList()
                        : List.of(),
                parts.seats().secret(entry.ticket().id()),
                entry instanceof WaitingEntry.Called(var _, WaitingEntry.Call call)
                        ? List.of(new TicketLine.Call(
                                day.seat(call.seat())
                                        .map(Seat::label)
                                        .orElse(call.seat().value()),
                                call.desk(),
                                call.until()))
                        : List.of());
    }

    /** As it is remembered: without what opens the ticket's page. */
    static KioskAnswer closed(KioskAnswer answer) {
        return answer instanceof KioskAnswer.Numbered(TicketLine line) ? numbered(line, "") : answer;
    }

    /** As it is said again. */
    KioskAnswer opened(KioskAnswer remembered) {
        return remembered instanceof KioskAnswer.Numbered(TicketLine line)
                ? numbered(line, parts.seats().secret(line.ticket()))
                : remembered;
    }

    private static KioskAnswer numbered(TicketLine line, String secret) {
        return new KioskAnswer.Numbered(new TicketLine(
                line.ticket(), line.zone(), line.number(), line.ahead(), line.estimate(), secret, line.called()));
    }

    private static int minutes(long minutes) {
        return Math.toIntExact(minutes);
    }

    static List<SeatReason> reasons(List<SeatRefusal> reasons) {
        return reasons.stream().map(SeatLines::reason).distinct().toList();
    }

    private static SeatReason reason(SeatRefusal reason) {
        return switch (reason) {
            case ZONE_UNKNOWN -> SeatReason.ZONE_UNKNOWN;
            case ZONE_CLOSED -> SeatReason.ZONE_CLOSED;
            case MEMBERSHIP_EXPIRED -> SeatReason.MEMBERSHIP_EXPIRED;
            // A grant is for a patron who is there; one who was removed a moment ago may have nothing.
            case PATRON_UNKNOWN, BLOCKED_BY_STAFF -> SeatReason.BLOCKED_BY_STAFF;
            case CATEGORY_EXCLUDED -> SeatReason.CATEGORY_EXCLUDED;
            case NO_SEAT_FOR_PARTY -> SeatReason.NO_SEAT_FOR_PARTY;
            case DAY_TOO_SOON -> SeatReason.DAY_TOO_SOON;
            case DAY_TOO_FAR -> SeatReason.DAY_TOO_FAR;
            case DAY_OPENS_LATER_TODAY -> SeatReason.DAY_OPENS_LATER_TODAY;
            case NOT_A_SLOT -> SeatReason.NOT_A_SLOT;
            case ZONE_FULL -> SeatReason.ZONE_FULL;
            case KEPT_FOR_WALK_IN -> SeatReason.KEPT_FOR_WALK_IN;
            case SEAT_UNKNOWN -> SeatReason.SEAT_UNKNOWN;
            case SEAT_NOT_FREE -> SeatReason.SEAT_NOT_FREE;
            case SEAT_IS_ALLOCATED -> SeatReason.SEAT_IS_ALLOCATED;
            case BOOKING_SUSPENDED -> SeatReason.BOOKING_SUSPENDED;
            case OPEN_BOOKINGS_USED_UP -> SeatReason.OPEN_BOOKINGS_USED_UP;
            case LIBRARY_STAYS_USED_UP -> SeatReason.LIBRARY_STAYS_USED_UP;
            case LIBRARY_MINUTES_USED_UP -> SeatReason.LIBRARY_MINUTES_USED_UP;
            case STAYS_USED_UP -> SeatReason.STAYS_USED_UP;
            case MINUTES_USED_UP -> SeatReason.MINUTES_USED_UP;
            case HAS_A_PLACE_THEN -> SeatReason.HAS_A_PLACE_THEN;
            case WAITS_ALREADY -> SeatReason.WAITS_ALREADY;
            case SEATS_ARE_FREE -> SeatReason.SEATS_ARE_FREE;
            case WAITING_LIST_FULL -> SeatReason.WAITING_LIST_FULL;
            case SOMEBODY_WAITS -> SeatReason.SOMEBODY_WAITS;
            case CLOSES_TOO_SOON -> SeatReason.CLOSES_TOO_SOON;
            case BOOKING_UNKNOWN, NOT_OF_THE_PARTY -> SeatReason.BOOKING_UNKNOWN;
            case BOOKING_ENDED -> SeatReason.BOOKING_ENDED;
            case CHECK_IN_NOT_OPEN -> SeatReason.CHECK_IN_NOT_OPEN;
            case TOO_LATE_TO_CANCEL -> SeatReason.TOO_LATE_TO_CANCEL;
            case NOT_IN_USE -> SeatReason.NOT_IN_USE;
            case LEAVES_USED_UP -> SeatReason.LEAVES_USED_UP;
            case EXTENDING_NOT_OPEN -> SeatReason.EXTENDING_NOT_OPEN;
            case EXTENSIONS_USED_UP -> SeatReason.EXTENSIONS_USED_UP;
            case LONGEST_STAY_REACHED -> SeatReason.LONGEST_STAY_REACHED;
            case BOOKED_NEXT -> SeatReason.BOOKED_NEXT;
            case TICKET_UNKNOWN -> SeatReason.TICKET_UNKNOWN;
            case TICKET_ENDED -> SeatReason.TICKET_ENDED;
            case NOT_CALLED -> SeatReason.NOT_CALLED;
            case RECALLS_USED_UP, NOBODY_WAITS ->
                throw new IllegalArgumentException(reason + " is for whoever calls numbers");
        };
    }
}
