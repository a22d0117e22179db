package org.carrel.hub.branch;

import java.time.LocalDate;
import java.util.List;
import org.carrel.contract.id.SiteId;

/**
 * A day on which a branch does not keep its usual hours: a typhoon, a stocktaking, a festival with open doors.
 *
 * @param hours none when closed, else one
 * @param reason for people
 */
public record SpecialDay(SiteId site, LocalDate day, List<Hours> hours, String reason) {
    private static final int REASON_MAX = 200;

    public SpecialDay {
        hours = List.copyOf(hours);
        if (hours.size() > 1) {
            throw new IllegalArgumentException("a day has one stretch of hours, not " + hours.size());
        }
        if (reason.length() > REASON_MAX) {
            throw new IllegalArgumentException("a reason has at most " + REASON_MAX + " characters");
        }
    }
}
