package org.carrel.hub.adapter.sql.branch;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.adapter.sql.Row;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.branch.Openings;
import org.carrel.hub.branch.SpecialDay;
import org.carrel.hub.branch.Timetable;
import org.carrel.hub.branch.TimetableMemory;
import org.carrel.hub.branch.TimetableMemory.Seen;
import org.carrel.hub.branch.WeeklyHours;

/**
 * The timetable of one connection: the hub's memory of it, or what its own transaction has changed and may yet undo. Only who writes
 * keeps what it read, since nobody else commits meanwhile; a reader's picture may be an old one.
 */
public final class SqlTimetable implements Openings {
    private final Sql sql;
    private final TimetableMemory memory;
    private boolean changing;

    public SqlTimetable(Sql sql, TimetableMemory memory) {
        this.sql = sql;
        this.memory = memory;
    }

    @Override
    public Timetable timetable() {
        if (changing) {
            return read();
        }
        Seen seen = memory.seen();
        return seen.timetable().orElseGet(() -> learnt(seen));
    }

    private Timetable learnt(Seen before) {
        Timetable read = read();
        if (sql.writes()) {
            memory.keep(read, before);
        }
        return read;
    }

    @Override
    public void reread() {
        Seen before = memory.seen();
        memory.keep(read(), before);
    }

    /** To be called before anything of it is changed: until the transaction ends the memory is not for this connection. */
    void change() {
        if (!changing) {
            changing = true;
            sql.whenEnded(() -> {
                changing = false;
                memory.forget();
            });
        }
    }

    private Timetable read() {
        SortedMap<SiteId, WeeklyHours> weeks = new TreeMap<>();
        sql.list("SELECT site, hours FROM branch", SqlTimetable::week)
                .forEach(week -> weeks.put(week.site(), week.hours()));
        SortedMap<SiteId, SortedMap<LocalDate, SpecialDay>> special = new TreeMap<>();
        sql.list("SELECT site, day, hours, reason FROM special_day", SqlCalendar::read)
                .forEach(day -> special.computeIfAbsent(day.site(), site -> new TreeMap<>())
                        .put(day.day(), day));
        SortedMap<LocalDate, String> holidays = new TreeMap<>();
        sql.list("SELECT day, name FROM holiday", SqlCalendar::holiday)
                .forEach(holiday -> holidays.put(holiday.day(), holiday.name()));
        return new Timetable(weeks, holidays, special);
    }

    private record Week(SiteId site, WeeklyHours hours) {}

    private static Week week(Row row) {
        return new Week(new SiteId(row.text("site")), WeeklyHours.parse(row.text("hours")));
    }
}
