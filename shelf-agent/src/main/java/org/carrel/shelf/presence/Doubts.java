package org.carrel.shelf.presence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be said of the tags in doubt, and whether it is worth asking them more. Not thread-safe. */
final class Doubts {
    /** Odds of having left from which a doubt is pursued to its end, though nobody waits. */
    static final double PURSUED = 100;
    /** A compartment that has been dark for longer is not waited for: a book that was put there counts as gone. */
    private static final long DARK_PATIENCE_NANOS = 90_000_000_000L;
    /** The silence of so many tags together shows that their antenna is blind; of fewer, it may be that they were taken together. */
    private static final int MANY = 5;

    private final Roster roster;
    private final List<AntennaWatch> watches;
    private final PresenceSettings settings;

    Doubts(Roster roster, List<AntennaWatch> watches, PresenceSettings settings) {
        this.roster = roster;
        this.watches = watches;
        this.settings = settings;
    }

    Verdict verdict(TagTrack track, boolean witnessAtHand, long nowNanos) {
        AntennaWatch watch = watches.get(track.home);
        boolean sighted = unsighted(track) == TagTrack.NONE;
        return Verdict.of(
                track, watch, settings, witnessAtHand, manyAt(track.home), searchable(nowNanos), sighted, nowNanos);
    }

    /**
     * Whether so many tags belong there that their silence together shows a blind antenna. Those of the patron who stands there do
     * not count: they are taken at one grasp.
     */
    boolean manyAt(int place) {
        int many = 0;
        for (TagTrack track : roster.residents(place)) {
            many += track.regard == Regard.AWAITED ? 0 : 1;
        }
        return many >= MANY;
    }

    /** Whether more silence would tell nothing yet. */
    boolean mayRest(TagTrack track, long nowNanos) {
        if (!roster.attended() && track.left() < PURSUED) {
            return false;
        }
        return switch (verdict(track, witness(track, nowNanos) != null, nowNanos)) {
            case DEAF, TOO_EARLY, HIDDEN -> true;
            case OPEN, NEEDS_WITNESS, NOT_SOUGHT, SEEK, UNSIGHTED, LEFT, MOVED -> false;
        };
    }

    /**
     * Whether to begin looking for the tag everywhere: two searches at once would both take too long to count. One that is less
     * urgent is not waited for: the reader's time goes to the urgent tag, so that the other search would never end.
     */
    boolean maySearch(TagTrack track, long nowNanos) {
        if (mayRest(track, nowNanos)) {
            return false;
        }
        for (TagTrack other : roster.doubtful()) {
            boolean firstServed = other.regard.compareTo(track.regard) <= 0;
            if (firstServed && isSought(other, nowNanos) && !mayRest(other, nowNanos)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the tag is being looked for everywhere. */
    static boolean isSought(TagTrack track, long nowNanos) {
        return track.soughtNanos(nowNanos) <= Verdict.searchNanosMax(track, nowNanos);
    }

    /** The tag at the same antenna that is least likely to be missed, of those that nothing speaks against. */
    @Nullable
    TagTrack witness(TagTrack suspect, long nowNanos) {
        return witnessAt(suspect.home, suspect, nowNanos);
    }

    /** A place where the tag has been looked for by an antenna that nothing has answered since, though there are tags that could. */
    int unsighted(TagTrack track) {
        for (int place = 0; place < watches.size(); place++) {
            if (place != track.home && needsSighting(place, track)) {
                return place;
            }
        }
        return TagTrack.NONE;
    }

    /** The tag to ask first where another is looked for, lest a blind antenna say that it is not there; null when it sees. */
    @Nullable
    TagTrack sighting(int place, TagTrack sought, long nowNanos) {
        return place != sought.home && needsSighting(place, sought) ? witnessAt(place, sought, nowNanos) : null;
    }

    private boolean needsSighting(int place, TagTrack sought) {
        AntennaWatch watch = watches.get(place);
        return !watch.isDark()
                && !watch.sawSince(sought.soughtSinceNanos())
                && roster.residents(place).size() >= MANY;
    }

    private @Nullable TagTrack witnessAt(int place, TagTrack suspect, long nowNanos) {
        TagTrack best = null;
        double bestMiss = 1;
        for (TagTrack track : roster.residents(place)) {
            if (track != suspect && track.isPresent() && !track.isDoubtful()) {
                double miss = track.expect(false, nowNanos);
                if (miss < bestMiss) {
                    best = track;
                    bestMiss = miss;
                }
            }
        }
        return best;
    }

    private boolean searchable(long nowNanos) {
        for (AntennaWatch watch : watches) {
            if (watch.isDark() && watch.darkNanos(nowNanos) < DARK_PATIENCE_NANOS) {
                return false;
            }
        }
        return true;
    }
}
