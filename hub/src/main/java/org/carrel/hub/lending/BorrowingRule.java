package org.carrel.hub.lending;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.ledger.Money;
import org.carrel.hub.ledger.Suspension;
import org.carrel.hub.lending.Loan.OpenLoan;

/** The rules for who may borrow now, each a function that says what stands against it. A new rule is one constant and one place in a list. */
@FunctionalInterface
interface BorrowingRule {
    List<Hindrance> objections(Borrower borrower);

    /**
     * Who asks, what they have already and what they owe.
     *
     * @param blockWords what was said when staff, a terminal or another system stopped them
     */
    record Borrower(
            Patron patron,
            String blockWords,
            List<OpenLoan> loans,
            Suspension suspension,
            Money owed,
            LoanTerms terms,
            Instant now) {}

    BorrowingRule MEMBERSHIP_IS_VALID = borrower ->
            borrower.terms().day(borrower.now()).isAfter(borrower.patron().validThrough())
                    ? List.of(new Hindrance.MembershipExpired(borrower.patron().validThrough()))
                    : List.of();

    BorrowingRule PATRON_IS_NOT_BLOCKED = borrower -> borrower.patron().blocks().stream()
            .<Hindrance>map(
                    block -> new Hindrance.OnRecord(block, block == Patron.Block.BY_STAFF ? borrower.blockWords() : ""))
            .toList();

    BorrowingRule PATRON_IS_NOT_SUSPENDED = borrower -> switch (borrower.suspension()) {
        case Suspension.None none -> List.of();
        case Suspension.Through through -> List.of(new Hindrance.Suspended(through.last()));
    };

    BorrowingRule NOTHING_IS_OVERDUE = borrower -> {
        int overdue = Math.toIntExact(borrower.loans().stream()
                .filter(loan -> loan.isOverdue(borrower.now()))
                .count());
        return borrower.terms().overdueStops() && overdue > 0
                ? List.of(new Hindrance.OverdueLoans(overdue))
                : List.of();
    };

    BorrowingRule NOT_TOO_MUCH_IS_OWED = borrower -> {
        Money limit = borrower.terms().owedMax();
        return borrower.owed().compareTo(limit) > 0
                ? List.of(new Hindrance.FeesOwed(borrower.owed(), limit))
                : List.of();
    };

    BorrowingRule LIMIT_IS_NOT_REACHED =
            borrower -> borrower.loans().size() < borrower.terms().loansMax()
                    ? List.of()
                    : List.of(new Hindrance.LoanLimitReached(borrower.terms().loansMax()));

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
            found.addAll(rule.objections(borrower));
        }
        return found;
    }
}
