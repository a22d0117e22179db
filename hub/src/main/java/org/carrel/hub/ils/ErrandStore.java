package org.carrel.hub.ils;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;

/** Where errands are kept. */
public interface ErrandStore {
    void add(Errand.Kind kind, LoanId loan, ItemId item, PatronId patron, Instant happened);

    /** Open ones whose time has come and whose item has no earlier open one, oldest first. */
    List<Errand> due(Instant now, int limit);

    Optional<Errand> errand(long number);

    /** Replaces the errand of the same number. */
    void put(Errand errand);

    /** Open ones, oldest first. */
    List<Errand> open(int limit);

    /** Whether anything about an item has still to be told. */
    boolean open(ItemId item);

    /** Those that the system did not take, newest first. */
    List<Errand> refused(int limit);
}
