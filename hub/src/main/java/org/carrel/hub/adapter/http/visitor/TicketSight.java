package org.carrel.hub.adapter.http.visitor;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.carrel.hub.callqueue.Estimate;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.seat.Seat;
import org.carrel.hub.seat.SeatZone;
import org.carrel.hub.seat.ZoneDay;
import org.carrel.hub.store.Services;

/**
 * A ticket at a moment, as its holder wants to know it. Nothing of the party is in it.
 *
 * @param ahead how many wait before
 * @param estimate none while too little is known
 * @param seat the label of the seat that is kept, or empty
 */
record TicketSight(
        WaitingEntry entry,
        SeatZone zone,
        int ahead,
        List<Estimate> estimate,
        String seat,
        ZoneId timeZone,
        Instant now) {
    TicketSight {
        estimate = List.copyOf(estimate);
    }

    /** None when there is no such ticket today. */
    static List<TicketSight> of(Services services, String secret, Instant now) {
        return services.seats().ticket(secret, now).stream()
                .map(entry -> of(services, entry, now))
                .toList();
    }

    private static TicketSight of(Services services, WaitingEntry entry, Instant now) {
        ZoneDay day = services.seats()
                .day(entry.ticket().zone(), entry.ticket().day(), now)
                .orElseThrow();
        return new TicketSight(
                entry,
                day.zone(),
                entry instanceof WaitingEntry.Waiting ? day.queue().ahead(entry.ticket()) : 0,
                entry instanceof WaitingEntry.Waiting waiting
                        ? services.seats().estimate(waiting, now).stream().toList()
                        : List.of(),
                entry instanceof WaitingEntry.Called called
                        ? day.seat(called.call().seat())
                                .map(Seat::label)
                                .orElse(called.call().seat().value())
                        : "",
                services.seats().timeZone(),
                now);
    }

    String number() {
        return entry.ticket().label(zone.prefix());
    }

    boolean live() {
        return entry instanceof WaitingEntry.Live;
    }
}
