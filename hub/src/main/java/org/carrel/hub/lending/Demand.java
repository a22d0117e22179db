package org.carrel.hub.lending;

import java.time.Instant;
import java.util.Optional;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.lending.Loan.OpenLoan;

/** What lending needs to know of those who wait; answered by the reservations. */
public interface Demand {
    /** Whether anybody waits who could be served with this copy and has none assigned. */
    boolean wanted(ItemId item, Instant now);

    /** For whom this very copy is kept. */
    Optional<Kept> keptFor(ItemId item, Instant now);

    /** Whom this copy would go to if it came back now; nothing changes. */
    Optional<Kept> wouldGet(ItemId item, Instant now);

    /** A copy that was not on loan is in the library's hands: whom does it go to? */
    Optional<Kept> cameBack(Item item, Instant now);

    /** As {@link #cameBack}, remembered so that it can be taken back. */
    Optional<Kept> returned(Item item, LoanId loan, Instant now);

    /**
     * A copy went to a patron over a desk: a hold of theirs on it is fulfilled.
     *
     * @param copy of the catalogue; empty when it has none such
     */
    void lent(OpenLoan loan, Optional<Item> copy, Instant now);

    /** Whether the return of this loan gave the copy to nobody, or to one who has not got any further with it. */
    boolean returnCanBeUndone(ItemId item, LoanId loan);

    /** Each hold that the return of this loan changed, and that has not gone on since, is as before. */
    void undoReturned(LoanId loan, Instant now);

    /** As {@link #undoReturned} for what lending changed. */
    void undoLent(LoanId loan, Instant now);

    /** @param pickup the branch where it is to be collected */
    record Kept(HoldId hold, PatronId patron, SiteId pickup) {}
}
