package org.carrel.hub.adapter.sql.fleet;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.Health;
import org.carrel.contract.topic.Address;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.fleet.Device;
import org.carrel.hub.fleet.DeviceRows;
import org.carrel.hub.fleet.Presence;
import org.jspecify.annotations.Nullable;

/** Devices in three tables. */
public final class SqlDevices implements DeviceRows {
    private static final String COLUMNS =
            "site, device, kind, name_zh, name_en, place_zh, place_en, enrolled, presence,"
                    + " session, since, sign, software, health_since, oldest_kept, newest, told_at";

    private final Sql sql;

    public SqlDevices(Sql sql) {
        this.sql = sql;
    }

    private enum Kind {
        NEVER_SEEN,
        ALIVE,
        LOST,
        STOPPED
    }

    @Override
    public List<Device> all() {
        return sql.list("SELECT " + COLUMNS + " FROM device ORDER BY site, device", SqlDevices::device).stream()
                .map(this::whole)
                .toList();
    }

    @Override
    public List<Device> ofKind(Birth.Kind kind) {
        return sql
                .list(
                        "SELECT " + COLUMNS + " FROM device WHERE kind = ? ORDER BY site, device",
                        SqlDevices::device,
                        kind.name())
                .stream()
                .map(this::whole)
                .toList();
    }

    @Override
    public Optional<Device> find(Address address) {
        return sql.first(
                        "SELECT " + COLUMNS + " FROM device WHERE site = ? AND device = ?",
                        SqlDevices::device,
                        address.site().value(),
                        address.device().value())
                .map(this::whole);
    }

    @Override
    public boolean has(Address address) {
        return sql.number(
                        "SELECT count(*) FROM device WHERE site = ? AND device = ?",
                        address.site().value(),
                        address.device().value())
                > 0;
    }

    @Override
    public void put(Device device) {
        Presence presence = device.presence();
        @Nullable
        String sign = presence instanceof Presence.Lost lost ? lost.sign().name() : null;
        sql.update(
                "INSERT INTO device (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (site, device) DO UPDATE SET kind = excluded.kind, name_zh = excluded.name_zh,"
                        + " name_en = excluded.name_en, place_zh = excluded.place_zh, place_en = excluded.place_en,"
                        + " presence = excluded.presence, session = excluded.session, since = excluded.since,"
                        + " sign = excluded.sign, software = excluded.software, health_since = excluded.health_since, oldest_kept = excluded.oldest_kept,"
                        + " newest = excluded.newest, told_at = excluded.told_at",
                device.address().site().value(),
                device.address().device().value(),
                device.kind().name(),
                device.names().nameZh(),
                device.names().nameEn(),
                device.names().placeZh(),
                device.names().placeEn(),
                device.enrolled().toEpochMilli(),
                kind(presence).name(),
                presence.session(),
                presence.since().toEpochMilli(),
                sign,
                device.description().software(),
                device.description().healthSince().toEpochMilli(),
                device.description().oldestKept(),
                device.description().newest(),
                device.description().toldAtMillis());
        removeParts(device.address());
        putParts(device);
    }

    private void putParts(Device device) {
        int position = 0;
        for (Birth.Compartment compartment : device.description().compartments()) {
            sql.update(
                    "INSERT INTO device_compartment (site, device, position, compartment, locked) VALUES (?, ?, ?, ?, ?)",
                    device.address().site().value(),
                    device.address().device().value(),
                    position++,
                    compartment.id().value(),
                    compartment.locked() ? 1 : 0);
        }
        position = 0;
        for (Health.Part part : device.description().health().parts()) {
            sql.update(
                    "INSERT INTO device_part (site, device, position, part, condition, detail) VALUES (?, ?, ?, ?, ?, ?)",
                    device.address().site().value(),
                    device.address().device().value(),
                    position++,
                    part.name(),
                    part.condition().name(),
                    part.detail());
        }
    }

    @Override
    public void remove(Address address) {
        sql.update(
                "DELETE FROM device WHERE site = ? AND device = ?",
                address.site().value(),
                address.device().value());
        removeParts(address);
    }

    private void removeParts(Address address) {
        for (String table : List.of("device_compartment", "device_part")) {
            sql.update(
                    "DELETE FROM " + table + " WHERE site = ? AND device = ?",
                    address.site().value(),
                    address.device().value());
        }
    }

    private Device whole(Device device) {
        String site = device.address().site().value();
        String name = device.address().device().value();
        List<Birth.Compartment> compartments = sql.list(
                "SELECT compartment, locked FROM device_compartment WHERE site = ? AND device = ? ORDER BY position",
                row -> new Birth.Compartment(new CompartmentId(row.text("compartment")), row.number("locked") == 1),
                site,
                name);
        List<Health.Part> parts = sql.list(
                "SELECT part, condition, detail FROM device_part WHERE site = ? AND device = ? ORDER BY position",
                row -> new Health.Part(
                        row.text("part"), row.word(Health.Condition.class, "condition"), row.text("detail")),
                site,
                name);
        Device.Description told = device.description();
        return new Device(
                device.address(),
                device.names(),
                device.kind(),
                device.enrolled(),
                device.presence(),
                new Device.Description(
                        told.software(),
                        compartments,
                        new Health(parts),
                        told.healthSince(),
                        told.oldestKept(),
                        told.newest(),
                        told.toldAtMillis()));
    }

    private static Device device(Row row) {
        return new Device(
                new Address(new SiteId(row.text("site")), new DeviceId(row.text("device"))),
                new Device.Names(row.text("name_zh"), row.text("name_en"), row.text("place_zh"), row.text("place_en")),
                row.word(Birth.Kind.class, "kind"),
                row.instant("enrolled"),
                presence(row),
                new Device.Description(
                        row.text("software"),
                        List.of(),
                        new Health(List.of()),
                        row.instant("health_since"),
                        row.number("oldest_kept"),
                        row.number("newest"),
                        row.number("told_at")));
    }

    private static Presence presence(Row row) {
        Instant since = row.instant("since");
        long session = row.number("session");
        return switch (row.word(Kind.class, "presence")) {
            case NEVER_SEEN -> new Presence.NeverSeen(since);
            case ALIVE -> new Presence.Alive(session, since);
            case LOST -> new Presence.Lost(session, since, row.word(Presence.Sign.class, "sign"));
            case STOPPED -> new Presence.Stopped(session, since);
        };
    }

    private static Kind kind(Presence presence) {
        return switch (presence) {
            case Presence.NeverSeen _ -> Kind.NEVER_SEEN;
            case Presence.Alive _ -> Kind.ALIVE;
            case Presence.Lost _ -> Kind.LOST;
            case Presence.Stopped _ -> Kind.STOPPED;
        };
    }
}
