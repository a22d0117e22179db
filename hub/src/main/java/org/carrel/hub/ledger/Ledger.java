package org.carrel.hub.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.function.Supplier;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;

/** What patrons owe, in money and in days without borrowing. */
public interface Ledger {
    /** @param ids gives a fresh key each time */
    static Ledger by(LedgerStore store, Audit audit, Terms terms, Supplier<String> ids) {
        return new LedgerBook(store, audit, terms, ids);
    }

    /** The library's settings for it. */
    record Terms(Currency currency, Suspension.Counting counting) {
        /** Days are added up, as most public libraries of Taiwan do; money is in New Taiwan dollars. */
        public static final Terms USUAL = new Terms(Currency.getInstance("TWD"), Suspension.Counting.ADDED);
    }

    Currency currency();

    /** Oldest first. */
    List<Fee> openFees(PatronId patron);

    Money owed(PatronId patron);

    Fee charge(PatronId patron, Fee.Kind kind, List<LoanId> loan, Money amount, Actor by, Instant now);

    /** Takes money; the oldest fee first unless one is named. */
    Paying pay(Payment payment, Actor by, Instant now);

    /** Lets an open fee go. */
    boolean waive(FeeId fee, Actor by, Instant now);

    /**
     * A loan that brought fees was taken back: the open ones go, and what was paid of them is owed to the patron.
     *
     * @return what was paid
     */
    Money undoFees(LoanId loan, Fee.Kind kind, Actor by, Instant now);

    /** What {@link #undoFees} took back is asked for again. */
    void redoFees(LoanId loan, Fee.Kind kind, Actor by, Instant now);

    /** A late return costs days. */
    Penalty penalize(PatronId patron, LoanId loan, LocalDate returned, Lateness lateness, Actor by, Instant now);

    /** @return whether there was one */
    boolean undoPenalty(PatronId patron, LoanId loan, Actor by, Instant now);

    /**
     * Staff let all late returns so far go.
     *
     * @return how many there were
     */
    int lift(PatronId patron, Actor by, Instant now);

    /** Those that stand, in the order of returning. */
    List<Penalty> penalties(PatronId patron);

    Suspension suspension(PatronId patron, LocalDate today);

    /**
     * How late something came back, and what it costs.
     *
     * @param late by how many days
     * @param days without borrowing
     */
    record Lateness(int late, int days) {}

    sealed interface Paying {
        /** @param stillOwed in all, after it */
        record Paid(Money stillOwed) implements Paying {}

        /** The same reference was paid before; nothing changed. */
        record PaidBefore(Money stillOwed) implements Paying {}

        record Refused(Refusal reason) implements Paying {}
    }

    /** Why money is not taken. */
    enum Refusal {
        FEE_UNKNOWN,
        MORE_THAN_OWED,
        OTHER_CURRENCY,
        /** The reference belongs to a payment of another amount. */
        REFERENCE_REUSED
    }
}
