package org.carrel.hub.branch;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.carrel.contract.id.SiteId;

/** When the branches are open, for loans, holds and seats alike: the week of each, and the calendar, which counts more. */
public record Openings(Branches branches, OpeningCalendar calendar) {
    public OpenDays days(SiteId site) {
        return new OpenDays(site, week(site), calendar);
    }

    /**
     * What a day comes to for a part of a branch.
     *
     * @param own the part's own week; none or one, and none when it is open as its branch
     * @param zone in which days begin and end
     */
    public Opening on(SiteId site, List<WeeklyHours> own, LocalDate day, ZoneId zone) {
        WeeklyHours week = own.isEmpty() ? week(site) : own.getFirst();
        return week.on(calendar.day(site, day), zone);
    }

    /** Of a branch that nobody has set up nothing is known that would close it. */
    private WeeklyHours week(SiteId site) {
        return branches.branch(site).map(Branch::hours).orElse(WeeklyHours.ALWAYS);
    }
}
