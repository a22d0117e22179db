package org.carrel.hub.reservation;

import java.time.Instant;
import java.util.Optional;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.message.ShelfEvent.HoldCollected;
import org.carrel.contract.message.ShelfEvent.HoldPutBack;
import org.carrel.hub.audit.Occasion;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.lending.Lending;
import org.carrel.hub.lending.Loan.ReturnedLoan;
import org.carrel.hub.reservation.Hold.Cancelled;
import org.carrel.hub.reservation.Hold.Collected;
import org.carrel.hub.reservation.Hold.Lapsed;
import org.carrel.hub.reservation.Hold.OffShelf;
import org.carrel.hub.reservation.Hold.OnItsWay;
import org.carrel.hub.reservation.Hold.ReadyOnShelf;
import org.carrel.hub.reservation.Hold.Waiting;
import org.carrel.hub.reservation.TakingOrder.Order;
import org.carrel.hub.shelf.Shelves.StandingItem;

/**
 * A book taken by an older word than the last time it was handed in: the hub hears of a loan that is over. The patron has had it, so their
 * hold is fulfilled; what the copy has been given to since stays so.
 */
final class CollectingBefore {
    private final HoldParts parts;
    private final HoldQueue queue;
    private final Lending lending;

    CollectingBefore(HoldParts parts, HoldQueue queue, Lending lending) {
        this.parts = parts;
        this.queue = queue;
        this.lending = lending;
    }

    /** @param reported when the shelf says that it was taken */
    LoanId collected(HoldCollected event, PatronId patron, Order.Before order, Instant reported, Occasion occasion) {
        Instant now = occasion.now();
        ItemId item = event.item();
        Instant began = reported.isBefore(order.began()) ? order.began() : reported;
        ReturnedLoan loan = lending.collectedBefore(order.handIn(), patron, began, occasion.by(), now);
        parts.holds()
                .hold(event.hold())
                .filter(hold -> isLive(hold) && isTheirs(hold, patron, item))
                .ifPresent(hold -> queue.collected(hold, item, loan.id(), now));
        left(event, order, now);
        boolean heardOnlyNow = !order.handIn().ended().contains(loan.id());
        if (order.certain() && heardOnlyNow) {
            lending.offerAgain(loan, now);
        }
        return loan.id();
    }

    /** Whoever was promised the copy on the word of this shelf, which had not told yet that it went, is promised it where it is now. */
    void left(HoldCollected event, Order.Before order, Instant now) {
        if (parts.holds().keeping(event.item()).orElse(null) instanceof ReadyOnShelf ready
                && ready.place().device().equals(order.shelf())) {
            queue.gone(new StandingItem(ready.place(), event.item(), event.uid(), now), "collected", now);
        }
    }

    private static boolean isLive(Hold hold) {
        return switch (hold) {
            case ReadyOnShelf live -> true;
            case OffShelf live -> true;
            case OnItsWay live -> true;
            case Waiting live -> true;
            case Hold.Paused live -> true;
            case Lapsed ended -> false;
            case Cancelled ended -> false;
            case Collected ended -> false;
        };
    }

    private boolean isTheirs(Hold hold, PatronId patron, ItemId item) {
        return hold.request().patron().equals(patron)
                && parts.catalogue()
                        .item(item)
                        .map(Item::bib)
                        .filter(hold.request().bib()::equals)
                        .isPresent();
    }

    /** They did not keep it: the loan stays as one that is over, and the hold waits again at its old place. */
    void putBack(HoldPutBack event, Instant now) {
        Optional<Hold> hold = parts.holds().hold(event.hold());
        if (hold.orElse(null) instanceof Collected collected
                && collected.item().equals(event.item())
                && parts.loans().loan(collected.loan()).orElse(null) instanceof ReturnedLoan
                && mayLive(collected)) {
            queue.backToQueue(collected, now);
            queue.undoReturned(collected.loan(), now);
        }
        queue.settleTitleOf(event.item(), now);
    }

    private boolean mayLive(Collected hold) {
        return parts.holds().live(hold.request().patron(), hold.request().bib()).stream()
                .noneMatch(live -> live.request().copy().equals(hold.request().copy()));
    }
}
