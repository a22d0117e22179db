package org.carrel.hub.callqueue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a queue display shows: whose call holds now, and the last calls before, so that somebody who looks up late finds theirs.
 * Numbers only; nothing about any party.
 *
 * @param at the hub's time of this picture; a display that has no newer one says so
 * @param calling newest first; each is to be shown for its whole time although the next comes in the same second
 * @param before the last {@value #BEFORE_MAX} before those
 */
public record Board(Instant at, List<Line> calling, List<Line> before, int waiting) {
    public static final int BEFORE_MAX = 4;

    /** A hub that is well sends a new picture more often than that, although nothing has changed. */
    public static final int STALE_AFTER_SECONDS = 15;

    public Board {
        calling = List.copyOf(calling);
        before = List.copyOf(before);
    }

    /**
     * One call.
     *
     * @param number as on the ticket
     * @param seat the seat's label
     * @param desk where to come, or empty
     * @param announcements 1 for the first call, 2 once it was called again: a display that sees a higher one announces it
     */
    public record Line(String number, String seat, String desk, Instant called, Instant until, int announcements) {}

    /** Whether nothing but the time is different. */
    public boolean showsTheSameAs(Board other) {
        return calling.equals(other.calling) && before.equals(other.before) && waiting == other.waiting;
    }

    /** @param calls the day's calls, newest first; {@code now} decides which of them hold */
    public static Board of(List<Line> calls, List<String> holding, int waiting, Instant now) {
        List<Line> calling = new ArrayList<>();
        List<Line> before = new ArrayList<>();
        for (Line line : calls) {
            if (holding.contains(line.number()) && now.isBefore(line.until())) {
                calling.add(line);
            } else if (before.size() < BEFORE_MAX) {
                before.add(line);
            }
        }
        return new Board(now, calling, before, waiting);
    }
}
