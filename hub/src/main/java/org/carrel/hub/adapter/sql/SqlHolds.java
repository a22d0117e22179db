package org.carrel.hub.adapter.sql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.topic.Address;
import org.carrel.hub.reservation.Hold;
import org.carrel.hub.reservation.Hold.Cancelled;
import org.carrel.hub.reservation.Hold.Collected;
import org.carrel.hub.reservation.Hold.Lapsed;
import org.carrel.hub.reservation.Hold.OffShelf;
import org.carrel.hub.reservation.Hold.OnItsWay;
import org.carrel.hub.reservation.Hold.ReadyOnShelf;
import org.carrel.hub.reservation.Hold.Waiting;
import org.carrel.hub.reservation.HoldStore;
import org.carrel.hub.shelf.ShelfPlace;
import org.jspecify.annotations.Nullable;

/** Holds in a table; indexes refuse two live holds on one item, or of one patron on one title. */
public final class SqlHolds implements HoldStore {
    private static final String COLUMNS = "SELECT id, bib, patron, pickup, placed, queue_order, state, kept_item, site,"
            + " device, compartment, since, ready_until, loan FROM hold ";
    private static final String LIVE = " AND state IN ('WAITING', 'ON_ITS_WAY', 'READY_ON_SHELF', 'OFF_SHELF') ";
    private static final String KEEPING = " AND state IN ('ON_ITS_WAY', 'READY_ON_SHELF', 'OFF_SHELF') ";

    private final Sql sql;

    public SqlHolds(Sql sql) {
        this.sql = sql;
    }

    /** The stored names of the states. */
    private enum State {
        WAITING,
        ON_ITS_WAY,
        READY_ON_SHELF,
        OFF_SHELF,
        COLLECTED,
        LAPSED,
        CANCELLED
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
    public Optional<Hold> live(PatronId patron, BibId bib) {
        return sql.first(COLUMNS + "WHERE bib = ? AND patron = ?" + LIVE, SqlHolds::read, bib.value(), patron.value());
    }

    @Override
    public List<Hold> live(PatronId patron) {
        return sql.list(COLUMNS + "WHERE patron = ?" + LIVE + "ORDER BY queue_order", SqlHolds::read, patron.value());
    }

    @Override
    public List<Waiting> waiting(BibId bib) {
        return sql.list(
                COLUMNS + "WHERE bib = ? AND state = 'WAITING' ORDER BY queue_order",
                row -> new Waiting(request(row)),
                bib.value());
    }

    @Override
    public Optional<Hold> next(BibId bib) {
        return sql.first(
                COLUMNS + "WHERE bib = ? AND state IN ('WAITING', 'OFF_SHELF') ORDER BY queue_order LIMIT 1",
                SqlHolds::read,
                bib.value());
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
                        + "WHERE state = 'READY_ON_SHELF' AND ready_until <= ? ORDER BY ready_until, queue_order LIMIT ?",
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
        return sql.list(
                COLUMNS + "WHERE state = 'OFF_SHELF' ORDER BY since, queue_order",
                row -> new OffShelf(
                        request(row), item(row), place(row), row.instant("since"), row.instant("ready_until")));
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
                "INSERT INTO hold (id, bib, patron, pickup, placed, queue_order, state) VALUES (?, ?, ?, ?, ?, ?, 'WAITING')",
                request.hold().value(),
                request.bib().value(),
                request.patron().value(),
                request.pickup().value(),
                request.placed().toEpochMilli(),
                request.order());
    }

    @Override
    public void put(Hold hold) {
        switch (hold) {
            case Waiting h -> write(h, State.WAITING, null, null, null, null, null);
            case OnItsWay h -> write(h, State.ON_ITS_WAY, h.item(), null, h.since(), null, null);
            case ReadyOnShelf h -> write(h, State.READY_ON_SHELF, h.item(), h.place(), h.since(), h.until(), null);
            case OffShelf h -> write(h, State.OFF_SHELF, h.item(), h.last(), h.since(), h.until(), null);
            case Collected h -> write(h, State.COLLECTED, h.item(), null, h.at(), h.until(), h.loan());
            case Lapsed h -> write(h, State.LAPSED, h.item(), null, h.at(), null, null);
            // The copy that was kept stays in its column: it tells later why the copy stands where it stands.
            case Cancelled h ->
                sql.update(
                        "UPDATE hold SET state = 'CANCELLED', since = ? WHERE id = ?",
                        h.at().toEpochMilli(),
                        h.id().value());
        }
    }

    private void write(
            Hold hold,
            State state,
            @Nullable ItemId item,
            @Nullable ShelfPlace place,
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable LoanId loan) {
        int changed = sql.update(
                "UPDATE hold SET state = ?, kept_item = ?, site = ?, device = ?, compartment = ?, since = ?,"
                        + " ready_until = ?, loan = ? WHERE id = ?",
                state.name(),
                item == null ? null : item.value(),
                place == null ? null : place.device().site().value(),
                place == null ? null : place.device().device().value(),
                place == null ? null : place.compartment().value(),
                since == null ? null : since.toEpochMilli(),
                until == null ? null : until.toEpochMilli(),
                loan == null ? null : loan.value(),
                hold.id().value());
        if (changed != 1) {
            throw new IllegalStateException("hold " + hold.id() + " is not there");
        }
    }

    private static Hold read(Row row) {
        Hold.Request request = request(row);
        return switch (row.word(State.class, "state")) {
            case WAITING -> new Waiting(request);
            case ON_ITS_WAY -> new OnItsWay(request, item(row), row.instant("since"));
            case READY_ON_SHELF -> readReady(row);
            case OFF_SHELF ->
                new OffShelf(request, item(row), place(row), row.instant("since"), row.instant("ready_until"));
            case COLLECTED ->
                new Collected(
                        request,
                        item(row),
                        new LoanId(row.text("loan")),
                        row.instant("since"),
                        row.instant("ready_until"));
            case LAPSED -> new Lapsed(request, item(row), row.instant("since"));
            case CANCELLED -> new Cancelled(request, row.instant("since"));
        };
    }

    private static ReadyOnShelf readReady(Row row) {
        return new ReadyOnShelf(request(row), item(row), place(row), row.instant("since"), row.instant("ready_until"));
    }

    private static Hold.Request request(Row row) {
        return new Hold.Request(
                new HoldId(row.text("id")),
                new BibId(row.text("bib")),
                new PatronId(row.text("patron")),
                new SiteId(row.text("pickup")),
                row.instant("placed"),
                row.number("queue_order"));
    }

    private static ItemId item(Row row) {
        return new ItemId(row.text("kept_item"));
    }

    private static ShelfPlace place(Row row) {
        return new ShelfPlace(SqlShelves.address(row), new CompartmentId(row.text("compartment")));
    }
}
