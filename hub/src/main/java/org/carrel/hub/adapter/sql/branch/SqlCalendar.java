package org.carrel.hub.adapter.sql.seat;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.branch.CalendarDay;
import org.carrel.hub.branch.Hours;
import org.carrel.hub.branch.OpeningCalendar;
import org.carrel.hub.branch.SpecialDay;

/** Holidays and special days in tables. */
public final class SqlCalendar implements OpeningCalendar {
    private static final String COLUMNS = "SELECT site, day, hours, reason FROM special_day ";
    private static final String HOLIDAYS = "SELECT day, name FROM holiday WHERE day >= ? AND day < ?";

    private final Sql sql;

    public SqlCalendar(Sql sql) {
        this.sql = sql;
    }

    @Override
    public CalendarDay day(SiteId site, LocalDate date) {
        return sql.first(
                        "SELECT holiday.name AS name, special.hours AS hours, special.reason AS reason"
                                + " FROM (SELECT 1 AS one) AS any_day LEFT JOIN holiday ON holiday.day = ?"
                                + " LEFT JOIN special_day AS special ON special.site = ? AND special.day = ?",
                        row -> new CalendarDay(
                                date,
                                row.optionalText("name").orElse(""),
                                row.optionalText("hours").stream()
                                        .map(hours -> special(site, date, hours, row.text("reason")))
                                        .toList()),
                        date.toString(),
                        site.value(),
                        date.toString())
                .orElseThrow();
    }

    @Override
    public SortedMap<LocalDate, CalendarDay> days(SiteId site, LocalDate from, LocalDate until) {
        SortedMap<LocalDate, CalendarDay> days = new TreeMap<>();
        sql.list(HOLIDAYS, SqlCalendar::readHoliday, from.toString(), until.toString())
                .forEach(day -> days.put(day.date(), day));
        for (SpecialDay special : sql.list(
                COLUMNS + "WHERE site = ? AND day >= ? AND day < ?",
                SqlCalendar::read,
                site.value(),
                from.toString(),
                until.toString())) {
            CalendarDay holiday = days.get(special.day());
            String name = holiday == null ? "" : holiday.holiday();
            days.put(special.day(), new CalendarDay(special.day(), name, List.of(special)));
        }
        return days;
    }

    @Override
    public void put(SpecialDay day) {
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
        return sql.update("DELETE FROM special_day WHERE site = ? AND day = ?", site.value(), day.toString()) > 0;
    }

    @Override
    public List<SpecialDay> special(SiteId site, LocalDate from) {
        return sql.list(
                COLUMNS + "WHERE site = ? AND day >= ? ORDER BY day", SqlCalendar::read, site.value(), from.toString());
    }

    @Override
    public void putHolidays(int year, SortedMap<LocalDate, String> names) {
        sql.update("DELETE FROM holiday WHERE day >= ? AND day <= ?", year + "-01-01", year + "-12-31");
        names.forEach((day, name) -> sql.update("INSERT INTO holiday (day, name) VALUES (?, ?)", day.toString(), name));
    }

    @Override
    public SortedMap<LocalDate, String> holidays(int year) {
        SortedMap<LocalDate, String> names = new TreeMap<>();
        sql.list(HOLIDAYS, SqlCalendar::readHoliday, year + "-01-01", (year + 1) + "-01-01")
                .forEach(day -> names.put(day.date(), day.holiday()));
        return names;
    }

    private static CalendarDay readHoliday(Row row) {
        return new CalendarDay(LocalDate.parse(row.text("day")), row.text("name"), List.of());
    }

    private static SpecialDay read(Row row) {
        return special(
                new SiteId(row.text("site")), LocalDate.parse(row.text("day")), row.text("hours"), row.text("reason"));
    }

    /** @param hours empty for a closed day */
    private static SpecialDay special(SiteId site, LocalDate day, String hours, String reason) {
        return new SpecialDay(site, day, hours.isEmpty() ? List.of() : List.of(Hours.parse(hours)), reason);
    }
}
