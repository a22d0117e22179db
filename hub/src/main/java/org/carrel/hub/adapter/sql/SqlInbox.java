package org.carrel.hub.adapter.sql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.EventId;
import org.carrel.contract.topic.Address;
import org.carrel.hub.intake.DeviceEvents.Incident;
import org.carrel.hub.intake.InboxStore;

/** The inbox in tables. */
public final class SqlInbox implements InboxStore {
    private static final String OF_DEVICE = " WHERE site = ? AND device = ? ";

    private final Sql sql;

    public SqlInbox(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Head> head(Address device) {
        return sql.first(
                "SELECT epoch, through, last_event FROM inbox_head" + OF_DEVICE,
                row -> new Head(row.number("epoch"), row.number("through"), row.instant("last_event")),
                site(device),
                device(device));
    }

    @Override
    public void put(Address device, Head head) {
        sql.update(
                "INSERT INTO inbox_head (site, device, epoch, through, last_event) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (site, device) DO UPDATE SET epoch = excluded.epoch, through = excluded.through,"
                        + " last_event = excluded.last_event",
                site(device),
                device(device),
                head.epoch(),
                head.through(),
                head.lastEvent().toEpochMilli());
    }

    @Override
    public boolean knows(Address device, EventId id) {
        return sql.number(
                        "SELECT count(*) FROM inbox" + OF_DEVICE + "AND id = ?",
                        site(device),
                        device(device),
                        id.value())
                > 0;
    }

    @Override
    public Optional<EventId> at(Address device, long sequence) {
        return sql.first(
                "SELECT id FROM inbox" + OF_DEVICE + "AND sequence = ? ORDER BY epoch DESC LIMIT 1",
                row -> new EventId(row.text("id")),
                site(device),
                device(device),
                sequence);
    }

    @Override
    public void add(Address device, long epoch, Arrived event, Instant received) {
        sql.update(
                "INSERT INTO inbox (site, device, epoch, sequence, id, kind, device_wall, quality, uptime, received)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                site(device),
                device(device),
                epoch,
                event.sequence(),
                event.id().value(),
                event.kind(),
                event.time().wall().toEpochMilli(),
                event.time().quality().name(),
                event.time().uptimeMillis(),
                received.toEpochMilli());
    }

    @Override
    public void hold(Address device, long sequence, Bytes event, Instant received) {
        sql.update(
                "INSERT INTO early_event (site, device, sequence, payload, received) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (site, device, sequence) DO UPDATE SET payload = excluded.payload,"
                        + " received = excluded.received",
                site(device),
                device(device),
                sequence,
                event.hex(),
                received.toEpochMilli());
    }

    @Override
    public Optional<Held> firstHeld(Address device, long through) {
        return sql.first(
                "SELECT sequence, payload FROM early_event" + OF_DEVICE + "AND sequence <= ? ORDER BY sequence LIMIT 1",
                row -> new Held(row.number("sequence"), Bytes.hex(row.text("payload"))),
                site(device),
                device(device),
                through);
    }

    @Override
    public void release(Address device, long sequence) {
        sql.update("DELETE FROM early_event" + OF_DEVICE + "AND sequence = ?", site(device), device(device), sequence);
    }

    @Override
    public void releaseAll(Address device) {
        sql.update("DELETE FROM early_event" + OF_DEVICE, site(device), device(device));
    }

    @Override
    public int releaseBefore(Instant received) {
        return sql.update("DELETE FROM early_event WHERE received < ?", received.toEpochMilli());
    }

    @Override
    public long nextIncident() {
        return sql.next("incident");
    }

    @Override
    public void add(Incident incident) {
        sql.update(
                "INSERT INTO incident (number, site, device, at, kind, sequence, detail) VALUES (?, ?, ?, ?, ?, ?, ?)",
                incident.number(),
                site(incident.device()),
                device(incident.device()),
                incident.at().toEpochMilli(),
                incident.kind().name(),
                incident.sequence(),
                incident.detail());
    }

    @Override
    public List<Incident> incidents(int limit) {
        return sql.list(
                "SELECT number, site, device, at, kind, sequence, detail FROM incident ORDER BY number DESC LIMIT ?",
                row -> new Incident(
                        row.number("number"),
                        SqlShelves.address(row),
                        row.instant("at"),
                        row.word(Incident.Kind.class, "kind"),
                        row.number("sequence"),
                        row.text("detail")),
                limit);
    }

    @Override
    public int forgetBefore(Instant received, int limit) {
        return sql.update(
                "DELETE FROM inbox WHERE (site, device, id) IN"
                        + " (SELECT site, device, id FROM inbox WHERE received < ? ORDER BY received LIMIT ?)",
                received.toEpochMilli(),
                limit);
    }

    private static String site(Address device) {
        return device.site().value();
    }

    private static String device(Address device) {
        return device.device().value();
    }
}
