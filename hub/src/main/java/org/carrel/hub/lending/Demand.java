package org.carrel.hub.lending;

import java.time.Instant;
import java.util.Optional;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;

/** What lending needs to know of those who wait; answered by the reservations. */
public interface Demand {
    /** Whether anybody waits for a copy of the title and has none assigned. */
    boolean wanted(BibId bib, Instant now);

    /** For whom this very copy is kept. */
    Optional<Kept> keptFor(ItemId item, Instant now);

    /** A copy is free again: whom does it go to? */
    Optional<Kept> cameBack(ItemId item, Instant now);

    /** A copy went to this patron over a desk: a hold of theirs on it is fulfilled. */
    void lent(ItemId item, PatronId patron, LoanId loan, Instant now);

    /** @param pickup the branch where it is to be collected */
    record Kept(HoldId hold, PatronId patron, SiteId pickup) {}
}
