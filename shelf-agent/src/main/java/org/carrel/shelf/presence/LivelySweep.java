package org.carrel.shelf.presence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The going round of the tags in lively compartments, one by one, the stalest first. One sweep is begun every so often, and what
 * is left of that time when it is done is spare. Whoever comes starts a new one: what was there then is known to have been there.
 * Not thread-safe.
 */
final class LivelySweep {
    private final Roster roster;
    private final List<AntennaWatch> watches;
    private final long everyNanos;
    private long attendedSinceNanos = Long.MIN_VALUE;
    private long beganNanos;
    private boolean sweeping;
    private boolean wasDone;

    LivelySweep(Roster roster, List<AntennaWatch> watches, PresenceSettings.Pace pace) {
        this.roster = roster;
        this.watches = watches;
        this.everyNanos = pace.livelyEvery().toNanos();
    }

    /** Takes note of how far it has come. */
    void advance(long nowNanos) {
        if (attendedSinceNanos != roster.attendedSinceNanos()) {
            attendedSinceNanos = roster.attendedSinceNanos();
            wasDone = false;
            begin(nowNanos);
        }
        TagTrack stalest = sweeping ? stalest(nowNanos) : null;
        if (sweeping && (stalest == null || stalest.askedNanos >= beganNanos)) {
            sweeping = false;
            wasDone = true;
        }
        if (!sweeping && nowNanos - beganNanos >= everyNanos) {
            begin(nowNanos);
        }
    }

    /** Whether the time is spare until the next one is due. */
    boolean isSpare() {
        return !sweeping;
    }

    /** Whether every lively tag was asked since somebody came. */
    boolean wasDone() {
        return wasDone;
    }

    /** The lively tag that was not asked for longest, awaited ones aside; null when none can be asked. */
    @Nullable
    TagTrack stalest(long nowNanos) {
        return roster.stalest(true, place -> watches.get(place).maySee(nowNanos));
    }

    private void begin(long nowNanos) {
        sweeping = true;
        beganNanos = nowNanos;
    }
}
