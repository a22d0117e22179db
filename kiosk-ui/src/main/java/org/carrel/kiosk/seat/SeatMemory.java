package org.carrel.kiosk.seat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.id.TicketId;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.seat.TicketLine;
import org.carrel.contract.message.seat.ZoneLine;

/**
 * What is known of seats wherever the visit is.
 *
 * @param zones by name, as the hub told of them last; the same for everybody
 * @param mine the patron's
 * @param asking the question for those, while it is under way
 * @param wanted where whoever shows a card now was before
 * @param given the numbers that the patron was given in this visit
 */
public record SeatMemory(
        SortedMap<SeatZoneId, ZoneLine> zones,
        Mine mine,
        Optional<AskId> asking,
        Optional<SeatPlace> wanted,
        SortedSet<TicketId> given) {
    public static final SeatMemory EMPTY = new SeatMemory(
            new TreeMap<>(), Mine.NONE, Optional.empty(), Optional.empty(), Collections.emptySortedSet());

    public SeatMemory {
        zones = Collections.unmodifiableSortedMap(new TreeMap<>(zones));
        given = Collections.unmodifiableSortedSet(new TreeSet<>(given));
    }

    /** Nothing of anybody is left. */
    public SeatMemory cleared() {
        return new SeatMemory(zones, Mine.NONE, Optional.empty(), Optional.empty(), Collections.emptySortedSet());
    }

    public SeatMemory with(Mine now) {
        return new SeatMemory(zones, now, asking, wanted, given);
    }

    public SeatMemory asking(AskId id) {
        return new SeatMemory(zones, mine, Optional.of(id), wanted, given);
    }

    public SeatMemory asked() {
        return new SeatMemory(zones, mine, Optional.empty(), wanted, given);
    }

    public SeatMemory wanting(SeatPlace place) {
        return new SeatMemory(zones, mine, asking, Optional.of(place), given);
    }

    public SeatMemory resumed() {
        return new SeatMemory(zones, mine, asking, Optional.empty(), given);
    }

    public SeatMemory given(TicketId ticket) {
        SortedSet<TicketId> more = new TreeSet<>(given);
        more.add(ticket);
        return new SeatMemory(zones, mine, asking, wanted, more);
    }

    /** Those of them that the patron still has. */
    public List<TicketLine> givenTickets() {
        return mine.tickets().stream()
                .filter(line -> given.contains(line.ticket()))
                .toList();
    }

    /** Zones that an answer tells of. */
    public SeatMemory told(KioskAnswer answer) {
        SortedMap<SeatZoneId, ZoneLine> known = new TreeMap<>(zones);
        if (answer instanceof KioskAnswer.ZonesTold all) {
            known.clear();
            all.zones().forEach(zone -> known.put(zone.zone(), zone));
        } else if (answer instanceof KioskAnswer.ZoneTold one) {
            known.put(one.zone().zone(), one.zone());
        }
        return new SeatMemory(known, mine, asking, wanted, given);
    }
}
