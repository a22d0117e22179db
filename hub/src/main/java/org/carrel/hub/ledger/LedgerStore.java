package org.carrel.hub.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;

/** Where fees, payments and penalties are kept. */
public interface LedgerStore {
    Optional<Fee> fee(FeeId id);

    /** Oldest first. */
    List<Fee> openFees(PatronId patron);

    /** Of any state, oldest first. */
    List<Fee> fees(LoanId loan);

    void add(Fee fee);

    /** Replaces the fee of the same id. */
    void put(Fee fee);

    Optional<Payment> payment(PatronId patron, String reference);

    void add(String id, Payment payment, Instant now);

    /** Those that stand, in the order of returning. */
    List<Penalty> penalties(PatronId patron);

    /** The next number in the order of returning. */
    long nextNumber();

    /** Adds or replaces the penalty of the same loan. */
    void put(Penalty penalty);

    /** It does not count any more. */
    boolean removePenalty(LoanId loan);
}
