package org.carrel.shelf.bookdrop.sorting;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.DeviceTime;
import org.carrel.device.port.Moment;

/**
 * Everything that was put in between two closings of the flap: what cannot be told apart on the belt.
 *
 * @param entered when the mouth was used first
 * @param entries how often the barrier at the mouth was broken
 * @param exits how often the barrier before the bins was
 * @param bin into which the first of it fell; none as long as nothing has fallen
 * @param rereads how often the belt was stopped since a tag was heard late
 * @param past whether it comes from before the last start, and how far it was then
 * @param readerWorked whether the reader worked while it lay there
 * @param below tags of what fell into the bins before; the reader hears them now and then through the floor
 * @param sweeps how often the belt was listened to with the flap shut
 */
record Batch(
        DeviceTime entered,
        int entries,
        int exits,
        SortedMap<TagUid, Piece> pieces,
        List<CompartmentId> bin,
        int rereads,
        Past past,
        boolean readerWorked,
        SortedSet<TagUid> below,
        int sweeps) {
    /** A tag that lies on the belt is heard in one sweep of so many at least, unless something shades it. */
    private static final int SWEEPS_A_HEARING = 2;

    /** What a start finds. */
    enum Past {
        NONE,
        /** The flap had not gone shut over it. */
        RECEIVED,
        /** It was about to be moved, or moving. */
        MOVING
    }

    Batch {
        pieces = Collections.unmodifiableSortedMap(new TreeMap<>(pieces));
        bin = List.copyOf(bin);
        below = Collections.unmodifiableSortedSet(new TreeSet<>(below));
    }

    static Batch begun(Moment now, boolean readerWorks, Collection<TagUid> below) {
        return new Batch(at(now), 1, 0, new TreeMap<>(), List.of(), 0, Past.NONE, readerWorks, new TreeSet<>(below), 0);
    }

    /** Perhaps nothing: the program died, and nobody watched the mouth. */
    static Batch suspected(Moment now) {
        return found(at(now), 0, new TreeMap<>(), Past.RECEIVED);
    }

    /** What a start finds, of which nobody knows yet whether anything falls. */
    static Batch found(DeviceTime entered, int entries, SortedMap<TagUid, Piece> pieces, Past past) {
        return new Batch(entered, entries, 0, pieces, List.of(), 0, past, true, new TreeSet<>(), 0);
    }

    private static DeviceTime at(Moment now) {
        return new DeviceTime(now.wall(), now.quality(), Math.max(0, now.nanos() / 1_000_000));
    }

    Batch entry() {
        return new Batch(entered, entries + 1, exits, pieces, bin, rereads, past, readerWorked, below, sweeps);
    }

    Batch exit(List<CompartmentId> into) {
        return new Batch(
                entered,
                entries,
                exits + 1,
                pieces,
                bin.isEmpty() ? into : bin,
                rereads,
                past,
                readerWorked,
                below,
                sweeps);
    }

    Batch with(Piece piece) {
        SortedMap<TagUid, Piece> changed = new TreeMap<>(pieces);
        changed.put(piece.uid(), piece);
        return new Batch(entered, entries, exits, changed, bin, rereads, past, readerWorked, below, sweeps);
    }

    Batch swept() {
        return new Batch(entered, entries, exits, pieces, bin, rereads, past, readerWorked, below, sweeps + 1);
    }

    Batch reread() {
        return new Batch(entered, entries, exits, pieces, bin, rereads + 1, past, readerWorked, below, sweeps);
    }

    Batch blind() {
        return new Batch(entered, entries, exits, pieces, bin, rereads, past, false, below, sweeps);
    }

    /** Whether a tag was now heard on the belt for the first time. */
    boolean firstHeard(TagUid uid) {
        Piece piece = pieces.get(uid);
        return piece != null && piece.inside() == 1 && !below.contains(uid);
    }

    /** Without what is only heard through the floor. */
    List<Piece> heard() {
        return pieces.values().stream().filter(piece -> !fromBelow(piece)).toList();
    }

    /** What lies on the belt for certain. */
    List<Piece> inside() {
        return heard().stream().filter(piece -> piece.inside() > 0).toList();
    }

    /** Items that are heard through the floor or lie in a bad place, the best heard first. */
    List<Piece> doubtful() {
        return pieces.values().stream()
                .filter(piece -> fromBelow(piece) && piece.reading() instanceof Piece.Reading.Item)
                .sorted(Comparator.comparingInt(Piece::inside).reversed())
                .toList();
    }

    /** Whoever gives a book back a second time puts it on the belt, where it is heard well. */
    private boolean fromBelow(Piece piece) {
        return below.contains(piece.uid()) && piece.inside() * SWEEPS_A_HEARING < sweeps;
    }

    boolean allRead() {
        return inside().stream().noneMatch(piece -> piece.reading() instanceof Piece.Reading.Unread);
    }
}
