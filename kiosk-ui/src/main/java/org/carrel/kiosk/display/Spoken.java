package org.carrel.kiosk.display;

import java.time.Instant;
import org.carrel.contract.id.SeatZoneId;

/**
 * How far one call has been announced.
 *
 * @param level of its announcements by the hub, the highest that was said here
 * @param times said in all
 * @param repeated whether it was said once more by the display itself since that level
 * @param at monotonic nanoseconds of the last time
 */
record Spoken(Key key, int level, int times, boolean repeated, long at) {
    /** One call of one number: the same number called again the next day is another. */
    record Key(SeatZoneId zone, String number, Instant called) {}
}
