package org.carrel.hub.reservation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.reservation.Hold.WantedCopy;
import org.carrel.hub.reservation.Reservations.Refusal;

/** The rules for placing a hold, each a function that says why not. */
@FunctionalInterface
interface PlacingRule {
    Optional<Refusal> objection(Wish wish);

    /** Who wants what, and what the rules may look at. */
    record Wish(
            Patron patron, BibId bib, WantedCopy copy, SiteId pickup, HoldParts parts, HoldTerms terms, Instant now) {}

    PlacingRule MEMBERSHIP_IS_VALID = wish -> refuse(
            LocalDate.ofInstant(wish.now(), wish.terms().zone())
                    .isAfter(wish.patron().validThrough()),
            Refusal.MEMBERSHIP_EXPIRED);

    PlacingRule PATRON_IS_NOT_BLOCKED = wish -> refuse(!wish.patron().blocks().isEmpty(), Refusal.BORROWING_BLOCKED);

    PlacingRule TITLE_IS_KNOWN =
            wish -> refuse(wish.parts().catalogue().bib(wish.bib()).isEmpty(), Refusal.TITLE_UNKNOWN);

    PlacingRule SOME_COPY_IS_LENDABLE = wish -> refuse(
            wish.parts().catalogue().bib(wish.bib()).isPresent()
                    && wish.parts().catalogue().items(wish.bib()).stream()
                            .noneMatch(item -> item.use() == Item.Use.LENDABLE
                                    && wish.copy().isServedBy(item.id())),
            Refusal.NOTHING_LENDABLE);

    PlacingRule BRANCH_IS_KNOWN =
            wish -> refuse(wish.parts().branches().branch(wish.pickup()).isEmpty(), Refusal.BRANCH_UNKNOWN);

    PlacingRule NOT_HELD_ALREADY = wish -> refuse(
            wish.parts().holds().live(wish.patron().id(), wish.bib()).stream()
                    .anyMatch(hold -> sameWish(hold.request().copy(), wish.copy())),
            Refusal.ALREADY_HELD);

    PlacingRule NOT_BORROWED_ALREADY = wish -> refuse(
            wish.parts().loans().open(wish.patron().id()).stream()
                    .filter(loan -> wish.copy().isServedBy(loan.item()))
                    .flatMap(loan -> wish.parts().catalogue().item(loan.item()).stream())
                    .anyMatch(item -> item.bib().equals(wish.bib())),
            Refusal.ALREADY_BORROWED);

    PlacingRule LIMIT_IS_NOT_REACHED = wish -> refuse(
            wish.parts().holds().live(wish.patron().id()).size() >= wish.terms().holdsMax(),
            Refusal.HOLD_LIMIT_REACHED);

    List<PlacingRule> ALL = List.of(
            MEMBERSHIP_IS_VALID,
            PATRON_IS_NOT_BLOCKED,
            TITLE_IS_KNOWN,
            SOME_COPY_IS_LENDABLE,
            BRANCH_IS_KNOWN,
            NOT_HELD_ALREADY,
            NOT_BORROWED_ALREADY,
            LIMIT_IS_NOT_REACHED);

    static List<Refusal> objections(Wish wish) {
        List<Refusal> found = new ArrayList<>();
        for (PlacingRule rule : ALL) {
            rule.objection(wish).ifPresent(found::add);
        }
        return found;
    }

    /** Two holds on different copies of one title, such as its volumes, are two wishes; with any copy they are one. */
    private static boolean sameWish(WantedCopy one, WantedCopy other) {
        return !(one instanceof WantedCopy.This) || !(other instanceof WantedCopy.This) || one.equals(other);
    }

    private static Optional<Refusal> refuse(boolean when, Refusal reason) {
        return when ? Optional.of(reason) : Optional.empty();
    }
}
