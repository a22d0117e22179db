package org.carrel.hub.seat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.seat.ZoneStore.DayKey;

/** What staff and the clock do to zones as a whole: setting up, closing, forgiving, tidying. */
final class Upkeep {
    /** One tidying does not hold up other writers for long; the next one goes on. */
    private static final int TIDY_MAX = 50;

    private final Seats.Parts parts;
    private final ZoneSteps steps;

    Upkeep(Seats.Parts parts, ZoneSteps steps) {
        this.parts = parts;
        this.steps = steps;
    }

    void put(SeatZone zone, Actor by, Instant now) {
        settle(now);
        parts.zones().put(zone);
        parts.audit().record(by, Audit.Action.SEATS_SET_UP, "zone:" + zone.id(), "", now);
        settle(now);
    }

    void put(SeatZoneId zone, Seat seat, Actor by, Instant now) {
        parts.zones().put(zone, seat);
        parts.audit().record(by, Audit.Action.SEATS_SET_UP, "zone:" + zone, "seat:" + seat.id(), now);
        steps.look(zone, LocalDate.ofInstant(now, parts.zone()), now);
    }

    boolean forgive(BookingId booking, PatronId patron, Actor by, Instant now) {
        // What the clock has done must be in the log before it can be forgiven there.
        parts.zones()
                .booking(booking)
                .ifPresent(stored ->
                        steps.look(stored.claim().zone(), stored.claim().day(), now));
        boolean forgiven = parts.log().forgive(booking, patron, now);
        if (forgiven) {
            parts.audit().record(by, Audit.Action.VIOLATION_FORGIVEN, "booking:" + booking, "patron:" + patron, now);
        }
        return forgiven;
    }

    /** Before rules or hours change, what the clock has done by the old ones is written down; after, what the new ones end. */
    void settle(Instant now) {
        parts.zones().live().forEach(key -> steps.look(key.zone(), key.day(), now));
    }

    int tidy(Instant now) {
        List<DayKey> due = parts.zones().due(now, TIDY_MAX);
        due.forEach(key -> steps.look(key.zone(), key.day(), now));
        return due.size();
    }
}
