package org.carrel.hub.branch;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import org.carrel.contract.id.SiteId;

/** On which days a branch is open: on the weekdays that have hours, and where the calendar says otherwise, as that says. */
public record OpenDays(SiteId site, WeeklyHours hours, OpeningCalendar calendar) {
    /** A branch that closes longer is not waited for: this ends every search for an open day. */
    private static final int LONGEST_CLOSURE_DAYS = 366;

    /** So much of the calendar is read at a time. */
    private static final int STRETCH_DAYS = 35;

    /**
     * The {@code count}-th open day after {@code day}; {@code day} itself does not count. Where the branch closes for more than a year in
     * between, all days count as open.
     */
    public LocalDate openDayAfter(LocalDate day, int count) {
        LocalDate found = day;
        int left = count;
        for (LocalDate from = day.plusDays(1); left > 0; from = from.plusDays(STRETCH_DAYS)) {
            LocalDate end = from.plusDays(STRETCH_DAYS);
            SortedMap<LocalDate, CalendarDay> said = calendar.days(site, from, end);
            for (LocalDate next = from; left > 0 && next.isBefore(end); next = next.plusDays(1)) {
                if (hours.isOpen(said.getOrDefault(next, CalendarDay.ordinary(next)))) {
                    found = next;
                    left--;
                } else if (ChronoUnit.DAYS.between(found, next) > LONGEST_CLOSURE_DAYS) {
                    return day.plusDays(count);
                }
            }
        }
        return found;
    }
}
