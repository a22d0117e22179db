package org.carrel.hub.branch;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** On which days a branch is open: every day but some weekdays and some dates. */
public record OpenDays(SortedSet<DayOfWeek> closedWeekdays, SortedSet<LocalDate> closedDates) {
    public static final OpenDays ALWAYS = new OpenDays(new TreeSet<>(), new TreeSet<>());

    /** A branch that closes longer is not waited for: this ends every search for an open day. */
    private static final int LONGEST_CLOSURE_DAYS = 366;

    public OpenDays {
        closedWeekdays = Collections.unmodifiableSortedSet(new TreeSet<>(closedWeekdays));
        closedDates = Collections.unmodifiableSortedSet(new TreeSet<>(closedDates));
        if (closedWeekdays.containsAll(Set.of(DayOfWeek.values()))) {
            throw new IllegalArgumentException("a branch must be open on some weekday");
        }
    }

    public boolean isOpen(LocalDate day) {
        return !closedWeekdays.contains(day.getDayOfWeek()) && !closedDates.contains(day);
    }

    /** The {@code count}-th open day after {@code day}; {@code day} itself does not count. Looks at most a year past any closure. */
    public LocalDate openDayAfter(LocalDate day, int count) {
        LocalDate found = day;
        for (int open = 0; open < count; open++) {
            LocalDate next = found.plusDays(1);
            for (int closed = 0; !isOpen(next) && closed < LONGEST_CLOSURE_DAYS; closed++) {
                next = next.plusDays(1);
            }
            found = next;
        }
        return found;
    }
}
