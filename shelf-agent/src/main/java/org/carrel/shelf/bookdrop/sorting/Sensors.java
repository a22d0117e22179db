package org.carrel.shelf.bookdrop.sorting;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.contract.id.CompartmentId;
import org.carrel.device.port.Moment;

/**
 * What the contacts and barriers say. Their wires are laid so that a cut one reads as the worse: a broken barrier, an open flap, a diverter
 * that is nowhere, a full bin.
 *
 * @param exitSince since when the barrier before the bins is as it is, in monotonic nanoseconds
 * @param at the bins over which the diverter says to stand: one, or none while it turns
 * @param fullSince since when a bin's sensor says that it is full; none for others
 */
record Sensors(
        boolean entryBroken,
        boolean exitBroken,
        long exitSince,
        boolean flapShut,
        SortedSet<CompartmentId> at,
        SortedMap<CompartmentId, Long> fullSince) {
    Sensors {
        at = Collections.unmodifiableSortedSet(new TreeSet<>(at));
        fullSince = Collections.unmodifiableSortedMap(new TreeMap<>(fullSince));
    }

    /** Before anything has said how it stands. */
    static Sensors silent(long now) {
        return new Sensors(false, false, now, false, new TreeSet<>(), new TreeMap<>());
    }

    Sensors entry(boolean broken) {
        return new Sensors(broken, exitBroken, exitSince, flapShut, at, fullSince);
    }

    Sensors exit(boolean broken, long now) {
        return new Sensors(entryBroken, broken, now, flapShut, at, fullSince);
    }

    Sensors flap(boolean shut) {
        return new Sensors(entryBroken, exitBroken, exitSince, shut, at, fullSince);
    }

    Sensors diverter(CompartmentId bin, boolean there) {
        SortedSet<CompartmentId> changed = new TreeSet<>(at);
        boolean _ = there ? changed.add(bin) : changed.remove(bin);
        return new Sensors(entryBroken, exitBroken, exitSince, flapShut, changed, fullSince);
    }

    Sensors level(CompartmentId bin, boolean full, long since) {
        SortedMap<CompartmentId, Long> changed = new TreeMap<>(fullSince);
        if (full) {
            changed.putIfAbsent(bin, since);
        } else {
            changed.remove(bin);
        }
        return new Sensors(entryBroken, exitBroken, exitSince, flapShut, at, changed);
    }

    /** Whether the belt may run: nobody can reach in. */
    boolean safe() {
        return flapShut && !entryBroken;
    }

    boolean full(CompartmentId bin, Timings timings, Moment now) {
        Long since = fullSince.get(bin);
        return since != null && now.nanos() - since >= timings.level().toNanos();
    }
}
