package org.carrel.hub.lending;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.lending.Lending.Refusal;

/** The rules for who may borrow now, each a function that says why not. A new rule is one constant and one place in a list. */
@FunctionalInterface
interface BorrowingRule {
    Optional<Refusal> objection(Borrower borrower);

    /** Who asks, and what they have already. */
    record Borrower(Patron patron, int openLoans, LoanTerms terms, Instant now) {
        LocalDate today() {
            return LocalDate.ofInstant(now, terms.zone());
        }
    }

    BorrowingRule MEMBERSHIP_IS_VALID =
            borrower -> borrower.today().isAfter(borrower.patron().validThrough())
                    ? Optional.of(Refusal.MEMBERSHIP_EXPIRED)
                    : Optional.empty();

    BorrowingRule PATRON_IS_NOT_BLOCKED = borrower ->
            borrower.patron().blocks().isEmpty() ? Optional.empty() : Optional.of(Refusal.BORROWING_BLOCKED);

    BorrowingRule LIMIT_IS_NOT_REACHED =
            borrower -> borrower.openLoans() < borrower.terms().loansMax()
                    ? Optional.empty()
                    : Optional.of(Refusal.LOAN_LIMIT_REACHED);

    List<BorrowingRule> ALL = List.of(MEMBERSHIP_IS_VALID, PATRON_IS_NOT_BLOCKED, LIMIT_IS_NOT_REACHED);

    /** Renewing takes no further item, so the limit does not speak against it. */
    List<BorrowingRule> FOR_RENEWAL = List.of(MEMBERSHIP_IS_VALID, PATRON_IS_NOT_BLOCKED);

    static List<Refusal> objections(List<BorrowingRule> rules, Borrower borrower) {
        List<Refusal> found = new ArrayList<>();
        for (BorrowingRule rule : rules) {
            rule.objection(borrower).ifPresent(found::add);
        }
        return found;
    }
}
