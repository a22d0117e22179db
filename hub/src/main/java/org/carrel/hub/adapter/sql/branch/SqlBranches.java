package org.carrel.hub.adapter.sql.branch;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.branch.Branch;
import org.carrel.hub.branch.Branches;
import org.carrel.hub.branch.WeeklyHours;

/** Branches in a table. */
public final class SqlBranches implements Branches {
    private static final String COLUMNS = "SELECT site, name_zh, name_en, hours FROM branch ";

    private final Sql sql;
    private final SqlTimetable timetable;

    public SqlBranches(Sql sql, SqlTimetable timetable) {
        this.sql = sql;
        this.timetable = timetable;
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
        timetable.change();
        sql.update(
                "INSERT INTO branch (site, name_zh, name_en, hours) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (site) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en,"
                        + " hours = excluded.hours",
                branch.site().value(),
                branch.nameZh(),
                branch.nameEn(),
                branch.hours().toString());
    }

    private static Branch read(Row row) {
        return new Branch(
                new SiteId(row.text("site")),
                row.text("name_zh"),
                row.text("name_en"),
                WeeklyHours.parse(row.text("hours")));
    }
}
