package org.carrel.hub.lending;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.ledger.Money;
import org.carrel.hub.ledger.Suspension;
import org.carrel.hub.lending.Loan.OpenLoan;

/** The rules for who may borrow now, each a function that says what stands against it. A new rule is one constant and one place in a list. */
@FunctionalInterface
interface BorrowingRule {
    Optional<Hindrance> objection(Borrower borrower);

    /** Who asks, what they have already and what they owe. */
    record Borrower(
            Patron patron, List<OpenLoan> loans, Suspension suspension, Money owed, LoanTerms terms, Instant now) {}

    BorrowingRule MEMBERSHIP_IS_VALID = borrower ->
            borrower.terms().day(borrower.now()).isAfter(borrower.patron().validThrough())
                    ? Optional.of(
                            new Hindrance.MembershipExpired(borrower.patron().validThrough()))
                    : Optional.empty();

    BorrowingRule PATRON_IS_NOT_BLOCKED =
            borrower -> borrower.patron().blocks().stream().findFirst().map(Hindrance.OnRecord::new);

    BorrowingRule PATRON_IS_NOT_SUSPENDED = borrower -> switch (borrower.suspension()) {
        case Suspension.None none -> Optional.empty();
        case Suspension.Through through -> Optional.of(new Hindrance.Suspended(through.last()));
    };

    BorrowingRule NOTHING_IS_OVERDUE = borrower -> {
        int overdue = Math.toIntExact(borrower.loans().stream()
                .filter(loan -> loan.isOverdue(borrower.now()))
                .count());
        return borrower.terms().overdueStops() && overdue > 0
                ? Optional.of(new Hindrance.OverdueLoans(overdue))
                : Optional.empty();
    };

    BorrowingRule NOT_TOO_MUCH_IS_OWED = borrower -> {
        Money limit = borrower.terms().owedMax();
        return borrower.owed().compareTo(limit) > 0
                ? Optional.of(new Hindrance.FeesOwed(borrower.owed(), limit))
                : Optional.empty();
    };

    BorrowingRule LIMIT_IS_NOT_REACHED = borrower -> borrower.loans().size()
                    < borrower.terms().loansMax()
            ? Optional.empty()
            : Optional.of(new Hindrance.LoanLimitReached(borrower.terms().loansMax()));

    List<BorrowingRule> ALL = List.of(
            MEMBERSHIP_IS_VALID,
            PATRON_IS_NOT_BLOCKED,
            PATRON_IS_NOT_SUSPENDED,
            NOTHING_IS_OVERDUE,
            NOT_TOO_MUCH_IS_OWED,
            LIMIT_IS_NOT_REACHED);

    /** Renewing takes no further item, so the limit does not speak against it; whether this very one is overdue is asked apart. */
    List<BorrowingRule> FOR_RENEWAL =
            List.of(MEMBERSHIP_IS_VALID, PATRON_IS_NOT_BLOCKED, PATRON_IS_NOT_SUSPENDED, NOT_TOO_MUCH_IS_OWED);

    static List<Hindrance> objections(List<BorrowingRule> rules, Borrower borrower) {
        List<Hindrance> found = new ArrayList<>();
        for (BorrowingRule rule : rules) {
            rule.objection(borrower).ifPresent(found::add);
        }
        return found;
    }
}
