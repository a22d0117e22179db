package org.carrel.hub.ils;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;

/** Where errands are kept. */
public interface ErrandStore {
    void add(Errand.Kind kind, Errand.Subject subject, ItemId item, PatronId patron, Instant happened);

    /**
     * The system is about to be asked for a loan: should nothing have come of it until then, it is looked for there and taken back. Once for
     * each ask.
     */
    void expect(AskId ask, ItemId item, PatronId patron, Instant now, Instant until);

    /** The ask has come to something in the hub, so that nothing has to be taken back. */
    void answered(AskId ask);

    /** The number of the last one; 0 before the first. */
    long newest();

    /** What was written down after that number was the system's own word and need not be told. */
    void heardSince(long number);

    /** Open ones whose time has come and whose item has no earlier open one, oldest first. */
    List<Errand> due(Instant now, int limit);

    Optional<Errand> errand(long number);

    /** Replaces the errand of the same number. */
    void put(Errand errand);

    /** Open ones, oldest first. */
    List<Errand> open(int limit);

    /** Whether anything that happened to an item has still to be told. */
    boolean open(ItemId item);

    /** Whether anything about a patron has still to be told. */
    boolean open(PatronId patron);

    /** Whether the system was ever to be told of this hold, or told it. */
    boolean knows(HoldId hold);

    /** Those that the system did not take, newest first. */
    List<Errand> refused(int limit);
}
