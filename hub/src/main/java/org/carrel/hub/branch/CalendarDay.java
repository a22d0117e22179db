package org.carrel.hub.branch;

import java.time.LocalDate;
import java.util.List;

/**
 * What the calendar says about one day at one branch.
 *
 * @param holiday its name when the government gives the day off, else empty
 * @param special none or one
 */
public record CalendarDay(LocalDate date, String holiday, List<SpecialDay> special) {
    public CalendarDay {
        special = List.copyOf(special);
    }
}
