package org.carrel.hub.adapter.sql.ils;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.ils.Errand;
import org.carrel.hub.ils.Errand.Subject;
import org.carrel.hub.ils.ErrandStore;

/** Errands in the table {@code ils_errand}. */
public final class SqlErrands implements ErrandStore {
    private static final String COLUMNS =
            "number, kind, loan, hold, pickup, ask, item, patron, happened, state, attempts, next_try, result";
    private static final String OPEN = "state IN ('WAITING', 'UNCERTAIN')";

    private final Sql sql;

    public SqlErrands(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(Errand.Kind kind, Subject subject, ItemId item, PatronId patron, Instant happened) {
        put(new Errand(
                sql.next("ils_errand"), kind, subject, item, patron, happened, Errand.State.WAITING, 0, happened, ""));
    }

    @Override
    public void expect(AskId ask, ItemId item, PatronId patron, Instant now, Instant until) {
        boolean expected = sql.number("SELECT COUNT(*) FROM ils_errand WHERE ask = ? AND " + OPEN, ask.value()) > 0;
        if (!expected) {
            put(new Errand(
                    sql.next("ils_errand"),
                    Errand.Kind.UNDO,
                    new Subject.OfAsk(ask),
                    item,
                    patron,
                    now,
                    Errand.State.UNCERTAIN,
                    0,
                    until,
                    ""));
        }
    }

    @Override
    public void answered(AskId ask) {
        sql.update("DELETE FROM ils_errand WHERE ask = ? AND " + OPEN, ask.value());
    }

    @Override
    public long newest() {
        return sql.number("SELECT COALESCE(MAX(number), 0) FROM ils_errand");
    }

    @Override
    public void heardSince(long number) {
        sql.update(
                "UPDATE ils_errand SET state = 'DONE', result = 'told by the system' WHERE number > ? AND ask = '' AND "
                        + OPEN,
                number);
    }

    @Override
    public List<Errand> due(Instant now, int limit) {
        return sql.list(
                "SELECT " + COLUMNS + " FROM ils_errand e WHERE " + OPEN + " AND next_try <= ?"
                        + " AND NOT EXISTS (SELECT 1 FROM ils_errand earlier WHERE earlier.item = e.item"
                        + " AND earlier.number < e.number AND earlier." + OPEN + ") ORDER BY number LIMIT ?",
                SqlErrands::errand,
                now.toEpochMilli(),
                limit);
    }

    @Override
    public Optional<Errand> errand(long number) {
        return sql.first("SELECT " + COLUMNS + " FROM ils_errand WHERE number = ?", SqlErrands::errand, number);
    }

    @Override
    public void put(Errand errand) {
        sql.update(
                "INSERT INTO ils_errand (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " ON CONFLICT (number) DO UPDATE SET state = excluded.state, attempts = excluded.attempts,"
                        + " next_try = excluded.next_try, result = excluded.result",
                errand.number(),
                errand.kind().name(),
                errand.subject() instanceof Subject.OfLoan(LoanId loan) ? loan.value() : "",
                errand.subject() instanceof Subject.OfHold(HoldId hold, SiteId _) ? hold.value() : "",
                errand.subject() instanceof Subject.OfHold(HoldId _, SiteId pickup) ? pickup.value() : "",
                errand.subject() instanceof Subject.OfAsk(AskId ask) ? ask.value() : "",
                errand.item().value(),
                errand.patron().value(),
                errand.happened().toEpochMilli(),
                errand.state().name(),
                errand.attempts(),
                errand.next().toEpochMilli(),
                errand.result());
    }

    @Override
    public List<Errand> open(int limit) {
        return sql.list(
                "SELECT " + COLUMNS + " FROM ils_errand WHERE " + OPEN + " ORDER BY number LIMIT ?",
                SqlErrands::errand,
                limit);
    }

    @Override
    public boolean open(ItemId item) {
        return sql.number("SELECT COUNT(*) FROM ils_errand WHERE item = ? AND ask = '' AND " + OPEN, item.value()) > 0;
    }

    @Override
    public boolean open(PatronId patron) {
        return sql.number("SELECT COUNT(*) FROM ils_errand WHERE patron = ? AND " + OPEN, patron.value()) > 0;
    }

    @Override
    public boolean knows(HoldId hold) {
        return sql.number("SELECT COUNT(*) FROM ils_errand WHERE hold = ?", hold.value()) > 0;
    }

    @Override
    public List<Errand> refused(int limit) {
        return sql.list(
                "SELECT " + COLUMNS + " FROM ils_errand WHERE state = 'REFUSED' ORDER BY number DESC LIMIT ?",
                SqlErrands::errand,
                limit);
    }

    private static Errand errand(Row row) {
        return new Errand(
                row.number("number"),
                row.word(Errand.Kind.class, "kind"),
                subject(row),
                new ItemId(row.text("item")),
                new PatronId(row.text("patron")),
                row.instant("happened"),
                row.word(Errand.State.class, "state"),
                row.integer("attempts"),
                row.instant("next_try"),
                row.text("result"));
    }

    private static Subject subject(Row row) {
        if (!row.text("hold").isEmpty()) {
            return new Subject.OfHold(new HoldId(row.text("hold")), new SiteId(row.text("pickup")));
        }
        return row.text("ask").isEmpty()
                ? new Subject.OfLoan(new LoanId(row.text("loan")))
                : new Subject.OfAsk(new AskId(row.text("ask")));
    }
}
