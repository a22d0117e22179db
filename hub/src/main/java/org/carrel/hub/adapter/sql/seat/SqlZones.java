package org.carrel.hub.adapter.sql.seat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.id.TicketId;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.branch.Opening;
import org.carrel.hub.branch.WeeklyHours;
import org.carrel.hub.callqueue.CallQueue;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.seat.Booking;
import org.carrel.hub.seat.Seat;
import org.carrel.hub.seat.Seat.Outage;
import org.carrel.hub.seat.SeatZone;
import org.carrel.hub.seat.ZoneDay;
import org.carrel.hub.seat.ZoneDay.Change;
import org.carrel.hub.seat.ZoneRules;
import org.carrel.hub.seat.ZoneStore;
import org.carrel.hub.transaction.StoreException;

/**
 * Zones in tables. What was read of a day is kept together with its stamp, and used again while the table still has that stamp: in the
 * second of opening thousands ask for the same day. A transaction that is undone leaves a stamp that no row has.
 */
public final class SqlZones implements ZoneStore {
    private static final int DAYS_KEPT = 64;
    private static final int ZONES_KEPT = 256;

    private final Sql sql;
    private final Supplier<String> stamps;
    private final SeatRows seats;
    private final BookingRows bookings;
    private final TicketRows tickets;
    private final Map<SeatZoneId, KnownZone> knownZones = kept(ZONES_KEPT);
    private final Map<DayKey, KnownDay> knownDays = kept(DAYS_KEPT);

    private record KnownZone(String stamp, SeatZone zone) {}

    private record KnownDay(String stamp, String zoneStamp, ZoneDay day) {}

    /** @param stamps gives another text each time */
    public SqlZones(Sql sql, Supplier<String> stamps) {
        this.sql = sql;
        this.stamps = stamps;
        this.seats = new SeatRows(sql);
        this.bookings = new BookingRows(sql);
        this.tickets = new TicketRows(sql);
    }

    /** The least used goes when there is one more. */
    private static <K, V> Map<K, V> kept(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    @Override
    public Optional<SeatZone> zone(SeatZoneId id) {
        Optional<String> stamp =
                sql.first("SELECT stamp FROM seat_zone WHERE id = ?", row -> row.text("stamp"), id.value());
        if (stamp.isEmpty()) {
            return Optional.empty();
        }
        KnownZone known = knownZones.get(id);
        if (known == null || !known.stamp().equals(stamp.get())) {
            SeatZone zone = sql.first(
                            "SELECT id, site, name_zh, name_en, where_zh, where_en, prefix, hours, rules, removed"
                                    + " FROM seat_zone WHERE id = ?",
                            SqlZones::readZone,
                            id.value())
                    .orElseThrow();
            known = new KnownZone(stamp.get(), zone);
            knownZones.put(id, known);
        }
        return Optional.of(known.zone());
    }

    @Override
    public List<SeatZone> zones() {
        return sql
                .list(
                        "SELECT id FROM seat_zone WHERE removed = 0 ORDER BY site, id",
                        row -> new SeatZoneId(row.text("id")))
                .stream()
                .flatMap(id -> zone(id).stream())
                .toList();
    }

    @Override
    public void put(SeatZone zone) {
        sql.update(
                "INSERT INTO seat_zone (id, site, name_zh, name_en, where_zh, where_en, prefix, hours, rules, stamp)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET site = excluded.site,"
                        + " name_zh = excluded.name_zh, name_en = excluded.name_en, where_zh = excluded.where_zh,"
                        + " where_en = excluded.where_en, prefix = excluded.prefix, hours = excluded.hours,"
                        + " rules = excluded.rules, stamp = excluded.stamp, removed = 0",
                zone.id().value(),
                zone.site().value(),
                zone.nameZh(),
                zone.nameEn(),
                zone.whereZh(),
                zone.whereEn(),
                zone.prefix(),
                zone.hours().stream().map(WeeklyHours::toString).findFirst().orElse(""),
                zone.rules().written().entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining("\n")),
                stamps.get());
    }

    @Override
    public void put(SeatZoneId zone, Seat seat) {
        seats.put(zone, seat);
        stamp(zone);
    }

    @Override
    public void outage(SeatZoneId zone, SeatId seat, List<Outage> outage) {
        seats.outage(zone, seat, outage);
        stamp(zone);
    }

    @Override
    public void remove(SeatZoneId zone, SeatId seat) {
        seats.remove(zone, seat);
        stamp(zone);
    }

    @Override
    public void remove(SeatZoneId zone) {
        seats.remove(zone);
        sql.update("UPDATE seat_zone SET removed = 1 WHERE id = ?", zone.value());
        stamp(zone);
    }

    private void stamp(SeatZoneId zone) {
        sql.update("UPDATE seat_zone SET stamp = ? WHERE id = ?", stamps.get(), zone.value());
    }

    @Override
    public ZoneDay day(SeatZone zone, LocalDate date, Opening opening) {
        DayKey key = new DayKey(zone.id(), date);
        Stored stored = stored(key);
        String zoneStamp = zoneStamp(zone.id());
        KnownDay known = knownDays.get(key);
        if (known == null
                || !known.stamp().equals(stored.stamp())
                || !known.zoneStamp().equals(zoneStamp)) {
            known = new KnownDay(stored.stamp(), zoneStamp, read(zone, date, opening, stored.lastNumber()));
            knownDays.put(key, known);
        }
        return known.day().with(opening);
    }

    /** Of the zone and its seats as they were read last in this transaction. */
    private String zoneStamp(SeatZoneId id) {
        KnownZone known = knownZones.get(id);
        return known == null ? "" : known.stamp();
    }

    /** @param stamp empty for a day on which nothing has happened */
    private record Stored(String stamp, int lastNumber) {}

    private Stored stored(DayKey key) {
        return sql.first(
                        "SELECT stamp, last_number FROM seat_day WHERE zone = ? AND day = ?",
                        row -> new Stored(row.text("stamp"), row.integer("last_number")),
                        key.zone().value(),
                        key.day().toString())
                .orElse(new Stored("", 0));
    }

    private ZoneDay read(SeatZone zone, LocalDate date, Opening opening, int lastNumber) {
        return new ZoneDay(
                zone,
                date,
                opening,
                seats.of(zone.id()),
                bookings.live(zone.id(), date).stream()
                        .map(Booking.Live.class::cast)
                        .toList(),
                new CallQueue(tickets.live(zone.id(), date), lastNumber));
    }

    @Override
    public void save(ZoneDay day, List<Change> changes) {
        DayKey key = new DayKey(day.zone().id(), day.day());
        KnownDay known = knownDays.get(key);
        if (known == null) {
            throw new IllegalStateException("a day is saved only after it was read: " + key);
        }
        String stamp = stamps.get();
        write(day, known.stamp(), stamp);
        SortedSet<String> written = new TreeSet<>();
        for (Change change : changes) {
            switch (change) {
                case Change.OfBooking(Booking booking) -> {
                    if (isNew(known.day(), booking) && written.add(booking.id().value())) {
                        bookings.add(booking);
                    } else {
                        bookings.put(booking);
                    }
                }
                case Change.Warned(Booking.Using using, Instant _) -> bookings.put(using);
                case Change.OfEntry(WaitingEntry entry) -> {
                    if (isNew(known.day(), entry)
                            && written.add(entry.ticket().id().value())) {
                        tickets.add(entry);
                    } else {
                        tickets.put(entry);
                    }
                }
            }
        }
        knownDays.put(key, new KnownDay(stamp, known.zoneStamp(), day));
    }

    private static boolean isNew(ZoneDay before, Booking booking) {
        return before.bookings().stream().noneMatch(there -> there.id().equals(booking.id()));
    }

    private static boolean isNew(ZoneDay before, WaitingEntry entry) {
        // Numbers only grow, and the lists are long: no need to look through them.
        return entry.ticket().number() > before.queue().lastNumber();
    }

    private void write(ZoneDay day, String before, String stamp) {
        long due = Math.clamp(millis(day.due()), 0, Long.MAX_VALUE);
        int changed = before.isEmpty()
                ? sql.update(
                        "INSERT INTO seat_day (zone, day, stamp, last_number, next_due) VALUES (?, ?, ?, ?, ?)"
                                + " ON CONFLICT (zone, day) DO NOTHING",
                        day.zone().id().value(),
                        day.day().toString(),
                        stamp,
                        day.queue().lastNumber(),
                        due)
                : sql.update(
                        "UPDATE seat_day SET stamp = ?, last_number = ?, next_due = ?"
                                + " WHERE zone = ? AND day = ? AND stamp = ?",
                        stamp,
                        day.queue().lastNumber(),
                        due,
                        day.zone().id().value(),
                        day.day().toString(),
                        before);
        if (changed == 0) {
            throw new StoreException(
                    StoreException.Kind.BUSY,
                    "somebody else has changed " + day.zone().id() + " on " + day.day());
        }
    }

    static long millis(Instant moment) {
        if (moment.equals(Instant.MAX)) {
            return Long.MAX_VALUE;
        }
        return moment.equals(Instant.MIN) ? 0 : moment.toEpochMilli();
    }

    @Override
    public List<DayKey> due(Instant now, int limit) {
        return sql.list(
                "SELECT zone, day FROM seat_day WHERE next_due <= ? ORDER BY next_due, zone, day LIMIT ?",
                SqlZones::readKey,
                now.toEpochMilli(),
                limit);
    }

    @Override
    public List<DayKey> live() {
        return sql.list(
                "SELECT zone, day FROM seat_booking WHERE live = 1 UNION SELECT zone, day FROM seat_ticket WHERE live = 1"
                        + " ORDER BY day, zone",
                SqlZones::readKey);
    }

    @Override
    public Optional<Booking> booking(BookingId id) {
        return bookings.booking(id);
    }

    @Override
    public List<Booking> bookings(PatronId patron, LocalDate day) {
        return bookings.of(patron, day);
    }

    @Override
    public Optional<WaitingEntry> entry(TicketId id) {
        return tickets.entry(id);
    }

    @Override
    public Optional<WaitingEntry> entry(String secretHash) {
        return tickets.entry(secretHash);
    }

    @Override
    public List<WaitingEntry.Live> waiting(PatronId patron) {
        return tickets.of(patron);
    }

    @Override
    public List<WaitingEntry> calls(SeatZoneId zone, LocalDate day, int limit) {
        return tickets.called(zone, day, limit);
    }

    @Override
    public List<Instant> freed(SeatZoneId zone, LocalDate day) {
        return bookings.ended(zone, day);
    }

    private static DayKey readKey(Row row) {
        return new DayKey(new SeatZoneId(row.text("zone")), LocalDate.parse(row.text("day")));
    }

    private static SeatZone readZone(Row row) {
        Map<String, String> settings = new LinkedHashMap<>();
        row.text("rules")
                .lines()
                .forEach(line ->
                        settings.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
        return new SeatZone(
                new SeatZoneId(row.text("id")),
                new SiteId(row.text("site")),
                row.text("name_zh"),
                row.text("name_en"),
                row.text("where_zh"),
                row.text("where_en"),
                row.text("prefix"),
                row.text("hours").isEmpty() ? List.of() : List.of(WeeklyHours.parse(row.text("hours"))),
                switch (ZoneRules.read(settings)) {
                    case ZoneRules.Reading.Good(ZoneRules rules) -> rules;
                    case ZoneRules.Reading.Bad(List<ZoneRules.Trouble> troubles) ->
                        throw new StoreException(
                                StoreException.Kind.FAILED, "a zone's settings cannot be read: " + troubles);
                },
                row.integer("removed") != 0);
    }
}
