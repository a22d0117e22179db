package org.carrel.hub.callqueue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long a party will wait, as a range: not longer than until enough stays that are running have ended, and not shorter than at
 * the pace at which places became free lately. A single minute would be a promise that nobody can keep.
 */
public record Estimate(Duration least, Duration most) {
    /** With fewer places that became free, nothing is said. */
    public static final int OBSERVATIONS_MIN = 5;

    /** Of the pauses between two places becoming free, the short one that a quarter of them do not reach. */
    private static final int QUARTER = 4;

    /**
     * @param ahead how many wait before
     * @param ends when the places that would fit become free at the latest, in any order
     * @param freed when places became free today, in any order
     */
    public static Optional<Estimate> of(int ahead, List<Instant> ends, List<Instant> freed, Instant now) {
        if (freed.size() < OBSERVATIONS_MIN || ends.size() <= ahead) {
            return Optional.empty();
        }
        Instant last = ends.stream().sorted().toList().get(ahead);
        Duration most = last.isAfter(now) ? Duration.between(now, last) : Duration.ZERO;
        Duration least = quickPause(freed).multipliedBy(ahead);
        return Optional.of(new Estimate(least.compareTo(most) < 0 ? least : most, most));
    }

    private static Duration quickPause(List<Instant> freed) {
        List<Instant> sorted = freed.stream().sorted().toList();
        List<Duration> pauses = new ArrayList<>();
        for (int index = 1; index < sorted.size(); index++) {
            pauses.add(Duration.between(sorted.get(index - 1), sorted.get(index)));
        }
        pauses.sort(null);
        return pauses.get(pauses.size() / QUARTER);
    }
}
