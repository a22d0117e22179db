package org.carrel.hub.lending;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.lending.Loan.OpenLoan;

/** Where loans are kept. Refuses a second open loan of an item. */
public interface LoanStore {
    Optional<Loan> loan(LoanId id);

    Optional<OpenLoan> open(ItemId item);

    /** By due date, then id. */
    List<OpenLoan> open(PatronId patron);

    void add(OpenLoan loan);

    /** Replaces the loan of the same id. */
    void put(Loan loan);
}
