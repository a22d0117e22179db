package org.carrel.hub.adapter.sql;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.LoanId;
import org.carrel.hub.reservation.Hold;
import org.carrel.hub.reservation.HoldChange;
import org.carrel.hub.reservation.HoldStore;
import org.carrel.hub.reservation.HoldTraceStore;

/** What loans and returns did to holds, in a table with the columns of a hold's state, twice for each change. */
public final class SqlHoldTraces implements HoldTraceStore {
    private final Sql sql;
    private final HoldStore holds;

    public SqlHoldTraces(Sql sql, HoldStore holds) {
        this.sql = sql;
        this.holds = holds;
    }

    /** The stored names of the two sides of a change. */
    private enum Side {
        BEFORE,
        AFTER
    }

    @Override
    public void put(LoanId loan, Step step, List<HoldChange> changes, Instant now) {
        remove(loan, step);
        int position = 0;
        for (HoldChange change : changes) {
            put(loan, step, position, Side.BEFORE, change.before(), now);
            put(loan, step, position, Side.AFTER, change.after(), now);
            position++;
        }
    }

    private void put(LoanId loan, Step step, int position, Side side, Hold hold, Instant now) {
        Object[] key = {
            loan.value(),
            step.name(),
            position,
            side.name(),
            now.toEpochMilli(),
            hold.id().value()
        };
        sql.update(
                "INSERT INTO hold_trace (loan, step, position, side, at, hold, state, kept_item, site, device,"
                        + " compartment, since, ready_until, pause_until, hold_loan)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                HoldColumns.joined(key, HoldColumns.of(hold, null).values()));
    }

    @Override
    public List<HoldChange> changes(LoanId loan, Step step) {
        List<Hold> before = side(loan, step, Side.BEFORE);
        List<Hold> after = side(loan, step, Side.AFTER);
        List<HoldChange> changes = new ArrayList<>();
        for (int index = 0; index < before.size(); index++) {
            changes.add(new HoldChange(before.get(index), after.get(index)));
        }
        return changes;
    }

    private List<Hold> side(LoanId loan, Step step, Side side) {
        return sql
                .list(
                        "SELECT hold, state, kept_item, site, device, compartment, since, ready_until, pause_until,"
                                + " hold_loan FROM hold_trace WHERE loan = ? AND step = ? AND side = ? ORDER BY position",
                        this::read,
                        loan.value(),
                        step.name(),
                        side.name())
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** A hold that is not there any more, since its patron was erased, has nothing to be taken back. */
    private Optional<Hold> read(Row row) {
        return holds.hold(new HoldId(row.text("hold"))).map(hold -> HoldColumns.read(row, hold.request(), "hold_loan"));
    }

    @Override
    public void remove(LoanId loan, Step step) {
        sql.update("DELETE FROM hold_trace WHERE loan = ? AND step = ?", loan.value(), step.name());
    }

    @Override
    public int forgetBefore(Instant then) {
        return sql.update("DELETE FROM hold_trace WHERE at < ?", then.toEpochMilli());
    }
}
