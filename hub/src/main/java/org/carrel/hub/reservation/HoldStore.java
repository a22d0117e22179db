package org.carrel.hub.reservation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.topic.Address;
import org.carrel.hub.reservation.Hold.OffShelf;
import org.carrel.hub.reservation.Hold.ReadyOnShelf;
import org.carrel.hub.reservation.Hold.Waiting;

/**
 * Where holds are kept, as they were last written: a ready one that has lapsed by the clock is still ready here. Refuses two live
 * holds that keep one item, and two of one patron on one title.
 */
public interface HoldStore {
    Optional<Hold> hold(HoldId id);

    /** The live hold that keeps this item. */
    Optional<Hold> keeping(ItemId item);

    Optional<Hold> live(PatronId patron, BibId bib);

    /** By queue order. */
    List<Hold> live(PatronId patron);

    /** By queue order. */
    List<Waiting> waiting(BibId bib);

    /** The one to be served next: waiting, or robbed of its copy. */
    Optional<Hold> next(BibId bib);

    /** By compartment, then item. */
    List<ReadyOnShelf> ready(Address device);

    /** Ready ones whose time is over, the longest first. */
    List<ReadyOnShelf> overdue(Instant now, int limit);

    /** Ready since {@code sinceMax} or earlier, not reminded, with an end in ({@code now}, {@code untilMax}]. */
    List<ReadyOnShelf> toRemind(Instant now, Instant sinceMax, Instant untilMax, int limit);

    void reminded(HoldId hold, Instant now);

    /** Oldest first. */
    List<OffShelf> offShelf();

    /** The hold that kept this item last and has ended. */
    Optional<Hold> lastEnded(ItemId item);

    /** Lendable copies that stand on some shelf, are not on loan and are kept for nobody; those that stand longest first. */
    List<ItemId> freeOnShelves(BibId bib);

    long nextOrder();

    void add(Waiting hold);

    /** Replaces the hold of the same id. */
    void put(Hold hold);
}
