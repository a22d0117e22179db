package org.carrel.hub.adapter.sql.branch;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.branch.Hours;
import org.carrel.hub.branch.OpeningCalendar;
import org.carrel.hub.branch.SpecialDay;

/** Holidays and special days in tables. */
public final class SqlCalendar implements OpeningCalendar {
    private final Sql sql;
    private final SqlTimetable timetable;

    public SqlCalendar(Sql sql, SqlTimetable timetable) {
        this.sql = sql;
        this.timetable = timetable;
    }

    @Override
    public void put(SpecialDay day) {
        timetable.change();
        sql.update(
                "INSERT INTO special_day (site, day, hours, reason) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (site, day) DO UPDATE SET hours = excluded.hours, reason = excluded.reason",
                day.site().value(),
                day.day().toString(),
                day.hours().isEmpty() ? "" : day.hours().getFirst().toString(),
                day.reason());
    }

    @Override
    public boolean remove(SiteId site, LocalDate day) {
        timetable.change();
        return sql.update("DELETE FROM special_day WHERE site = ? AND day = ?", site.value(), day.toString()) > 0;
    }

    @Override
    public List<SpecialDay> special(SiteId site, LocalDate from) {
        return sql.list(
                "SELECT site, day, hours, reason FROM special_day WHERE site = ? AND day >= ? ORDER BY day",
                SqlCalendar::read,
                site.value(),
                from.toString());
    }

    @Override
    public void putHolidays(int year, SortedMap<LocalDate, String> names) {
        timetable.change();
        sql.update("DELETE FROM holiday WHERE day >= ? AND day <= ?", year + "-01-01", year + "-12-31");
        names.forEach((day, name) -> sql.update("INSERT INTO holiday (day, name) VALUES (?, ?)", day.toString(), name));
    }

    @Override
    public SortedMap<LocalDate, String> holidays(int year) {
        SortedMap<LocalDate, String> names = new TreeMap<>();
        sql.list(
                        "SELECT day, name FROM holiday WHERE day >= ? AND day < ?",
                        SqlCalendar::holiday,
                        year + "-01-01",
                        (year + 1) + "-01-01")
                .forEach(holiday -> names.put(holiday.day(), holiday.name()));
        return names;
    }

    record Holiday(LocalDate day, String name) {}

    static Holiday holiday(Row row) {
        return new Holiday(LocalDate.parse(row.text("day")), row.text("name"));
    }

    /** The hours of a closed day are empty. */
    static SpecialDay read(Row row) {
        String hours = row.text("hours");
        return new SpecialDay(
                new SiteId(row.text("site")),
                LocalDate.parse(row.text("day")),
                hours.isEmpty() ? List.of() : List.of(Hours.parse(hours)),
                row.text("reason"));
    }
}
