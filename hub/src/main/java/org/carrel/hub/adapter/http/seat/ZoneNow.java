package org.carrel.hub.adapter.http.seat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.hub.branch.Opening;
import org.carrel.hub.seat.SeatNow;
import org.carrel.hub.seat.SeatZone;
import org.carrel.hub.seat.ZoneDay;

/** A zone as everybody may see it. */
record ZoneNow(ZoneDay day, List<SeatNow> seats, Instant now) {
    ZoneNow(ZoneDay day, Instant now) {
        this(day, SeatNow.of(day, now), now);
    }

    SeatZone zone() {
        return day.zone();
    }

    boolean isOpen() {
        return day.opening() instanceof Opening.Open open && open.isOpen(now);
    }

    Optional<Instant> opens() {
        return day.opening() instanceof Opening.Open open ? Optional.of(open.from()) : Optional.empty();
    }

    Optional<Instant> closes() {
        return day.opening() instanceof Opening.Open open ? Optional.of(open.until()) : Optional.empty();
    }

    String closedFor() {
        return day.opening() instanceof Opening.Closed(String reason) ? reason : "";
    }

    int count(SeatNow.State state) {
        return (int) seats.stream().filter(seat -> seat.state() == state).count();
    }
}
