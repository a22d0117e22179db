package org.carrel.hub.adapter.sql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.topic.Address;
import org.carrel.hub.reservation.Hold;
import org.carrel.hub.reservation.Hold.OffShelf;
import org.carrel.hub.reservation.Hold.ReadyOnShelf;
import org.carrel.hub.reservation.Hold.Waiting;
import org.carrel.hub.reservation.Hold.WantedCopy;
import org.carrel.hub.reservation.HoldStore;
import org.jspecify.annotations.Nullable;

/** Holds in a table; indexes refuse two live holds on one item, or of one patron on one title. */
public final class SqlHolds implements HoldStore {
    private static final String COLUMNS = "SELECT id, bib, patron, pickup, placed, queue_order, state, kept_item, site,"
            + " device, compartment, since, ready_until, pause_until, loan, wanted_item FROM hold ";
    private static final String LIVE = " AND state IN ('WAITING', 'ON_ITS_WAY', 'READY_ON_SHELF', 'OFF_SHELF') ";
    private static final String KEEPING = " AND state IN ('ON_ITS_WAY', 'READY_ON_SHELF', 'OFF_SHELF') ";

    private final Sql sql;

    public SqlHolds(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Hold> hold(HoldId id) {
        return sql.first(COLUMNS + "WHERE id = ?", SqlHolds::read, id.value());
    }

    @Override
    public Optional<Hold> keeping(ItemId item) {
        return sql.first(COLUMNS + "WHERE kept_item = ?" + KEEPING, SqlHolds::read, item.value());
    }

    @Override
    public boolean concerns(BibId bib, ItemId copy) {
        return sql.number(
                        "SELECT CASE WHEN EXISTS (SELECT 1 FROM hold WHERE bib = ?" + LIVE
                                + ") OR EXISTS (SELECT 1 FROM hold WHERE kept_item = ?" + KEEPING
                                + ") THEN 1 ELSE 0 END",
                        bib.value(),
                        copy.value())
                > 0;
    }

    @Override
    public List<Hold> live(PatronId patron, BibId bib) {
        return sql.list(
                COLUMNS + "WHERE bib = ? AND patron = ?" + LIVE + "ORDER BY queue_order",
                SqlHolds::read,
                bib.value(),
                patron.value());
    }

    @Override
    public List<Hold> live(PatronId patron) {
        return sql.list(COLUMNS + "WHERE patron = ?" + LIVE + "ORDER BY queue_order", SqlHolds::read, patron.value());
    }

    @Override
    public List<Hold> withoutCopy(BibId bib) {
        return sql.list(
                COLUMNS + "WHERE bib = ? AND state = 'WAITING' ORDER BY queue_order", SqlHolds::read, bib.value());
    }

    @Override
    public Optional<Hold> next(BibId bib, ItemId copy, Instant now) {
        return sql.first(
                COLUMNS + "WHERE bib = ? AND state IN ('WAITING', 'OFF_SHELF')"
                        + " AND (wanted_item IS NULL OR wanted_item = ?) AND (pause_until IS NULL OR pause_until <= ?)"
                        + " ORDER BY queue_order LIMIT 1",
                SqlHolds::read,
                bib.value(),
                copy.value(),
                now.toEpochMilli());
    }

    @Override
    public List<BibId> pausesOver(Instant now, int limit) {
        return sql.list(
                "SELECT DISTINCT bib FROM hold WHERE state = 'WAITING' AND pause_until IS NOT NULL AND pause_until <= ?"
                        + " ORDER BY bib LIMIT ?",
                row -> new BibId(row.text("bib")),
                now.toEpochMilli(),
                limit);
    }

    @Override
    public List<ReadyOnShelf> ready(Address device) {
        return sql.list(
                COLUMNS + "WHERE site = ? AND device = ? AND state = 'READY_ON_SHELF' ORDER BY compartment, kept_item",
                SqlHolds::readReady,
                device.site().value(),
                device.device().value());
    }

    @Override
    public List<ReadyOnShelf> overdue(Instant now, int limit) {
        return sql.list(
                COLUMNS
                        + "WHERE state = 'READY_ON_SHELF' AND ready_until <= ? ORDER BY ready_until, queue_order LIMIT"
                        + " ?",
                SqlHolds::readReady,
                now.toEpochMilli(),
                limit);
    }

    @Override
    public List<ReadyOnShelf> toRemind(Instant now, Instant sinceMax, Instant untilMax, int limit) {
        return sql.list(
                COLUMNS + "WHERE state = 'READY_ON_SHELF' AND ready_until > ? AND ready_until <= ? AND since <= ?"
                        + " AND (reminded IS NULL OR reminded < since) ORDER BY ready_until, queue_order LIMIT ?",
                SqlHolds::readReady,
                now.toEpochMilli(),
                untilMax.toEpochMilli(),
                sinceMax.toEpochMilli(),
                limit);
    }

    @Override
    public void reminded(HoldId hold, Instant now) {
        sql.update("UPDATE hold SET reminded = ? WHERE id = ?", now.toEpochMilli(), hold.value());
    }

    @Override
    public List<OffShelf> offShelf() {
        return sql.list(COLUMNS + "WHERE state = 'OFF_SHELF' ORDER BY since, queue_order", row -> (OffShelf) read(row));
    }

    @Override
    public Optional<Hold> lastEnded(ItemId item) {
        return sql.first(
                COLUMNS + "WHERE kept_item = ? AND state IN ('COLLECTED', 'LAPSED', 'CANCELLED')"
                        + " ORDER BY since DESC, queue_order DESC LIMIT 1",
                SqlHolds::read,
                item.value());
    }

    @Override
    public List<ItemId> freeOnShelves(BibId bib) {
        return sql.list(
                "SELECT s.item, min(s.since) AS standing FROM item i"
                        + " JOIN shelf_item s ON s.item = i.id WHERE i.bib = ? AND i.use_of_it = 'LENDABLE'"
                        + " AND NOT EXISTS (SELECT 1 FROM loan l WHERE l.item = i.id AND l.state = 'OPEN')"
                        + " AND NOT EXISTS (SELECT 1 FROM hold h WHERE h.kept_item = i.id"
                        + " AND h.state IN ('ON_ITS_WAY', 'READY_ON_SHELF', 'OFF_SHELF'))"
                        + " GROUP BY s.item ORDER BY standing, s.item",
                row -> new ItemId(row.text("item")),
                bib.value());
    }

    @Override
    public long nextOrder() {
        return sql.next("hold");
    }

    @Override
    public void add(Waiting hold) {
        Hold.Request request = hold.request();
        sql.update(
                "INSERT INTO hold (id, bib, patron, pickup, placed, queue_order, wanted_item, state)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, 'WAITING')",
                request.hold().value(),
                request.bib().value(),
                request.patron().value(),
                request.pickup().value(),
                request.placed().toEpochMilli(),
                request.order(),
                switch (request.copy()) {
                    case WantedCopy.Any any -> null;
                    case WantedCopy.This(ItemId item) -> item.value();
                });
    }

    @Override
    public void put(Hold hold) {
        @Nullable ItemId kept = hold instanceof Hold.Cancelled ? lastKept(hold.id()) : null;
        @Nullable Object[] values = HoldColumns.of(hold, kept).values();
        int changed = sql.update(
                "UPDATE hold SET state = ?, kept_item = ?, site = ?, device = ?, compartment = ?, since = ?,"
                        + " ready_until = ?, pause_until = ?, loan = ? WHERE id = ?",
                HoldColumns.joined(values, new Object[] {hold.id().value()}));
        if (changed != 1) {
            throw new IllegalStateException("hold " + hold.id() + " is not there");
        }
    }

    private @Nullable ItemId lastKept(HoldId hold) {
        return sql.first(
                        "SELECT kept_item FROM hold WHERE id = ? AND kept_item IS NOT NULL",
                        row -> new ItemId(row.text("kept_item")),
                        hold.value())
                .orElse(null);
    }

    @Override
    public void putPickup(HoldId hold, SiteId pickup) {
        sql.update("UPDATE hold SET pickup = ? WHERE id = ?", pickup.value(), hold.value());
    }

    static Hold read(Row row) {
        return HoldColumns.read(row, request(row), "loan");
    }

    private static ReadyOnShelf readReady(Row row) {
        return HoldColumns.ready(row, request(row));
    }

    private static Hold.Request request(Row row) {
        return new Hold.Request(
                new HoldId(row.text("id")),
                new BibId(row.text("bib")),
                new PatronId(row.text("patron")),
                new SiteId(row.text("pickup")),
                row.instant("placed"),
                row.number("queue_order"),
                row.optionalText("wanted_item")
                        .<WantedCopy>map(item -> new WantedCopy.This(new ItemId(item)))
                        .orElseGet(WantedCopy.Any::new));
    }
}
