package org.carrel.hub.adapter.sql;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.branch.Branch;
import org.carrel.hub.branch.Branches;
import org.carrel.hub.branch.OpenDays;

/** Branches in a table. */
public final class SqlBranches implements Branches {
    private static final String COLUMNS = "SELECT site, name_zh, name_en, closed_weekdays, closed_dates FROM branch ";

    private final Sql sql;

    public SqlBranches(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Branch> branch(SiteId site) {
        return sql.first(COLUMNS + "WHERE site = ?", SqlBranches::read, site.value());
    }

    @Override
    public List<Branch> all() {
        return sql.list(COLUMNS + "ORDER BY site", SqlBranches::read);
    }

    @Override
    public void put(Branch branch) {
        sql.update(
                "INSERT INTO branch (site, name_zh, name_en, closed_weekdays, closed_dates) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (site) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en,"
                        + " closed_weekdays = excluded.closed_weekdays, closed_dates = excluded.closed_dates",
                branch.site().value(),
                branch.nameZh(),
                branch.nameEn(),
                Words.join(branch.openDays().closedWeekdays()),
                Words.join(branch.openDays().closedDates()));
    }

    private static Branch read(Row row) {
        return new Branch(
                new SiteId(row.text("site")),
                row.text("name_zh"),
                row.text("name_en"),
                new OpenDays(
                        Words.split(row.text("closed_weekdays"), DayOfWeek::valueOf),
                        Words.split(row.text("closed_dates"), LocalDate::parse)));
    }
}
