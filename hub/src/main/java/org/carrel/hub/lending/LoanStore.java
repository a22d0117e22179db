package org.carrel.hub.lending;

import java.time.Instant;
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

    /** The loan of this item that was made last and not taken back. */
    Optional<Loan> newest(ItemId item);

    /** By due date, then id. */
    List<OpenLoan> open(PatronId patron);

    /** Claimed to be returned, or lost: not open any more and not at an end. In the order of lending. */
    List<Loan> unsettled(PatronId patron);

    void add(OpenLoan loan);

    /** A loan that was over before it was heard of; in the order of loans it ended by this handing-in. */
    void addEnded(Loan.ReturnedLoan loan, HandIn by);

    /**
     * As {@link #put} for one that was claimed or lost and is there after all; what it was stays known.
     *
     * @param by the loan by which it was found; none or one
     */
    void putFound(Loan before, Loan.ReturnedLoan found, List<LoanId> by);

    /** What a found loan was before; empty for one that came back as others do. */
    Optional<Loan> beforeFound(LoanId id);

    /** Loans that were found by this one. */
    List<LoanId> foundBy(LoanId loan);

    /**
     * Open loans, by due date and patron, that are due at an instant or before.
     *
     * @param reminded how far their patrons were told; 0 for nothing yet, as after each change of the due date
     */
    List<OpenLoan> toRemind(int reminded, Instant due, int limit);

    void reminded(LoanId loan, int reminded);

    /** Replaces the loan of the same id. */
    void put(Loan loan);
}
