package org.carrel.hub.seat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Supplier;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.id.TicketId;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.branch.Openings;
import org.carrel.hub.callqueue.Board;
import org.carrel.hub.callqueue.Estimate;
import org.carrel.hub.callqueue.Party;
import org.carrel.hub.callqueue.TicketSecrets;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.feed.Feed;
import org.carrel.hub.identity.Patrons;
import org.carrel.hub.notice.Notices;

/**
 * Seats and the waiting lists for them. What anybody has comes from {@code now} and the calendar: what has expired is answered as
 * expired although no row says so, and a place that is free has been offered to whoever is next before anybody else is answered.
 */
public interface Seats {
    static Seats by(Parts parts) {
        return new SeatDesk(parts);
    }

    /**
     * What seats stand on.
     *
     * @param ids gives a fresh key each time
     * @param secrets opens the tickets' pages
     * @param terms over all zones
     * @param zone in which days begin and end
     */
    record Parts(
            ZoneStore zones,
            SeatLog log,
            Openings openings,
            Patrons patrons,
            Notices notices,
            Audit audit,
            Feed feed,
            Supplier<String> ids,
            TicketSecrets secrets,
            Terms terms,
            ZoneId zone) {}

    /**
     * What a person may have of all zones together on one day, beside what each zone gives.
     *
     * @param staysPerDay 0 to 50; 0 for any number
     * @param minutesPerDay 0 to 1440; 0 for any time
     */
    record Terms(int staysPerDay, int minutesPerDay) {
        public static final int STAYS_MOST = 50;
        public static final int MINUTES_MOST = 1_440;

        /** NLPI counts in each zone alone. */
        public static final Terms USUAL = new Terms(0, 0);

        public Terms {
            if (staysPerDay < 0 || staysPerDay > STAYS_MOST || minutesPerDay < 0 || minutesPerDay > MINUTES_MOST) {
                throw new IllegalArgumentException("a day has 0 to " + STAYS_MOST + " stays and 0 to " + MINUTES_MOST
                        + " minutes, not " + staysPerDay + " and " + minutesPerDay);
            }
        }
    }

    // Zones

    List<SeatZone> zones();

    Optional<SeatZone> zone(SeatZoneId zone);

    void put(SeatZone zone, Actor by, Instant now);

    void put(SeatZoneId zone, Seat seat, Actor by, Instant now);

    /** The day as the clock has it, also of a zone that was removed. */
    Optional<ZoneDay> day(SeatZoneId zone, LocalDate day, Instant now);

    /** Today's, of a zone that is there. */
    default Optional<ZoneDay> today(SeatZoneId zone, Instant now) {
        return day(zone, today(now), now).filter(day -> !day.zone().removed());
    }

    default LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, timeZone());
    }

    /** In which days begin and end. */
    ZoneId timeZone();

    default Optional<Seat> seat(SeatZoneId zone, SeatId seat, Instant now) {
        return today(zone, now).flatMap(day -> day.seat(seat));
    }

    // Getting a seat

    /**
     * Books a slot of a later day.
     *
     * @param seat none or one
     */
    Answer<Booking.Live> book(
            SeatZoneId zone, LocalDate day, Instant from, Party party, List<SeatId> seat, Actor by, Instant now);

    /**
     * Takes a seat now.
     *
     * @param seat none or one
     */
    Answer<Booking.Live> walkIn(SeatZoneId zone, Party party, List<SeatId> seat, Actor by, Instant now);

    /** Takes a seat now, or a number when there is none: in the crush at opening that is one wait instead of two. */
    Answer<Given> seatOrNumber(SeatZoneId zone, Party party, Actor by, Instant now);

    /** What somebody who comes is given. */
    sealed interface Given {
        record Seated(Booking.Live booking) implements Given {}

        record Numbered(WaitingEntry.Waiting entry) implements Given {}
    }

    // While one has it

    Optional<Booking> booking(BookingId booking, Instant now);

    /** Live ones, and those of today, by their beginning. */
    List<Booking> bookings(PatronId patron, Instant now);

    /** Cards are shown, all of the party's in one go or one after the other. */
    Answer<Booking.Live> checkIn(BookingId booking, SortedSet<PatronId> cards, Actor by, Instant now);

    Answer<Booking.Live> leave(BookingId booking, Actor by, Instant now);

    Answer<Booking.Live> seenEmpty(BookingId booking, Actor by, Instant now);

    Answer<Booking.Live> headCount(BookingId booking, int people, Actor by, Instant now);

    Answer<Booking.Live> extend(BookingId booking, Actor by, Instant now);

    Answer<Booking.Ended> release(BookingId booking, Actor by, Instant now);

    /** @param byStaff not bound to the patron's terms */
    Answer<Booking.Ended> cancel(BookingId booking, boolean byStaff, String reason, Actor by, Instant now);

    // Waiting

    Answer<WaitingEntry.Waiting> join(SeatZoneId zone, Party party, Actor by, Instant now);

    Optional<WaitingEntry> ticket(TicketId ticket, Instant now);

    /** Whoever has the secret has the ticket, until its day is over. */
    Optional<WaitingEntry> ticket(String secret, Instant now);

    /** What opens the ticket's page; for nobody but its party. */
    String secret(TicketId ticket);

    /** How long the ticket's party will wait; empty when too little is known. */
    Optional<Estimate> estimate(WaitingEntry.Waiting entry, Instant now);

    Answer<WaitingEntry> leaveQueue(TicketId ticket, Actor by, Instant now);

    Answer<Claimed> claim(TicketId ticket, SortedSet<PatronId> cards, Actor by, Instant now);

    /** What a claim came to. */
    sealed interface Claimed {
        record Seated(Booking.Live booking) implements Claimed {}

        /** @param cards how many have not been shown yet; the call goes on running */
        record StillMissing(int cards) implements Claimed {}
    }

    Answer<WaitingEntry.Called> recall(TicketId ticket, String desk, Actor by, Instant now);

    Answer<WaitingEntry.Called> callNext(SeatZoneId zone, String desk, Actor by, Instant now);

    Optional<Board> board(SeatZoneId zone, Instant now);

    /** How many with a later number were called before this one. */
    int overtaken(WaitingEntry.Live entry);

    // Penalties

    Penalty penalty(PatronId patron, ZoneRules rules, Instant now);

    List<Violation> violations(PatronId patron, Instant now);

    /** What happened, oldest first, in pages: everything that penalties are computed from. */
    List<SeatLog.Line> log(long after, int limit);

    boolean forgive(BookingId booking, PatronId patron, Actor by, Instant now);

    // The clock

    /** Writes down what the clock and the hours have done to every day on which anything is given. */
    void settle(Instant now);

    /**
     * Writes down what the clock has changed and calls who is next. Rights do not depend on it; hearing one's number does.
     *
     * @return how many days were looked at
     */
    int tidy(Instant now);

    /** Whether {@link #tidy} has anything to do. */
    boolean isDue(Instant now);

    /** What came of a wish. */
    sealed interface Answer<T> {
        record Done<T>(T value) implements Answer<T> {}

        /** @param reasons all of them */
        record Refused<T>(List<SeatRefusal> reasons) implements Answer<T> {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }
}
