package org.carrel.hub.adapter.sql.seat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.seat.SeatLog;
import org.carrel.hub.seat.States;
import org.carrel.hub.seat.Violation;

/** The seats' log in a table. */
public final class SqlSeatLog implements SeatLog {
    private static final String COLUMNS =
            "SELECT sequence, at, written, zone, subject, patron, member, what FROM seat_log AS line ";

    private final Sql sql;

    public SqlSeatLog(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(Line line) {
        sql.update(
                "INSERT INTO seat_log (sequence, at, written, zone, subject, patron, member, what)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                sql.next("seat_log"),
                line.at().toEpochMilli(),
                line.written().toEpochMilli(),
                line.zone().value(),
                line.subject(),
                line.patron().value(),
                line.member() ? 1 : 0,
                line.what());
    }

    @Override
    public List<Violation> violations(PatronId patron, Instant since) {
        return sql.list(
                COLUMNS + "WHERE patron = ? AND at >= ? AND what IN ('no-show', 'left-too-long', 'too-few-people')"
                        + " AND NOT EXISTS (SELECT 1 FROM seat_log AS pardon WHERE pardon.patron = line.patron"
                        + " AND pardon.what = 'forgiven' AND pardon.subject = line.subject) ORDER BY at, sequence",
                row -> new Violation(
                        new BookingId(row.text("subject")),
                        Violation.Kind.valueOf(
                                row.text("what").toUpperCase(Locale.ROOT).replace('-', '_')),
                        row.instant("at"),
                        row.number("member") == 1),
                patron.value(),
                since.toEpochMilli());
    }

    @Override
    public boolean forgive(BookingId booking, PatronId patron, Instant now) {
        List<Line> charged = sql.list(
                COLUMNS + "WHERE patron = ? AND subject = ?"
                        + " AND what IN ('no-show', 'left-too-long', 'too-few-people', 'forgiven')",
                SqlSeatLog::read,
                patron.value(),
                booking.value());
        boolean open = charged.size() == 1 && !charged.getFirst().what().equals(States.FORGIVEN);
        if (open) {
            Line line = charged.getFirst();
            add(new Line(0, now, now, line.zone(), line.subject(), patron, line.member(), States.FORGIVEN));
        }
        return open;
    }

    @Override
    public List<Line> after(long sequence, int limit) {
        return sql.list(COLUMNS + "WHERE sequence > ? ORDER BY sequence LIMIT ?", SqlSeatLog::read, sequence, limit);
    }

    private static Line read(Row row) {
        return new Line(
                row.number("sequence"),
                row.instant("at"),
                row.instant("written"),
                new SeatZoneId(row.text("zone")),
                row.text("subject"),
                new PatronId(row.text("patron")),
                row.number("member") == 1,
                row.text("what"));
    }
}
