package org.carrel.hub.notice;

import java.util.List;

/**
 * When patrons are told about what they have.
 *
 * @param daysBefore so many days before the last day of a loan; 0 for never
 * @param daysLate on these days after it, ascending; 1 is the day after the last
 */
public record LoanReminders(int daysBefore, List<Integer> daysLate) {
    /** Nothing is told about loans. */
    public static final LoanReminders NONE = new LoanReminders(0, List.of());

    public LoanReminders {
        daysLate = List.copyOf(daysLate);
        int before = 0;
        for (int day : daysLate) {
            if (day <= before) {
                throw new IllegalArgumentException("days late ascend from 1, were " + daysLate);
            }
            before = day;
        }
        if (daysBefore < 0) {
            throw new IllegalArgumentException("days before are 0 or more, were " + daysBefore);
        }
    }
}
