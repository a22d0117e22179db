package org.carrel.hub.branch;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.carrel.contract.id.SiteId;

/** The government's holidays, the same for every branch, and each branch's own special days. */
public interface OpeningCalendar {
    /** Adds or replaces. */
    void put(SpecialDay day);

    /** @return false when there was none */
    boolean remove(SiteId site, LocalDate day);

    /** From this day on, by day. */
    List<SpecialDay> special(SiteId site, LocalDate from);

    /** Replaces the holidays of one year. */
    void putHolidays(int year, SortedMap<LocalDate, String> names);

    SortedMap<LocalDate, String> holidays(int year);
}
