package org.carrel.hub.lending;

import java.time.LocalDate;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.ledger.Money;

/** Something that keeps a patron from borrowing now, with what they need to know to end it. */
public sealed interface Hindrance {
    /** The reason that a refusal gives. */
    Lending.Refusal refusal();

    /** @param last the last day of the membership */
    record MembershipExpired(LocalDate last) implements Hindrance {
        @Override
        public Lending.Refusal refusal() {
            return Lending.Refusal.MEMBERSHIP_EXPIRED;
        }
    }

    /**
     * Set on the patron's record, by staff, by a terminal or by an import.
     *
     * @param words what was said when it was set, for people; empty when nothing was
     */
    record OnRecord(Patron.Block block, String words) implements Hindrance {
        @Override
        public Lending.Refusal refusal() {
            return Lending.Refusal.BORROWING_BLOCKED;
        }
    }

    /**
     * Late returns cost days.
     *
     * @param last the last day without borrowing
     */
    record Suspended(LocalDate last) implements Hindrance {
        @Override
        public Lending.Refusal refusal() {
            return Lending.Refusal.SUSPENDED;
        }
    }

    /** Something is out beyond its day. */
    record OverdueLoans(int count) implements Hindrance {
        @Override
        public Lending.Refusal refusal() {
            return Lending.Refusal.OVERDUE_LOANS;
        }
    }

    /** @param limit up to which a patron may owe and borrow */
    record FeesOwed(Money owed, Money limit) implements Hindrance {
        @Override
        public Lending.Refusal refusal() {
            return Lending.Refusal.FEES_OWED;
        }
    }

    record LoanLimitReached(int limit) implements Hindrance {
        @Override
        public Lending.Refusal refusal() {
            return Lending.Refusal.LOAN_LIMIT_REACHED;
        }
    }
}
