package org.carrel.hub.adapter.sql.kiosk;

import java.time.Instant;
import java.util.List;
import org.carrel.contract.id.ItemId;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.adapter.sql.SqlShelves;
import org.carrel.hub.kiosk.Finding;
import org.carrel.hub.kiosk.FindingStore;

/** Findings in a table; resolved ones stay as evidence. */
public final class SqlFindings implements FindingStore {
    private final Sql sql;

    public SqlFindings(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(Finding finding) {
        sql.update(
                "INSERT INTO kiosk_finding (id, site, device, item, loan, reason, reported, found)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                finding.id(),
                finding.kiosk().site().value(),
                finding.kiosk().device().value(),
                finding.item().value(),
                finding.loan(),
                finding.reason().name(),
                finding.reported().toEpochMilli(),
                finding.found().toEpochMilli());
    }

    @Override
    public List<Finding> open() {
        return sql.list(
                "SELECT id, site, device, item, loan, reason, reported, found FROM kiosk_finding"
                        + " WHERE resolved IS NULL ORDER BY found, id",
                row -> new Finding(
                        row.text("id"),
                        SqlShelves.address(row),
                        new ItemId(row.text("item")),
                        row.text("loan"),
                        row.word(Finding.Reason.class, "reason"),
                        row.instant("reported"),
                        row.instant("found")));
    }

    @Override
    public boolean resolve(String finding, String by, Instant now) {
        return sql.update(
                        "UPDATE kiosk_finding SET resolved = ?, resolved_by = ? WHERE id = ? AND resolved IS NULL",
                        now.toEpochMilli(),
                        by,
                        finding)
                > 0;
    }
}
