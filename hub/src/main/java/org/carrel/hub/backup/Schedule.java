package org.carrel.hub.backup;

import java.time.Duration;
import java.time.Instant;

/**
 * When the next copy is due.
 *
 * @param every zero for never
 */
public record Schedule(Duration every) {
    /** A hub that has no copy yet is left to start in peace. */
    private static final Duration FIRST = Duration.ofHours(1);

    /** @param started when this process began to look */
    public boolean due(Backups backups, Instant started, Instant now) {
        if (every.isZero()) {
            return false;
        }
        return backups.kept().stream()
                .findFirst()
                .map(newest -> !now.isBefore(newest.at().plus(every)))
                .orElse(!now.isBefore(started.plus(FIRST)));
    }
}
