package org.carrel.hub.seat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.id.TicketId;
import org.carrel.hub.branch.Opening;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.seat.Seat.Outage;
import org.carrel.hub.seat.ZoneDay.Change;

/**
 * Zones, and what goes on in them, as it was last written: a booking whose time is over may still be live here. A day that somebody
 * else changed since it was read is not saved.
 */
public interface ZoneStore {
    /** Also one that was removed. */
    Optional<SeatZone> zone(SeatZoneId id);

    /** By id, without those that were removed. */
    List<SeatZone> zones();

    /** Adds or replaces; one that was removed is there again. */
    void put(SeatZone zone);

    /** Adds a seat to the zone or replaces it; an outage stays as it is. */
    void put(SeatZoneId zone, Seat seat);

    /** @param outage none or one */
    void outage(SeatZoneId zone, SeatId seat, List<Outage> outage);

    void remove(SeatZoneId zone, SeatId seat);

    /** With its seats. */
    void remove(SeatZoneId zone);

    /** @param opening what the calendar says of the day */
    ZoneDay day(SeatZone zone, LocalDate day, Opening opening);

    void save(ZoneDay day, List<Change> changes);

    /** Days on which the clock has something to change. */
    List<DayKey> due(Instant now, int limit);

    /** Days with anything live. */
    List<DayKey> live();

    Optional<Booking> booking(BookingId id);

    /** Live ones of any day, and all of this day, by their beginning. */
    List<Booking> bookings(PatronId patron, LocalDate day);

    Optional<WaitingEntry> entry(TicketId id);

    Optional<WaitingEntry> entry(String secretHash);

    List<WaitingEntry.Live> waiting(PatronId patron);

    /** The day's entries that were called, the newest call first. */
    List<WaitingEntry> calls(SeatZoneId zone, LocalDate day, int limit);

    /** When stays of the day ended. */
    List<Instant> freed(SeatZoneId zone, LocalDate day);

    record DayKey(SeatZoneId zone, LocalDate day) {}
}
