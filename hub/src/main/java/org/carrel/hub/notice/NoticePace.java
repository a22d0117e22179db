package org.carrel.hub.notice;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When notices may leave, and how many.
 *
 * @param quietFrom local time from which only called seats are told
 * @param quietUntil local time at which the others follow; the same as {@code quietFrom} for no such hours
 * @param perMinute at most, in all; 0 for as many as there are
 * @param perDay to one patron by one way within 24 hours, calls not counted; 0 for as many as there are
 */
public record NoticePace(LocalTime quietFrom, LocalTime quietUntil, int perMinute, int perDay) {
    /** At any hour, any number. */
    public static final NoticePace FREE = new NoticePace(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, 0, 0);

    public NoticePace {
        if (perMinute < 0 || perDay < 0) {
            throw new IllegalArgumentException("a limit is 0 or more, was " + perMinute + " and " + perDay);
        }
    }

    boolean quiet(Instant now, ZoneId zone) {
        LocalTime time = LocalTime.ofInstant(now, zone);
        boolean begun = !time.isBefore(quietFrom);
        boolean over = !time.isBefore(quietUntil);
        // Over midnight both ends of the day are quiet.
        return quietFrom.isAfter(quietUntil) ? begun || !over : begun && !over;
    }
}
