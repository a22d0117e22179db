package org.carrel.hub.adapter.sql;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.lending.HandIn;
import org.carrel.hub.lending.Loan;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.lending.LoanStore;
import org.jspecify.annotations.Nullable;

/** Loans in a table; an index refuses a second open loan of an item. */
public final class SqlLoans implements LoanStore {
    /** All columns; a condition follows. */
    public static final String SELECT =
            "SELECT id, number, item, patron, lent_at, since, due, renewals, recalled, due_unrecalled, state, ended,"
                    + " ended_at FROM loan ";

    private final Sql sql;

    public SqlLoans(Sql sql) {
        this.sql = sql;
    }

    /** The stored names of the states. */
    private enum State {
        OPEN,
        RETURNED,
        UNDONE,
        SUPERSEDED,
        CLAIMED,
        LOST
    }

    @Override
    public Optional<Loan> loan(LoanId id) {
        return sql.first(SELECT + "WHERE id = ?", SqlLoans::read, id.value());
    }

    @Override
    public Optional<OpenLoan> open(ItemId item) {
        return sql.first(SELECT + "WHERE item = ? AND state = 'OPEN'", SqlLoans::readOpen, item.value());
    }

    @Override
    public Optional<Loan> newest(ItemId item) {
        return sql.first(
                SELECT + "WHERE item = ? AND state <> 'UNDONE' ORDER BY number DESC, since DESC LIMIT 1",
                SqlLoans::read,
                item.value());
    }

    @Override
    public List<Loan> unsettled(PatronId patron) {
        return sql.list(
                SELECT + "WHERE patron = ? AND state IN ('CLAIMED', 'LOST') ORDER BY number",
                SqlLoans::read,
                patron.value());
    }

    @Override
    public List<OpenLoan> open(PatronId patron) {
        return sql.list(
                SELECT + "WHERE patron = ? AND state = 'OPEN' ORDER BY due, id", SqlLoans::readOpen, patron.value());
    }

    @Override
    public List<OpenLoan> toRemind(int reminded, Instant due, int limit) {
        return sql.list(
                SELECT + "WHERE state = 'OPEN' AND reminded = ? AND due <= ? ORDER BY due, patron, number LIMIT ?",
                SqlLoans::readOpen,
                reminded,
                due.toEpochMilli(),
                limit);
    }

    @Override
    public void reminded(LoanId loan, int reminded) {
        sql.update("UPDATE loan SET reminded = ? WHERE id = ?", reminded, loan.value());
    }

    @Override
    public void add(OpenLoan loan) {
        add(loan, State.OPEN, sql.next("loan"));
    }

    @Override
    public void addEnded(Loan.ReturnedLoan loan, HandIn by) {
        // If that ended another loan, then by somebody who got the item after this borrower.
        long number = by.ended().stream()
                .findFirst()
                .map(later -> sql.number("SELECT number FROM loan WHERE id = ?", later.value()) - 1)
                .orElse(by.number());
        add(loan.opened(), State.RETURNED, number);
        put(loan);
    }

    private void add(OpenLoan loan, State state, long number) {
        sql.update(
                "INSERT INTO loan (id, number, item, patron, lent_at, since, due, renewals, state)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                loan.id().value(),
                number,
                loan.item().value(),
                loan.patron().value(),
                loan.lentAt().value(),
                loan.since().toEpochMilli(),
                loan.due().toEpochMilli(),
                loan.renewals(),
                state.name());
    }

    @Override
    public void put(Loan loan) {
        switch (loan) {
            case OpenLoan open -> write(open, State.OPEN, null, null);
            case Loan.ReturnedLoan ended ->
                write(
                        ended.opened(),
                        State.RETURNED,
                        ended.returned().toEpochMilli(),
                        ended.returnedAt().value());
            case Loan.UndoneLoan ended ->
                write(ended.opened(), State.UNDONE, ended.undone().toEpochMilli(), null);
            case Loan.SupersededLoan ended ->
                write(ended.opened(), State.SUPERSEDED, ended.superseded().toEpochMilli(), null);
            case Loan.ClaimedLoan ended ->
                write(ended.opened(), State.CLAIMED, ended.claimed().toEpochMilli(), null);
            case Loan.LostLoan ended ->
                write(ended.opened(), State.LOST, ended.lost().toEpochMilli(), null);
        }
    }

    @Override
    public void putFound(Loan before, Loan.ReturnedLoan found, List<LoanId> by) {
        put(found);
        Instant since = switch (before) {
            case Loan.ClaimedLoan claimed -> claimed.claimed();
            case Loan.LostLoan lost -> lost.lost();
            case OpenLoan other -> throw notUnsettled(other);
            case Loan.ReturnedLoan other -> throw notUnsettled(other);
            case Loan.UndoneLoan other -> throw notUnsettled(other);
            case Loan.SupersededLoan other -> throw notUnsettled(other);
        };
        sql.update(
                "UPDATE loan SET unsettled = ?, unsettled_at = ?, found_by = ? WHERE id = ?",
                (before instanceof Loan.LostLoan ? State.LOST : State.CLAIMED).name(),
                since.toEpochMilli(),
                by.stream().map(LoanId::value).findFirst().orElse(null),
                found.id().value());
    }

    private static IllegalArgumentException notUnsettled(Loan loan) {
        return new IllegalArgumentException("loan " + loan.id() + " was neither claimed nor lost");
    }

    @Override
    public Optional<Loan> beforeFound(LoanId id) {
        return sql.first(
                "SELECT id, item, patron, lent_at, since, due, renewals, recalled, due_unrecalled, unsettled,"
                        + " unsettled_at FROM loan WHERE id = ? AND state = 'RETURNED' AND unsettled IS NOT NULL",
                row -> row.word(State.class, "unsettled") == State.LOST
                        ? new Loan.LostLoan(readOpen(row), row.instant("unsettled_at"))
                        : new Loan.ClaimedLoan(readOpen(row), row.instant("unsettled_at")),
                id.value());
    }

    @Override
    public List<LoanId> foundBy(LoanId loan) {
        return sql.list(
                "SELECT id FROM loan WHERE found_by = ? AND state = 'RETURNED' ORDER BY number",
                row -> new LoanId(row.text("id")),
                loan.value());
    }

    private void write(OpenLoan loan, State state, @Nullable Long ended, @Nullable String endedAt) {
        @Nullable
        Long recalled = switch (loan.recall()) {
            case Loan.Recall.None none -> null;
            case Loan.Recall.Since since -> since.at().toEpochMilli();
        };
        @Nullable
        Long dueBefore = switch (loan.recall()) {
            case Loan.Recall.None none -> null;
            case Loan.Recall.Since since -> since.dueBefore().toEpochMilli();
        };
        int changed = sql.update(
                "UPDATE loan SET reminded = CASE WHEN due = ? THEN reminded ELSE 0 END, due = ?, renewals = ?, recalled = ?, due_unrecalled = ?, state = ?, ended = ?,"
                        + " ended_at = ?, unsettled = NULL, unsettled_at = NULL, found_by = NULL WHERE id = ?",
                loan.due().toEpochMilli(),
                loan.due().toEpochMilli(),
                loan.renewals(),
                recalled,
                dueBefore,
                state.name(),
                ended,
                endedAt,
                loan.id().value());
        if (changed != 1) {
            throw new IllegalStateException("loan " + loan.id() + " is not there");
        }
    }

    /** A row of {@link #SELECT}. */
    public static Loan read(Row row) {
        OpenLoan open = readOpen(row);
        return switch (row.word(State.class, "state")) {
            case OPEN -> open;
            case RETURNED -> new Loan.ReturnedLoan(open, row.instant("ended"), new SiteId(row.text("ended_at")));
            case UNDONE -> new Loan.UndoneLoan(open, row.instant("ended"));
            case SUPERSEDED -> new Loan.SupersededLoan(open, row.instant("ended"));
            case CLAIMED -> new Loan.ClaimedLoan(open, row.instant("ended"));
            case LOST -> new Loan.LostLoan(open, row.instant("ended"));
        };
    }

    private static OpenLoan readOpen(Row row) {
        return new OpenLoan(
                new LoanId(row.text("id")),
                new ItemId(row.text("item")),
                new PatronId(row.text("patron")),
                new SiteId(row.text("lent_at")),
                row.instant("since"),
                row.instant("due"),
                row.integer("renewals"),
                row.optionalInstant("recalled")
                        .<Loan.Recall>map(at -> new Loan.Recall.Since(at, row.instant("due_unrecalled")))
                        .orElseGet(Loan.Recall.None::new));
    }
}
