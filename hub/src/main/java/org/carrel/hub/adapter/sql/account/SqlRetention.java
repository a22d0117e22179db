package org.carrel.hub.adapter.sql.account;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.adapter.sql.SqlLoans;
import org.carrel.hub.adapter.sql.registration.ApplicationTraces;
import org.carrel.hub.adapter.sql.seat.SeatTraces;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.retention.RetentionStore;
import org.carrel.hub.seat.Booking;

/** Forgetting in every table that knows a patron. */
public final class SqlRetention implements RetentionStore {
    private static final String ENDED = "state IN ('RETURNED', 'UNDONE', 'SUPERSEDED')";
    private static final String UNTOLD = "e.state IN ('WAITING', 'UNCERTAIN')";

    private final Sql sql;
    private final SeatTraces seats;
    private final ApplicationTraces applications;

    public SqlRetention(Sql sql) {
        this.sql = sql;
        this.seats = new SeatTraces(sql);
        this.applications = new ApplicationTraces(sql);
    }

    /** What is kept of a loan. */
    private record Unlinked(
            String id, String item, String lentAt, Instant since, Instant ended, int renewals, String how) {
        static Unlinked read(Row row) {
            return new Unlinked(
                    row.text("id"),
                    row.text("item"),
                    row.text("lent_at"),
                    row.instant("since"),
                    row.instant("ended"),
                    row.integer("renewals"),
                    row.text("state"));
        }
    }

    @Override
    public int unlinkLoans(Instant then, int limit, ZoneId zone) {
        List<Unlinked> old = sql.list(
                "SELECT id, item, lent_at, since, ended, renewals, state FROM loan WHERE " + ENDED + " AND ended < ?"
                        + " AND NOT EXISTS (SELECT 1 FROM patron_history_wish w WHERE w.patron = loan.patron)"
                        + " AND NOT EXISTS (SELECT 1 FROM penalty p WHERE p.loan = loan.id AND p.state = 'STANDING')"
                        + " AND NOT EXISTS (SELECT 1 FROM fee f WHERE f.loan = loan.id AND f.state = 'OPEN')"
                        + " AND NOT EXISTS (SELECT 1 FROM ils_errand e WHERE e.loan = loan.id AND " + UNTOLD + ")"
                        + " ORDER BY ended LIMIT ?",
                Unlinked::read,
                then.toEpochMilli(),
                limit);
        old.forEach(loan -> unlink(loan, zone));
        sql.update(
                "DELETE FROM notice WHERE changed < ? AND kind LIKE 'LOAN%' AND state NOT IN ('QUEUED', 'SENDING')",
                then.toEpochMilli());
        return old.size();
    }

    private void unlink(Unlinked loan, ZoneId zone) {
        sql.update(
                "INSERT INTO past_loan (item, lent_at, lent_on, ended_on, renewals, how) VALUES (?, ?, ?, ?, ?, ?)",
                loan.item(),
                loan.lentAt(),
                LocalDate.ofInstant(loan.since(), zone).toString(),
                LocalDate.ofInstant(loan.ended(), zone).toString(),
                loan.renewals(),
                loan.how());
        sql.update("DELETE FROM hold_trace WHERE loan = ?", loan.id());
        sql.update("DELETE FROM ils_errand WHERE loan = ?", loan.id());
        sql.update("DELETE FROM loan WHERE id = ?", loan.id());
    }

    @Override
    public int forgetPenalties(PatronId patron) {
        return sql.update("DELETE FROM penalty WHERE patron = ?", patron.value());
    }

    @Override
    public List<PatronId> penalized(String after, int limit) {
        return sql.list(
                "SELECT DISTINCT patron FROM penalty WHERE patron > ? ORDER BY patron LIMIT ?",
                row -> new PatronId(row.text("patron")),
                after,
                limit);
    }

    @Override
    public int forgetHolds(Instant then, int limit) {
        String old = "SELECT id FROM hold WHERE state IN ('COLLECTED', 'LAPSED', 'CANCELLED') AND since < ?"
                + " AND NOT EXISTS (SELECT 1 FROM ils_errand e WHERE e.hold = hold.id AND " + UNTOLD + ")"
                + " ORDER BY since LIMIT ?";
        List<String> ids = sql.list(old, row -> row.text("id"), then.toEpochMilli(), limit);
        ids.forEach(id -> {
            sql.update("DELETE FROM notice WHERE hold = ?", id);
            sql.update("DELETE FROM ils_errand WHERE hold = ?", id);
            sql.update("DELETE FROM hold_trace WHERE hold = ?", id);
            sql.update("DELETE FROM hold WHERE id = ?", id);
        });
        return ids.size();
    }

    @Override
    public int forgetFees(Instant then, int limit) {
        int fees = sql.update(
                "DELETE FROM fee WHERE id IN (SELECT id FROM fee WHERE state <> 'OPEN' AND at < ? ORDER BY at LIMIT ?)",
                then.toEpochMilli(),
                limit);
        return fees
                + sql.update(
                        "DELETE FROM payment WHERE id IN (SELECT id FROM payment WHERE at < ? ORDER BY at LIMIT ?)",
                        then.toEpochMilli(),
                        limit);
    }

    @Override
    public int forgetSeats(Instant then, Instant charged, int limit) {
        return seats.forget(then, charged, limit);
    }

    @Override
    public int forgetApplications(Instant then, int limit, ZoneId zone) {
        return applications.forget(then, limit, zone);
    }

    @Override
    public boolean hasUntold(PatronId patron) {
        return sql.number("SELECT count(*) FROM ils_errand e WHERE e.patron = ? AND " + UNTOLD, patron.value()) > 0;
    }

    @Override
    public boolean hasSeats(PatronId patron) {
        return seats.live(patron);
    }

    @Override
    public List<Booking> seats(PatronId patron, int limit) {
        return seats.bookings(patron, limit);
    }

    @Override
    public List<WaitingEntry> numbers(PatronId patron, int limit) {
        return seats.numbers(patron, limit);
    }

    @Override
    public boolean keepsHistory(PatronId patron) {
        return sql.number("SELECT count(*) FROM patron_history_wish WHERE patron = ?", patron.value()) > 0;
    }

    @Override
    public void keepHistory(PatronId patron, boolean keep, Instant now) {
        if (keep) {
            sql.update(
                    "INSERT INTO patron_history_wish (patron, since) VALUES (?, ?) ON CONFLICT (patron) DO NOTHING",
                    patron.value(),
                    now.toEpochMilli());
        } else {
            sql.update("DELETE FROM patron_history_wish WHERE patron = ?", patron.value());
        }
    }

    @Override
    public List<Past> history(PatronId patron, long before, int limit) {
        return sql.list(
                SqlLoans.SELECT + "WHERE patron = ? AND " + ENDED + " AND number < ? ORDER BY number DESC LIMIT ?",
                row -> new Past(row.number("number"), SqlLoans.read(row)),
                patron.value(),
                before,
                limit);
    }

    @Override
    public void erase(PatronId patron, ZoneId zone) {
        String id = patron.value();
        sql.list(
                        "SELECT id, item, lent_at, since, ended, renewals, state FROM loan WHERE patron = ? AND "
                                + ENDED,
                        Unlinked::read,
                        id)
                .forEach(loan -> unlink(loan, zone));
        sql.update("DELETE FROM hold_trace WHERE hold IN (SELECT id FROM hold WHERE patron = ?)", id);
        sql.update("DELETE FROM notice WHERE patron = ?", id);
        sql.update("DELETE FROM hold WHERE patron = ?", id);
        sql.update("DELETE FROM fee WHERE patron = ?", id);
        // What was paid stays in the books, without by whom.
        sql.update("UPDATE payment SET patron = '', reference = '' WHERE patron = ?", id);
        sql.update("DELETE FROM penalty WHERE patron = ?", id);
        seats.erase(patron);
        applications.erase(patron, zone);
        sql.update("DELETE FROM ils_errand WHERE patron = ?", id);
        sql.update("DELETE FROM collect_grant WHERE patron = ?", id);
        sql.update("DELETE FROM kiosk_session WHERE patron = ?", id);
        sql.update("DELETE FROM kiosk_ask WHERE patron = ?", id);
        sql.update("DELETE FROM kiosk_display WHERE patron = ?", id);
        sql.update("DELETE FROM patron_block_words WHERE patron = ?", id);
        sql.update("DELETE FROM patron_birth WHERE patron = ?", id);
        sql.update("DELETE FROM patron_pin WHERE patron = ?", id);
        sql.update("DELETE FROM patron_history_wish WHERE patron = ?", id);
        sql.update("DELETE FROM notice_choice WHERE patron = ?", id);
        sql.update("DELETE FROM roster_hash WHERE card IN (SELECT number FROM card WHERE patron = ?)", id);
        sql.update("DELETE FROM card WHERE patron = ?", id);
        sql.update("DELETE FROM patron WHERE id = ?", id);
    }
}
