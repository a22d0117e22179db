package org.carrel.hub.branch;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.SiteId;

/**
 * When the branches are open, for loans, holds and seats alike, as all of it was at one moment: the week of each, the government's
 * holidays, and each branch's special days, of which each counts more than the one before.
 */
public record Timetable(
        SortedMap<SiteId, WeeklyHours> weeks,
        SortedMap<LocalDate, String> holidays,
        SortedMap<SiteId, SortedMap<LocalDate, SpecialDay>> special) {
    public Timetable {
        weeks = Collections.unmodifiableSortedMap(new TreeMap<>(weeks));
        holidays = Collections.unmodifiableSortedMap(new TreeMap<>(holidays));
        SortedMap<SiteId, SortedMap<LocalDate, SpecialDay>> copied = new TreeMap<>();
        special.forEach((site, days) -> copied.put(site, Collections.unmodifiableSortedMap(new TreeMap<>(days))));
        special = Collections.unmodifiableSortedMap(copied);
    }

    /** What the calendar says about one day at one branch. */
    public CalendarDay day(SiteId site, LocalDate date) {
        SpecialDay own =
                special.getOrDefault(site, Collections.emptySortedMap()).get(date);
        return new CalendarDay(date, holidays.getOrDefault(date, ""), own == null ? List.of() : List.of(own));
    }

    public OpenDays days(SiteId site) {
        return new OpenDays(site, week(site), this);
    }

    /**
     * What a day comes to for a part of a branch.
     *
     * @param own the part's own week; none or one, and none when it is open as its branch
     * @param zone in which days begin and end
     */
    public Opening on(SiteId site, List<WeeklyHours> own, LocalDate day, ZoneId zone) {
        WeeklyHours week = own.isEmpty() ? week(site) : own.getFirst();
        return week.on(day(site, day), zone);
    }

    /** Of a branch that nobody has set up nothing is known that would close it. */
    private WeeklyHours week(SiteId site) {
        return weeks.getOrDefault(site, WeeklyHours.ALWAYS);
    }
}
