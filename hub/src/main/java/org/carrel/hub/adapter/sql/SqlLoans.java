package org.carrel.hub.adapter.sql;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.lending.Loan;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.lending.LoanStore;
import org.jspecify.annotations.Nullable;

/** Loans in a table; an index refuses a second open loan of an item. */
public final class SqlLoans implements LoanStore {
    private static final String COLUMNS =
            "SELECT id, item, patron, lent_at, since, due, renewals, state, ended, ended_at FROM loan ";

    private final Sql sql;

    public SqlLoans(Sql sql) {
        this.sql = sql;
    }

    /** The stored names of the states. */
    private enum State {
        OPEN,
        RETURNED,
        UNDONE,
        SUPERSEDED
    }

    @Override
    public Optional<Loan> loan(LoanId id) {
        return sql.first(COLUMNS + "WHERE id = ?", SqlLoans::read, id.value());
    }

    @Override
    public Optional<OpenLoan> open(ItemId item) {
        return sql.first(COLUMNS + "WHERE item = ? AND state = 'OPEN'", SqlLoans::readOpen, item.value());
    }

    @Override
    public List<OpenLoan> open(PatronId patron) {
        return sql.list(
                COLUMNS + "WHERE patron = ? AND state = 'OPEN' ORDER BY due, id", SqlLoans::readOpen, patron.value());
    }

    @Override
    public void add(OpenLoan loan) {
        sql.update(
                "INSERT INTO loan (id, item, patron, lent_at, since, due, renewals, state)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, 'OPEN')",
                loan.id().value(),
                loan.item().value(),
                loan.patron().value(),
                loan.lentAt().value(),
                loan.since().toEpochMilli(),
                loan.due().toEpochMilli(),
                loan.renewals());
    }

    @Override
    public void put(Loan loan) {
        switch (loan) {
            case OpenLoan open -> write(open, State.OPEN, null, null);
            case Loan.ReturnedLoan ended ->
                write(
                        ended.was(),
                        State.RETURNED,
                        ended.returned().toEpochMilli(),
                        ended.returnedAt().value());
            case Loan.UndoneLoan ended ->
                write(ended.was(), State.UNDONE, ended.undone().toEpochMilli(), null);
            case Loan.SupersededLoan ended ->
                write(ended.was(), State.SUPERSEDED, ended.superseded().toEpochMilli(), null);
        }
    }

    private void write(OpenLoan loan, State state, @Nullable Long ended, @Nullable String endedAt) {
        int changed = sql.update(
                "UPDATE loan SET due = ?, renewals = ?, state = ?, ended = ?, ended_at = ? WHERE id = ?",
                loan.due().toEpochMilli(),
                loan.renewals(),
                state.name(),
                ended,
                endedAt,
                loan.id().value());
        if (changed != 1) {
            throw new IllegalStateException("loan " + loan.id() + " is not there");
        }
    }

    private static Loan read(Row row) {
        OpenLoan open = readOpen(row);
        return switch (row.word(State.class, "state")) {
            case OPEN -> open;
            case RETURNED -> new Loan.ReturnedLoan(open, row.instant("ended"), new SiteId(row.text("ended_at")));
            case UNDONE -> new Loan.UndoneLoan(open, row.instant("ended"));
            case SUPERSEDED -> new Loan.SupersededLoan(open, row.instant("ended"));
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
                row.integer("renewals"));
    }
}
