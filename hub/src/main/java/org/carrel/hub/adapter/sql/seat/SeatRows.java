package org.carrel.hub.adapter.sql.seat;

import java.time.Instant;
import java.util.List;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.callqueue.Feature;
import org.carrel.hub.callqueue.Place;
import org.carrel.hub.seat.Seat;
import org.carrel.hub.seat.Seat.Outage;
import org.jspecify.annotations.Nullable;

/** Seats in a table. */
final class SeatRows {
    private final Sql sql;

    SeatRows(Sql sql) {
        this.sql = sql;
    }

    /** Plainest first. */
    List<Seat> of(SeatZoneId zone) {
        return sql
                .list(
                        "SELECT id, label, seat_order, party_min, party_max, features, out_until, out_reason FROM seat"
                                + " WHERE zone = ?",
                        SeatRows::readSeat,
                        zone.value())
                .stream()
                .sorted((one, other) -> Place.PLAINEST_FIRST.compare(one.place(), other.place()))
                .toList();
    }

    /** Adds or replaces; an outage stays as it is. */
    void put(SeatZoneId zone, Seat seat) {
        Place place = seat.place();
        sql.update(
                "INSERT INTO seat (zone, id, label, seat_order, party_min, party_max, features) VALUES (?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (zone, id) DO UPDATE SET label = excluded.label, seat_order = excluded.seat_order,"
                        + " party_min = excluded.party_min, party_max = excluded.party_max, features = excluded.features",
                zone.value(),
                seat.id().value(),
                seat.label(),
                seat.order(),
                place.partyMin(),
                place.partyMax(),
                Joined.write(place.features()));
    }

    void outage(SeatZoneId zone, SeatId seat, List<Outage> outage) {
        @Nullable
        Long until = outage.isEmpty()
                ? null
                : Long.valueOf(SqlZones.millis(outage.getFirst().until()));
        sql.update(
                "UPDATE seat SET out_until = ?, out_reason = ? WHERE zone = ? AND id = ?",
                until,
                outage.isEmpty() ? "" : outage.getFirst().reason(),
                zone.value(),
                seat.value());
    }

    void remove(SeatZoneId zone, SeatId seat) {
        sql.update("DELETE FROM seat WHERE zone = ? AND id = ?", zone.value(), seat.value());
    }

    /** Of a whole zone. */
    void remove(SeatZoneId zone) {
        sql.update("DELETE FROM seat WHERE zone = ?", zone.value());
    }

    private static Seat readSeat(Row row) {
        return new Seat(
                new Place(
                        new SeatId(row.text("id")),
                        row.integer("party_min"),
                        row.integer("party_max"),
                        Joined.read(row.text("features"), Feature::valueOf)),
                row.text("label"),
                row.integer("seat_order"),
                outage(row));
    }

    private static List<Outage> outage(Row row) {
        return row.optionalInstant("out_until").stream()
                .map(until -> new Outage(
                        row.text("out_reason"), until.toEpochMilli() == Long.MAX_VALUE ? Instant.MAX : until))
                .toList();
    }
}
