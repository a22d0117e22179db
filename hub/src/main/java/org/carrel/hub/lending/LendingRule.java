package org.carrel.hub.lending;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.lending.Lending.Refusal;
import org.carrel.hub.lending.Loan.OpenLoan;

/** The rules for lending one item, each a function that says why not. */
@FunctionalInterface
interface LendingRule {
    Optional<Refusal> objection(Wish wish);

    /**
     * Who wants what, and what several rules ask of it, read once.
     *
     * @param copy of the catalogue; empty when it has none such
     * @param standing the loan on which the item is now
     */
    record Wish(
            Reader reader,
            ItemId item,
            Optional<Item> copy,
            Optional<OpenLoan> standing,
            LoanRule rule,
            LoanBook book,
            Instant now) {
        PatronId patron() {
            return reader.id();
        }
    }

    LendingRule ITEM_IS_KNOWN = wish -> refuse(wish.copy().isEmpty(), Refusal.ITEM_UNKNOWN);

    LendingRule ITEM_IS_LENDABLE = wish ->
            refuse(wish.copy().map(item -> item.use() != Item.Use.LENDABLE).orElse(false), Refusal.ITEM_NOT_LENDABLE);

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

    /** Which rule each loan is under needs a look at its item, and none as long as there are fewer of all kinds together. */
    LendingRule KIND_LIMIT_IS_NOT_REACHED = wish -> refuse(
            wish.reader().loans().size() >= wish.rule().atMost()
                    && wish.reader().loans().stream()
                                    .filter(loan -> wish.book()
                                            .rule(wish.reader().category(), loan.item(), loan.lentAt())
                                            .equals(wish.rule()))
                                    .count()
                            >= wish.rule().atMost(),
            Refusal.KIND_LIMIT_REACHED);

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
