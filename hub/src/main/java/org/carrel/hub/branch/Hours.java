package org.carrel.hub.branch;

import java.time.DateTimeException;
import java.time.LocalTime;

/**
 * A stretch of one day on the wall's clock, such as 08:00 to 21:00.
 *
 * @param until the first time that is no longer in it
 */
public record Hours(LocalTime from, LocalTime until) {
    public Hours {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("hours must end after they begin, were " + from + "-" + until);
        }
    }

    /** Reads {@code 08:00-21:00}. */
    public static Hours parse(String text) {
        String[] ends = text.strip().split("-", -1);
        if (ends.length != 2) {
            throw new IllegalArgumentException("hours are written 08:00-21:00, not '" + text + "'");
        }
        try {
            return new Hours(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
        } catch (DateTimeException bad) {
            throw new IllegalArgumentException("hours are written 08:00-21:00, not '" + text + "'", bad);
        }
    }

    public boolean contains(LocalTime time) {
        return !time.isBefore(from) && time.isBefore(until);
    }

    @Override
    public String toString() {
        return from + "-" + until;
    }
}
