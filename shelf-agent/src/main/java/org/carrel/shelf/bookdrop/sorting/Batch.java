package org.carrel.shelf.bookdrop.sorting;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
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
 */
record Batch(
        DeviceTime entered,
        int entries,
        int exits,
        SortedMap<TagUid, Piece> pieces,
        List<CompartmentId> bin,
        int rereads,
        Past past,
        boolean readerWorked) {
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
    }

    static Batch begun(Moment now, boolean readerWorks) {
        return new Batch(at(now), 1, 0, new TreeMap<>(), List.of(), 0, Past.NONE, readerWorks);
    }

    /** Perhaps nothing: the program died, and nobody watched the mouth. */
    static Batch suspected(Moment now) {
        return new Batch(at(now), 0, 0, new TreeMap<>(), List.of(), 0, Past.RECEIVED, true);
    }

    private static DeviceTime at(Moment now) {
        return new DeviceTime(now.wall(), now.quality(), Math.max(0, now.nanos() / 1_000_000));
    }

    Batch entry() {
        return new Batch(entered, entries + 1, exits, pieces, bin, rereads, past, readerWorked);
    }

    Batch exit(List<CompartmentId> into) {
        return new Batch(entered, entries, exits + 1, pieces, bin.isEmpty() ? into : bin, rereads, past, readerWorked);
    }

    Batch with(Piece piece) {
        SortedMap<TagUid, Piece> changed = new TreeMap<>(pieces);
        changed.put(piece.uid(), piece);
        return new Batch(entered, entries, exits, changed, bin, rereads, past, readerWorked);
    }

    Batch reread() {
        return new Batch(entered, entries, exits, pieces, bin, rereads + 1, past, readerWorked);
    }

    Batch blind() {
        return new Batch(entered, entries, exits, pieces, bin, rereads, past, false);
    }

    /** Whether a tag was now heard on the belt for the first time. */
    boolean firstHeard(TagUid uid) {
        Piece piece = pieces.get(uid);
        return piece != null && piece.inside() == 1;
    }

    /** What lies on the belt for certain. */
    List<Piece> inside() {
        return pieces.values().stream().filter(piece -> piece.inside() > 0).toList();
    }

    boolean allRead() {
        return inside().stream().noneMatch(piece -> piece.reading() instanceof Piece.Reading.Unread);
    }
}
