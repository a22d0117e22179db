package org.carrel.hub.branch;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.carrel.contract.id.SiteId;

/** On which days a branch is open: on the weekdays that have hours, and where the calendar says otherwise, as that says. */
public record OpenDays(SiteId site, WeeklyHours hours, Timetable timetable) {
    /** A branch that closes longer is not waited for: this ends every search for an open day. */
    private static final int LONGEST_CLOSURE_DAYS = 366;

    /**
     * The {@code count}-th open day after {@code day}; {@code day} itself does not count. Where the branch closes for more than a year in
     * between, all days count as open.
     */
    public LocalDate openDayAfter(LocalDate day, int count) {
        LocalDate found = day;
        int left = count;
        for (LocalDate next = day.plusDays(1); left > 0; next = next.plusDays(1)) {
            if (hours.isOpen(timetable.day(site, next))) {
                found = next;
                left--;
            } else if (ChronoUnit.DAYS.between(found, next) > LONGEST_CLOSURE_DAYS) {
                return day.plusDays(count);
            }
        }
        return found;
    }
}
