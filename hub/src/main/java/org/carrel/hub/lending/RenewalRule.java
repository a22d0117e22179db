package org.carrel.hub.lending;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.hub.lending.Lending.Refusal;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.lending.Loan.Recall;

/** The rules for renewing one loan, each a function that says why not. */
@FunctionalInterface
interface RenewalRule {
    Optional<Refusal> objection(Wish wish);

    record Wish(OpenLoan loan, LoanBook book, Instant now) {}

    RenewalRule NOT_OVERDUE = wish -> refuse(wish.loan().isOverdue(wish.now()), Refusal.OVERDUE);

    RenewalRule LIMIT_IS_NOT_REACHED = wish ->
            refuse(wish.loan().renewals() >= wish.book().rule(wish.loan()).renewals(), Refusal.RENEWAL_LIMIT_REACHED);

    RenewalRule NOT_RECALLED = wish -> switch (wish.loan().recall()) {
        case Recall.None none -> Optional.empty();
        case Recall.Since since -> Optional.of(Refusal.RECALLED);
    };

    RenewalRule NOBODY_WAITS =
            wish -> refuse(wish.book().parts().demand().wanted(wish.loan().item(), wish.now()), Refusal.SOMEBODY_WAITS);

    List<RenewalRule> ALL = List.of(NOT_OVERDUE, LIMIT_IS_NOT_REACHED, NOT_RECALLED, NOBODY_WAITS);

    static List<Refusal> objections(Wish wish) {
        List<Refusal> found = new ArrayList<>();
        for (RenewalRule rule : ALL) {
            rule.objection(wish).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Refusal> refuse(boolean when, Refusal reason) {
        return when ? Optional.of(reason) : Optional.empty();
    }
}
