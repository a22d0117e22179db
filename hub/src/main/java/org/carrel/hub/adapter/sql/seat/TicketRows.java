package org.carrel.hub.adapter.sql.seat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.id.TicketId;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.callqueue.Ticket;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.callqueue.WaitingEntry.Call;
import org.jspecify.annotations.Nullable;

/** Tickets in a table; indexes refuse a number twice on a day, and two calls to one seat. */
final class TicketRows {
    private static final String COLUMNS =
            "SELECT id, secret_hash, zone, day, number, ticket_order, applicant, members, needs, joined, missed, state,"
                    + " call_seat, called, call_until, desk, recalls, present, booking, ended FROM seat_ticket ";

    private final Sql sql;

    TicketRows(Sql sql) {
        this.sql = sql;
    }

    /** The stored names of the states. */
    private enum State {
        WAITING,
        CALLED,
        CLAIMED,
        PASSED,
        LEFT,
        EXPIRED_AT_CLOSE
    }

    /** What differs by state. */
    private record Columns(
            State state, boolean live, @Nullable Call call, String booking, Instant ended) {
        static Columns of(WaitingEntry entry) {
            return switch (entry) {
                case WaitingEntry.Waiting _ -> new Columns(State.WAITING, true, null, "", Instant.EPOCH);
                case WaitingEntry.Called e -> new Columns(State.CALLED, true, e.call(), "", Instant.EPOCH);
                case WaitingEntry.Claimed e ->
                    new Columns(State.CLAIMED, false, e.call(), e.booking().value(), e.at());
                case WaitingEntry.Passed e -> new Columns(State.PASSED, false, e.call(), "", e.at());
                case WaitingEntry.Left e -> new Columns(State.LEFT, false, null, "", e.at());
                case WaitingEntry.ExpiredAtClose e -> new Columns(State.EXPIRED_AT_CLOSE, false, null, "", e.at());
            };
        }
    }

    List<WaitingEntry.Live> live(SeatZoneId zone, LocalDate day) {
        return live(sql.list(
                COLUMNS + "WHERE zone = ? AND day = ? AND live = 1 ORDER BY ticket_order",
                TicketRows::read,
                zone.value(),
                day.toString()));
    }

    List<WaitingEntry.Live> of(PatronId patron) {
        return live(sql.list(
                COLUMNS + "JOIN seat_ticket_person AS person ON person.ticket = id"
                        + " WHERE person.patron = ? AND live = 1 ORDER BY joined, id",
                TicketRows::read,
                patron.value()));
    }

    /** Of any day, the last one first. */
    List<WaitingEntry> of(PatronId patron, int limit) {
        return sql.list(
                COLUMNS + "JOIN seat_ticket_person AS person ON person.ticket = id"
                        + " WHERE person.patron = ? ORDER BY joined DESC, id LIMIT ?",
                TicketRows::read,
                patron.value(),
                limit);
    }

    private static List<WaitingEntry.Live> live(List<WaitingEntry> entries) {
        return entries.stream().map(WaitingEntry.Live.class::cast).toList();
    }

    Optional<WaitingEntry> entry(TicketId id) {
        return sql.first(COLUMNS + "WHERE id = ?", TicketRows::read, id.value());
    }

    Optional<WaitingEntry> entry(String secretHash) {
        return sql.first(COLUMNS + "WHERE secret_hash = ?", TicketRows::read, secretHash);
    }

    List<WaitingEntry> called(SeatZoneId zone, LocalDate day, int limit) {
        return sql.list(
                COLUMNS + "WHERE zone = ? AND day = ? AND called IS NOT NULL"
                        + " ORDER BY called DESC, ticket_order DESC LIMIT ?",
                TicketRows::read,
                zone.value(),
                day.toString(),
                limit);
    }

    void put(WaitingEntry entry) {
        Columns columns = Columns.of(entry);
        Ticket ticket = entry.ticket();
        @Nullable Call call = columns.call();
        @Nullable String seat = call == null ? null : call.seat().value();
        @Nullable Long called = call == null ? null : Long.valueOf(call.at().toEpochMilli());
        @Nullable Long until = call == null ? null : Long.valueOf(call.until().toEpochMilli());
        sql.update(
                "UPDATE seat_ticket SET ticket_order = ?, missed = ?, state = ?, live = ?, call_seat = ?, called = ?,"
                        + " call_until = ?, desk = ?, recalls = ?, present = ?, booking = ?, ended = ? WHERE id = ?",
                ticket.order(),
                ticket.missed(),
                columns.state().name(),
                columns.live() ? 1 : 0,
                seat,
                called,
                until,
                call == null ? "" : call.desk(),
                call == null ? 0 : call.recalls(),
                call == null ? "" : Joined.write(call.present()),
                columns.booking(),
                columns.ended().toEpochMilli(),
                ticket.id().value());
    }

    void add(WaitingEntry entry) {
        add(entry.ticket());
        if (!(entry instanceof WaitingEntry.Waiting)) {
            put(entry);
        }
    }

    private void add(Ticket ticket) {
        sql.update(
                "INSERT INTO seat_ticket (id, secret_hash, zone, day, number, ticket_order, applicant, members, needs, joined,"
                        + " missed, state, live, desk, recalls, present, booking, ended)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', 1, '', 0, '', '', 0)",
                ticket.id().value(),
                ticket.secretHash(),
                ticket.zone().value(),
                ticket.day().toString(),
                ticket.number(),
                ticket.order(),
                ticket.party().applicant().value(),
                Joined.write(ticket.party().members()),
                Joined.write(ticket.party().needs()),
                ticket.joined().toEpochMilli(),
                ticket.missed());
        for (PatronId member : ticket.party().members()) {
            sql.update(
                    "INSERT INTO seat_ticket_person (patron, ticket) VALUES (?, ?)",
                    member.value(),
                    ticket.id().value());
        }
    }

    private static WaitingEntry read(Row row) {
        Ticket ticket = new Ticket(
                new TicketId(row.text("id")),
                row.text("secret_hash"),
                new SeatZoneId(row.text("zone")),
                LocalDate.parse(row.text("day")),
                row.integer("number"),
                BookingRows.party(row),
                row.instant("joined"),
                row.number("ticket_order"),
                row.integer("missed"));
        return switch (row.word(State.class, "state")) {
            case WAITING -> new WaitingEntry.Waiting(ticket);
            case CALLED -> new WaitingEntry.Called(ticket, call(row));
            case CLAIMED ->
                new WaitingEntry.Claimed(ticket, call(row), new BookingId(row.text("booking")), row.instant("ended"));
            case PASSED -> new WaitingEntry.Passed(ticket, call(row), row.instant("ended"));
            case LEFT -> new WaitingEntry.Left(ticket, row.instant("ended"));
            case EXPIRED_AT_CLOSE -> new WaitingEntry.ExpiredAtClose(ticket, row.instant("ended"));
        };
    }

    private static Call call(Row row) {
        return new Call(
                new SeatId(row.text("call_seat")),
                row.instant("called"),
                row.instant("call_until"),
                row.text("desk"),
                row.integer("recalls"),
                Joined.read(row.text("present"), PatronId::new));
    }
}
