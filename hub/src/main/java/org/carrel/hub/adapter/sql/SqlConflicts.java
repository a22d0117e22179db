package org.carrel.hub.adapter.sql;

import java.time.Instant;
import java.util.List;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.hub.reservation.Conflict;
import org.carrel.hub.reservation.ConflictStore;

/** Conflicts in a table; resolved ones stay as evidence. */
public final class SqlConflicts implements ConflictStore {
    private static final String OPEN =
            "SELECT id, site, device, hold, item, loan, reason, reported, found FROM conflict WHERE resolved IS NULL ";

    private final Sql sql;

    public SqlConflicts(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(Conflict conflict) {
        sql.update(
                "INSERT INTO conflict (id, site, device, hold, item, loan, reason, reported, found)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                conflict.id(),
                conflict.device().site().value(),
                conflict.device().device().value(),
                conflict.hold().value(),
                conflict.item().value(),
                conflict.loan(),
                conflict.reason().name(),
                conflict.reported().toEpochMilli(),
                conflict.found().toEpochMilli());
    }

    @Override
    public List<Conflict> open() {
        return sql.list(OPEN + "ORDER BY found, id", SqlConflicts::read);
    }

    @Override
    public List<Conflict> openAbout(String loan) {
        return sql.list(OPEN + "AND loan = ? ORDER BY found, id", SqlConflicts::read, loan);
    }

    @Override
    public boolean resolve(String conflict, String by, Instant now) {
        return sql.update(
                        "UPDATE conflict SET resolved = ?, resolved_by = ? WHERE id = ? AND resolved IS NULL",
                        now.toEpochMilli(),
                        by,
                        conflict)
                > 0;
    }

    private static Conflict read(Row row) {
        return new Conflict(
                row.text("id"),
                SqlShelves.address(row),
                new HoldId(row.text("hold")),
                new ItemId(row.text("item")),
                row.text("loan"),
                row.word(Conflict.Reason.class, "reason"),
                row.instant("reported"),
                row.instant("found"));
    }
}
