package org.carrel.hub.lending;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.SiteId;

/** Which copies are on their way. At most one open transit per copy. */
public interface TransitStore {
    Optional<Transit> open(ItemId item);

    /** Those that were sent from or go to a branch of this library, or were sent from there to a partner; oldest first. */
    List<Transit> openAt(SiteId branch, int limit);

    /** @param began the loan whose return began it; none or one */
    void begin(Transit transit, List<LoanId> began);

    /**
     * It has arrived, or was lent on the way.
     *
     * @param by the loan that ended it; none or one
     */
    boolean end(ItemId item, List<LoanId> by, Instant now);

    /** The return that began it was taken back. */
    void forgetBegunBy(LoanId loan);

    /** The loan that ended it was taken back. */
    void reopenEndedBy(LoanId loan);
}
