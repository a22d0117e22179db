package org.carrel.shelf.presence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.TagUid;
import org.jspecify.annotations.Nullable;

/** The tags that are known, by where they are held to be and by how much they matter now. Bounded by {@code tagsMax}. */
final class Roster {
    private static final long REMEMBERED_NANOS = 60_000_000_000L;
    private static final long AFTERGLOW_NANOS = 3_000_000_000L;
    private static final int AWAY_MAX = 16;

    private final ShelfLayout layout;
    private final int tagsMax;
    private final SortedMap<TagUid, TagTrack> tracks = new TreeMap<>();
    private final List<List<TagTrack>> residents = new ArrayList<>();
    private final List<TagTrack> doubtful = new ArrayList<>();
    private final List<TagTrack> locating = new ArrayList<>();
    private final List<TagTrack> awaited = new ArrayList<>();
    private final List<TagTrack> away = new ArrayList<>();
    private final List<Regard> regards = new ArrayList<>();
    private final long[] livelyUntilNanos;
    private Attention attention = Attention.IDLE;
    private long attendedSinceNanos = Long.MIN_VALUE;
    private long afterglowEndNanos = Long.MAX_VALUE;
    private @Nullable SortedMap<TagUid, CompartmentId> snapshot;

    Roster(ShelfLayout layout, int tagsMax) {
        this.layout = layout;
        this.tagsMax = tagsMax;
        this.livelyUntilNanos = new long[layout.places().size()];
        Arrays.fill(livelyUntilNanos, Long.MIN_VALUE);
        for (int place = 0; place < layout.places().size(); place++) {
            residents.add(new ArrayList<>());
            regards.add(Regard.ELSEWHERE);
        }
    }

    /**
     * Takes in what matters now. A compartment stays lively for a moment after it is so no longer: what was lifted in the last
     * instant is still to be found out.
     */
    void attend(Attention now, long nowNanos) {
        if (now.equals(attention) && nowNanos < afterglowEndNanos) {
            return;
        }
        boolean before = attended();
        afterglowEndNanos = Long.MAX_VALUE;
        for (int place = 0; place < regards.size(); place++) {
            CompartmentId compartment = layout.places().get(place).compartment();
            if (now.lively().contains(compartment)) {
                livelyUntilNanos[place] = Long.MAX_VALUE;
            } else if (livelyUntilNanos[place] == Long.MAX_VALUE) {
                livelyUntilNanos[place] = nowNanos + AFTERGLOW_NANOS;
            }
            boolean lively = nowNanos < livelyUntilNanos[place];
            boolean sealed = now.sealed().contains(compartment);
            regards.set(place, lively ? Regard.LIVELY : sealed ? Regard.SEALED : Regard.ELSEWHERE);
            if (lively && livelyUntilNanos[place] != Long.MAX_VALUE) {
                afterglowEndNanos = Math.min(afterglowEndNanos, livelyUntilNanos[place]);
            }
        }
        attention = now;
        if (attended() && !before) {
            attendedSinceNanos = nowNanos;
        }
        awaited.clear();
        for (TagTrack track : tracks.values()) {
            regard(track);
        }
    }

    /** Whether anybody is known to be at the shelf. */
    boolean attended() {
        return !attention.awaited().isEmpty() || regards.contains(Regard.LIVELY);
    }

    long attendedSinceNanos() {
        return attendedSinceNanos;
    }

    Regard regardOf(int place) {
        return regards.get(place);
    }

    Optional<TagTrack> find(TagUid uid) {
        return Optional.ofNullable(tracks.get(uid));
    }

    /** Takes in a tag that is not known; empty when there is no room, even without those that have left. */
    Optional<TagTrack> admit(TagUid uid, int dsfid, MissLevels levels, long nowNanos) {
        if (tracks.size() >= tagsMax && !forgetAway()) {
            return Optional.empty();
        }
        TagTrack track = new TagTrack(uid, dsfid, residents.size(), levels, nowNanos);
        tracks.put(uid, track);
        return Optional.of(track);
    }

    void settle(TagTrack track, int place, double doubt, long nowNanos) {
        detach(track);
        track.settle(place, doubt, nowNanos);
        residents.get(place).add(track);
        regard(track);
        snapshot = null;
    }

    /** A tag that is not held to be anywhere has been seen. */
    void locate(TagTrack track, Whereabouts whereabouts) {
        track.whereabouts = whereabouts;
        track.burst = 0;
        track.asks = 0;
        away.remove(track);
        locating.add(track);
    }

    /** It has left; remembered for a while, for it may come back at once. */
    void dismiss(TagTrack track, long nowNanos) {
        int home = track.home;
        detach(track);
        if (home == TagTrack.NONE && track.lastHome == TagTrack.NONE) {
            tracks.remove(track.uid);
            return;
        }
        if (home != TagTrack.NONE) {
            track.lastHome = home;
            track.goneNanos = nowNanos;
        }
        track.home = TagTrack.NONE;
        track.whereabouts = null;
        track.askedNanos = nowNanos;
        track.asks = 0;
        away.add(track);
        if (away.size() > AWAY_MAX) {
            forgetAway();
        }
        snapshot = null;
    }

    void forgetStale(long nowNanos) {
        while (!away.isEmpty() && nowNanos - away.getFirst().goneNanos > REMEMBERED_NANOS) {
            forgetAway();
        }
    }

    void noteDoubt(TagTrack track) {
        if (!track.listedDoubtful) {
            track.listedDoubtful = true;
            doubtful.add(track);
        }
    }

    /** Present tags with something against them, in the order they came under doubt. */
    List<TagTrack> doubtful() {
        doubtful.removeIf(track -> {
            boolean settled = !track.isPresent() || !track.isDoubtful();
            track.listedDoubtful = !settled;
            return settled;
        });
        return doubtful;
    }

    List<TagTrack> locating() {
        return locating;
    }

    /** Awaited tags that are present. */
    List<TagTrack> awaited() {
        return awaited;
    }

    /** Tags that left within the last minute, in the order they did. */
    List<TagTrack> away() {
        return away;
    }

    List<TagTrack> residents(int place) {
        return residents.get(place);
    }

    /** Of the tags that are present and not awaited, the one not asked for longest, at those places. */
    @Nullable
    TagTrack stalest(boolean lively, IntPredicate places) {
        TagTrack best = null;
        for (int place = 0; place < residents.size(); place++) {
            if ((regards.get(place) == Regard.LIVELY) != lively || !places.test(place)) {
                continue;
            }
            for (TagTrack track : residents.get(place)) {
                if (track.isPresent()
                        && track.regard != Regard.AWAITED
                        && (best == null || track.askedNanos < best.askedNanos)) {
                    best = track;
                }
            }
        }
        return best;
    }

    Iterable<TagTrack> all() {
        return tracks.values();
    }

    SortedMap<TagUid, CompartmentId> present() {
        if (snapshot == null) {
            SortedMap<TagUid, CompartmentId> present = new TreeMap<>();
            for (TagTrack track : tracks.values()) {
                if (track.home != TagTrack.NONE) {
                    present.put(track.uid, layout.places().get(track.home).compartment());
                }
            }
            snapshot = Collections.unmodifiableSortedMap(present);
        }
        return snapshot;
    }

    private void regard(TagTrack track) {
        boolean isAwaited = attention.awaited().contains(track.uid);
        int place = track.home != TagTrack.NONE ? track.home : track.lastHome;
        track.acquaintances = 0;
        track.regard = isAwaited ? Regard.AWAITED : place == TagTrack.NONE ? Regard.ELSEWHERE : regards.get(place);
        awaited.remove(track);
        if (isAwaited && track.isPresent()) {
            awaited.add(track);
        }
    }

    private void detach(TagTrack track) {
        if (track.home != TagTrack.NONE) {
            residents.get(track.home).remove(track);
        }
        locating.remove(track);
        awaited.remove(track);
        away.remove(track);
    }

    private boolean forgetAway() {
        if (away.isEmpty()) {
            return false;
        }
        tracks.remove(away.removeFirst().uid);
        return true;
    }
}
