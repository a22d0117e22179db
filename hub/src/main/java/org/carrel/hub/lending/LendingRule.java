package org.carrel.hub.lending;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.lending.Lending.Refusal;
import org.carrel.hub.lending.Loan.OpenLoan;

/** The rules for lending one item, each a function that says why not. */
@FunctionalInterface
interface LendingRule {
    Optional<Refusal> objection(Wish wish);

    /** Who wants what, where. */
    record Wish(PatronId patron, ItemId item, SiteId at, LoanBook book, Instant now) {
        Optional<OpenLoan> standing() {
            return book.parts().loans().open(item);
        }
    }

    LendingRule ITEM_IS_KNOWN =
            wish -> refuse(wish.book().parts().catalogue().item(wish.item()).isEmpty(), Refusal.ITEM_UNKNOWN);

    LendingRule ITEM_IS_LENDABLE = wish -> refuse(
            wish.book()
                    .parts()
                    .catalogue()
                    .item(wish.item())
                    .map(item -> item.use() != Item.Use.LENDABLE)
                    .orElse(false),
            Refusal.ITEM_NOT_LENDABLE);

    LendingRule PATRON_HAS_IT_NOT = wish -> refuse(
            wish.standing().map(open -> open.patron().equals(wish.patron())).orElse(false),
            Refusal.ON_LOAN_TO_SAME_PATRON);

    LendingRule NOBODY_ELSE_HAS_IT = wish -> refuse(
            wish.standing().map(open -> !open.patron().equals(wish.patron())).orElse(false),
            Refusal.ON_LOAN_TO_SOMEBODY_ELSE);

    LendingRule KEPT_FOR_NOBODY_ELSE = wish -> refuse(
            wish.book()
                    .parts()
                    .demand()
                    .keptFor(wish.item(), wish.now())
                    .map(kept -> !kept.patron().equals(wish.patron()))
                    .orElse(false),
            Refusal.HELD_FOR_SOMEBODY_ELSE);

    LendingRule KIND_LIMIT_IS_NOT_REACHED = wish -> {
        LoanRule rule = wish.book().rule(wish.patron(), wish.item(), wish.at());
        long under = wish.book().parts().loans().open(wish.patron()).stream()
                .filter(loan -> wish.book().rule(loan).equals(rule))
                .count();
        return refuse(under >= rule.atMost(), Refusal.KIND_LIMIT_REACHED);
    };

    List<LendingRule> ALL = List.of(
            ITEM_IS_KNOWN,
            ITEM_IS_LENDABLE,
            PATRON_HAS_IT_NOT,
            NOBODY_ELSE_HAS_IT,
            KEPT_FOR_NOBODY_ELSE,
            KIND_LIMIT_IS_NOT_REACHED);

    static List<Refusal> objections(Wish wish) {
        List<Refusal> found = new ArrayList<>();
        for (LendingRule rule : ALL) {
            rule.objection(wish).ifPresent(found::add);
        }
        return found;
    }

    private static Optional<Refusal> refuse(boolean when, Refusal reason) {
        return when ? Optional.of(reason) : Optional.empty();
    }
}
