package org.carrel.hub.reservation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
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

    /** Whether any live hold is for this title, or keeps this copy of it. */
    boolean concerns(BibId bib, ItemId copy);

    /** By queue order; several where they are for different copies. */
    List<Hold> live(PatronId patron, BibId bib);

    /** By queue order. */
    List<Hold> live(PatronId patron);

    /** Those without a copy, paused ones among them, by queue order. */
    List<Hold> withoutCopy(BibId bib);

    /** The one to be served next with this copy: waiting, or robbed of its own. One whose pause is over at {@code now} waits. */
    Optional<Hold> next(BibId bib, ItemId copy, Instant now);

    /** Titles for which somebody's pause is over at {@code now}. */
    List<BibId> pausesOver(Instant now, int limit);

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

    /** Writes what was asked for anew: another branch, the same place in the queue. */
    void putPickup(HoldId hold, SiteId pickup);
}
