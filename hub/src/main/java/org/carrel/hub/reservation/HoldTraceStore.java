package org.carrel.hub.reservation;

import java.time.Instant;
import java.util.List;
import org.carrel.contract.id.LoanId;

/** What loans and returns did to holds, kept for as long as they can be taken back. */
public interface HoldTraceStore {
    /** What a loan did, or its return. */
    enum Step {
        LENT,
        RETURNED
    }

    /** Replaces what is kept of the same step. */
    void put(LoanId loan, Step step, List<HoldChange> changes, Instant now);

    /** In the order of happening; none when nothing is kept. */
    List<HoldChange> changes(LoanId loan, Step step);

    void remove(LoanId loan, Step step);

    int forgetBefore(Instant then);
}
