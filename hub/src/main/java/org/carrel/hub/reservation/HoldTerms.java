package org.carrel.hub.reservation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.carrel.hub.branch.OpenDays;

/**
 * The library's settings for holds.
 *
 * @param openDays on how many open days after the one on which it became ready a book may be collected
 * @param holdsMax how many live holds a patron may have
 * @param grant how long the hub's word at a shelf opens anything
 * @param roster how long a device may act on a roster while the hub cannot be reached
 * @param remindBefore how long before the end a patron is reminded
 * @param zone in which days begin and end
 */
public record HoldTerms(
        int openDays, int holdsMax, Duration grant, Duration roster, Duration remindBefore, ZoneId zone) {
    /** What a library gets that says nothing. */
    public static final HoldTerms USUAL = new HoldTerms(
            7, 10, Duration.ofMinutes(5), Duration.ofHours(36), Duration.ofHours(36), ZoneId.of("Asia/Taipei"));

    public HoldTerms {
        if (openDays < 1 || holdsMax < 1) {
            throw new IllegalArgumentException(
                    "openDays and holdsMax must be 1 or more, were " + openDays + " and " + holdsMax);
        }
        requirePositive("grant", grant);
        requirePositive("roster", roster);
        requirePositive("remindBefore", remindBefore);
    }

    /** The end of a hold that becomes ready now: the midnight that ends its last open day. */
    Instant until(OpenDays days, Instant now) {
        LocalDate last = days.openDayAfter(LocalDate.ofInstant(now, zone), openDays);
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static void requirePositive(String name, Duration duration) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(name + " must be positive, was " + duration);
        }
    }
}
