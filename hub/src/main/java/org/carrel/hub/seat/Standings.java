package org.carrel.hub.seat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.hub.branch.Opening;
import org.carrel.hub.callqueue.Party;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.seat.Booking.Live;

/** What people have, in every zone, as the clock has it: rows that nobody has settled yet are read as what they have become. */
final class Standings {
    /** A violation of last year can still suspend: the longest window and the longest suspension together. */
    private static final Duration LOOKED_BACK = Duration.ofDays(2 * 366 + 366);

    private final Seats.Parts parts;

    Standings(Seats.Parts parts) {
        this.parts = parts;
    }

    /** Writes down what the clock has done to a zone's day. */
    @FunctionalInterface
    interface Settling {
        void look(SeatZoneId zone, LocalDate day, Instant now);
    }

    /**
     * For a decision: what it rests on is written down first, so that it stays so although the clock should be set back. Empty when
     * somebody of the party is no patron.
     */
    Optional<List<Standing>> of(Party party, LocalDate day, Settling settling, Instant now) {
        List<Standing> members = new ArrayList<>();
        for (PatronId member : party.members()) {
            Optional<Patron> patron = parts.patrons().patron(member);
            if (patron.isEmpty()) {
                return Optional.empty();
            }
            List<Booking> bookings = new ArrayList<>();
            for (Booking stored : parts.zones().bookings(member, day)) {
                Booking present = at(stored, now);
                bookings.add(present);
                if (stored instanceof Live && present instanceof Booking.Ended) {
                    settling.look(stored.claim().zone(), stored.claim().day(), now);
                }
            }
            List<WaitingEntry.Live> waiting = new ArrayList<>();
            for (WaitingEntry.Live stored : parts.zones().waiting(member)) {
                if (isLive(stored, now)) {
                    waiting.add(stored);
                } else {
                    settling.look(stored.ticket().zone(), stored.ticket().day(), now);
                }
            }
            members.add(new Standing(patron.get(), bookings, waiting));
        }
        return Optional.of(members);
    }

    List<Booking> bookings(PatronId patron, LocalDate day, Instant now) {
        return parts.zones().bookings(patron, day).stream()
                .map(booking -> at(booking, now))
                .toList();
    }

    /** Live ones, and those of the day. */
    List<Booking> present(PatronId patron, LocalDate day, Instant now) {
        return bookings(patron, day, now).stream()
                .filter(booking ->
                        booking instanceof Live || booking.claim().day().equals(day))
                .toList();
    }

    Booking at(Booking booking, Instant now) {
        return booking instanceof Live live
                ? parts.zones()
                        .zone(live.claim().zone())
                        .map(zone -> new BookingClock(opening(zone, live.claim().day()), zone.rules()).at(live, now))
                        .orElse(live)
                : booking;
    }

    Opening opening(SeatZone zone, LocalDate day) {
        return parts.openings().timetable().on(zone.site(), zone.hours(), day, parts.zone());
    }

    /** Whether it still waits or is called. */
    private boolean isLive(WaitingEntry.Live entry, Instant now) {
        Optional<SeatZone> zone = parts.zones().zone(entry.ticket().zone());
        boolean open = zone.isPresent()
                && opening(zone.get(), entry.ticket().day()) instanceof Opening.Open hours
                && now.isBefore(hours.until());
        return open
                && switch (entry) {
                    case WaitingEntry.Waiting _ -> true;
                    case WaitingEntry.Called called -> !called.call().isOver(now) || courtesy(zone.get(), called);
                };
    }

    private static boolean courtesy(SeatZone zone, WaitingEntry.Called called) {
        return zone.rules().number(Rule.CALL_COURTESY) > 0 && called.ticket().missed() == 0;
    }

    Penalty penalty(PatronId patron, ZoneRules rules, Instant now) {
        return Penalty.of(violations(patron, now), rules, parts.zone(), now);
    }

    List<Violation> violations(PatronId patron, Instant now) {
        return violations(patron, bookings(patron, LocalDate.ofInstant(now, parts.zone()), now), now);
    }

    /** From the log, and what will be in it once somebody notes what the clock has done. */
    private List<Violation> violations(PatronId patron, List<Booking> bookings, Instant now) {
        List<Violation> all = new ArrayList<>(parts.log().violations(patron, now.minus(LOOKED_BACK)));
        for (Booking booking : bookings) {
            if (booking instanceof Booking.Ended ended && isUnwritten(ended)) {
                States.violation(booking)
                        .ifPresent(kind -> all.add(new Violation(
                                booking.id(),
                                kind,
                                ended.at(),
                                !booking.claim().party().applicant().equals(patron))));
            }
        }
        return all;
    }

    private boolean isUnwritten(Booking booking) {
        return parts.zones().booking(booking.id()).map(Live.class::isInstance).orElse(false);
    }
}
