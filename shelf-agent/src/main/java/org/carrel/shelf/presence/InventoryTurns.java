package org.carrel.shelf.presence;

import java.util.Arrays;
import java.util.List;

/** Whose turn it is to be inventoried: the compartment that has waited longest, of those whose antenna may be asked. Not thread-safe. */
final class InventoryTurns {
    private static final long DARK_PROBE_NANOS = 1_000_000_000L;
    private static final long NEVER = Long.MIN_VALUE / 4;
    private static final double SECONDS_PER_TAG = 0.028;
    private static final double SECONDS_PER_INVENTORY = 0.03;
    private static final int NONE = TagTrack.NONE;

    private final Roster roster;
    private final List<AntennaWatch> watches;
    private final PresenceSettings.Pace pace;
    private final long[] takenNanos;
    private final long[] triedNanos;
    private int taken;
    private long lastNanos = NEVER;

    InventoryTurns(Roster roster, List<AntennaWatch> watches, PresenceSettings.Pace pace) {
        this.roster = roster;
        this.watches = watches;
        this.pace = pace;
        this.takenNanos = new long[watches.size()];
        this.triedNanos = new long[watches.size()];
        Arrays.fill(takenNanos, NEVER);
        Arrays.fill(triedNanos, NEVER);
    }

    void taken(int place, long nowNanos) {
        takenNanos[place] = nowNanos;
        lastNanos = nowNanos;
        taken++;
    }

    /** The next place while nobody is there. */
    int next(long nowNanos) {
        return longestUnseen(nowNanos, false);
    }

    /**
     * The next place while somebody is there, two in three of them lively; or {@link TagTrack#NONE} before the reader has done
     * other things for long enough, for nothing can be learned of another tag while an inventory runs.
     */
    int nextAttended(long nowNanos) {
        int place = longestUnseen(nowNanos, taken % 3 != 2);
        int tags = roster.residents(place).size();
        double seconds =
                watches.get(place).isDark() ? SECONDS_PER_INVENTORY : tags * SECONDS_PER_TAG + SECONDS_PER_INVENTORY;
        double rest = roster.awaited().isEmpty() ? pace.livelyRest() : pace.awaitedRest();
        boolean rested = (nowNanos - lastNanos) / 1e9 >= rest * seconds * seconds;
        return rested && canInventory(place, nowNanos) ? place : TagTrack.NONE;
    }

    /** A dark place whose antenna is to be tried again now, if only by one tag; or {@link TagTrack#NONE}. */
    int darkDue(long nowNanos) {
        for (int place = 0; place < watches.size(); place++) {
            if (watches.get(place).isDark()
                    && canInventory(place, nowNanos)
                    && nowNanos - triedNanos[place] >= DARK_PROBE_NANOS) {
                triedNanos[place] = nowNanos;
                return place;
            }
        }
        return NONE;
    }

    private int longestUnseen(long nowNanos, boolean livelyOnly) {
        int best = NONE;
        for (int place = 0; place < watches.size(); place++) {
            boolean counts = !livelyOnly || roster.regardOf(place) == Regard.LIVELY;
            if (!counts || !canInventory(place, nowNanos)) {
                continue;
            }
            boolean darkFirst = watches.get(place).isDark();
            if (darkFirst && !livelyOnly) {
                return place;
            }
            if (best == NONE || takenNanos[place] < takenNanos[best]) {
                best = place;
            }
        }
        if (best == NONE && livelyOnly) {
            return longestUnseen(nowNanos, false);
        }
        return best == NONE ? soonestRetry() : best;
    }

    private int soonestRetry() {
        int best = 0;
        for (int place = 1; place < watches.size(); place++) {
            if (watches.get(place).retryNanos() < watches.get(best).retryNanos()) {
                best = place;
            }
        }
        return best;
    }

    private boolean canInventory(int place, long nowNanos) {
        AntennaWatch watch = watches.get(place);
        return watch.mayAsk(nowNanos) && (!watch.isDark() || nowNanos - takenNanos[place] >= DARK_PROBE_NANOS);
    }
}
