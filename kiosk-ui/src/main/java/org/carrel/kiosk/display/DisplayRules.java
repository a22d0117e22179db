package org.carrel.kiosk.display;

import java.time.Duration;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.SeatZoneId;

/**
 * How a display shows and says calls; all times positive.
 *
 * @param zones whose calls it shows, none for all of its branch
 * @param silence after so long without word from the hub what it knows is shown as old
 * @param dwell each announcement has the screen and the loudspeaker for itself
 * @param again a call that still holds is announced once more after this
 * @param timesMax how often one call is announced at most, however often it is called again
 * @param fresh a call older than this when the display starts is shown and not announced; its time was another's
 * @param shownMax calls on the screen at once
 */
record DisplayRules(
        SortedSet<SeatZoneId> zones,
        Duration silence,
        Duration dwell,
        Duration again,
        int timesMax,
        Duration fresh,
        int shownMax) {
    static final DisplayRules USUAL = new DisplayRules(
            new TreeSet<>(),
            Duration.ofSeconds(15),
            Duration.ofSeconds(9),
            Duration.ofSeconds(50),
            4,
            Duration.ofSeconds(60),
            12);

    DisplayRules {
        zones = Collections.unmodifiableSortedSet(new TreeSet<>(zones));
        if (timesMax < 1 || shownMax < 1) {
            throw new IllegalArgumentException(
                    "at least one call is shown and announced once, not " + shownMax + ", " + timesMax);
        }
    }

    DisplayRules with(SortedSet<SeatZoneId> chosen) {
        return new DisplayRules(chosen, silence, dwell, again, timesMax, fresh, shownMax);
    }

    boolean shows(SeatZoneId zone) {
        return zones.isEmpty() || zones.contains(zone);
    }
}
