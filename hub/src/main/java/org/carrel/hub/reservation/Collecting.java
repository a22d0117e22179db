package org.carrel.hub.reservation;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.message.Permission;
import org.carrel.contract.message.ShelfEvent.HoldCollected;
import org.carrel.contract.message.ShelfEvent.HoldPutBack;
import org.carrel.contract.topic.Address;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.audit.Occasion;
import org.carrel.hub.feed.Fact;
import org.carrel.hub.identity.CardHolder;
import org.carrel.hub.identity.LibraryCard.CardState;
import org.carrel.hub.lending.Lending;
import org.carrel.hub.lending.Lending.Allowance;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.reservation.Conflict.Reason;
import org.carrel.hub.reservation.Hold.Cancelled;
import org.carrel.hub.reservation.Hold.Collected;
import org.carrel.hub.reservation.Hold.Lapsed;
import org.carrel.hub.reservation.Hold.OffShelf;
import org.carrel.hub.reservation.Hold.OnItsWay;
import org.carrel.hub.reservation.Hold.ReadyOnShelf;
import org.carrel.hub.reservation.Hold.Waiting;
import org.carrel.hub.reservation.TakingOrder.Order;
import org.carrel.hub.shelf.ShelfPlace;

/**
 * A book taken becomes a loan, and a book put back undoes it. Taking is never refused: the book is gone, by a word the hub gave or
 * a roster it issued. Whatever speaks against it goes on the list of conflicts.
 */
final class Collecting {
    private static final String PUT_BACK = "put back";

    private final HoldParts parts;
    private final HoldQueue queue;
    private final Lending lending;
    private final Supplier<String> ids;
    private final TakingOrder order;
    private final CollectingBefore before;

    Collecting(HoldParts parts, HoldQueue queue, Lending lending, Supplier<String> ids) {
        this.parts = parts;
        this.queue = queue;
        this.lending = lending;
        this.ids = ids;
        this.order = new TakingOrder(parts);
        this.before = new CollectingBefore(parts, queue, lending);
    }

    void collected(Address device, HoldCollected event, Instant reported, Instant now) {
        Optional<Hold> hold = parts.holds().hold(event.hold());
        SortedSet<Reason> reasons = new TreeSet<>();
        Optional<PatronId> patron = taker(device, event.permission(), hold, reasons, now);
        String loan = switch (order.of(device, event.item(), event.permission())) {
            case Order.Since since -> lent(device, event, patron, hold, reasons, now);
            case Order.Before handedIn -> {
                if (!handedIn.certain()) {
                    reasons.add(Reason.HANDED_IN_BEFORE_OR_AFTER);
                }
                Occasion occasion = new Occasion(device.site(), new Actor.Device(device), now);
                if (patron.isEmpty()) {
                    before.left(event, handedIn, now);
                }
                yield patron.map(known -> before.collected(event, known, handedIn, reported, occasion)
                                .value())
                        .orElse("");
            }
        };
        parts.audit()
                .record(
                        new Actor.Device(device),
                        Audit.Action.HOLD_COLLECTED,
                        "hold:" + event.hold(),
                        loan.isEmpty() ? "" : "loan:" + loan,
                        now);
        for (Reason reason : reasons) {
            Conflict conflict =
                    new Conflict(ids.get(), device, event.hold(), event.item(), loan, reason, reported, now);
            parts.conflicts().add(conflict);
            parts.feed().add(new Fact.ConflictChanged(conflict.id(), true), now);
        }
    }

    private String lent(
            Address device,
            HoldCollected event,
            Optional<PatronId> patron,
            Optional<Hold> hold,
            SortedSet<Reason> reasons,
            Instant now) {
        if (patron.isPresent()) {
            return lend(device, event, patron.get(), hold, reasons, now).value();
        }
        reasons.add(Reason.NOBODY_TO_LEND_TO);
        parts.holds().keeping(event.item()).ifPresent(keeping -> queue.taken(keeping, now));
        return "";
    }

    /** Who took it: by the hub's word or the shown card; failing both, whoever the hold belongs to. */
    private Optional<PatronId> taker(
            Address device, Permission permission, Optional<Hold> hold, SortedSet<Reason> reasons, Instant now) {
        Optional<PatronId> named = switch (permission) {
            case Permission.ByHub byHub -> {
                Optional<PatronId> granted = parts.grants().patron(byHub.grant());
                if (granted.isEmpty()) {
                    reasons.add(Reason.GRANT_UNKNOWN);
                }
                yield granted;
            }
            case Permission.ByRoster byRoster -> byCard(device, byRoster, reasons, now);
        };
        return named.or(() -> hold.map(known -> known.request().patron()));
    }

    private Optional<PatronId> byCard(
            Address device, Permission.ByRoster roster, SortedSet<Reason> reasons, Instant now) {
        Optional<CardHolder> holder = parts.rosters()
                .card(device, roster.card())
                .flatMap(card -> parts.patrons().holder(card));
        if (!(holder.orElse(null) instanceof CardHolder.PatronHolder patron)) {
            reasons.add(Reason.CARD_UNKNOWN);
            return Optional.empty();
        }
        if (patron.card().state() == CardState.REPORTED_LOST) {
            reasons.add(Reason.CARD_REPORTED_LOST);
        }
        if (lending.allowance(patron.patron().id(), now) instanceof Allowance.Refused) {
            reasons.add(Reason.BORROWING_BLOCKED);
        }
        return Optional.of(patron.patron().id());
    }

    private LoanId lend(
            Address device,
            HoldCollected event,
            PatronId patron,
            Optional<Hold> hold,
            SortedSet<Reason> reasons,
            Instant now) {
        ItemId item = event.item();
        if (parts.catalogue().item(item).isEmpty()) {
            reasons.add(Reason.ITEM_UNKNOWN);
        }
        Lending.Collected result = lending.collect(patron, item, device.site(), new Actor.Device(device), now);
        if (!result.superseded().isEmpty()) {
            reasons.add(Reason.ITEM_ON_LOAN_TO_SOMEBODY_ELSE);
        }
        LoanId loan = result.loan().id();
        // Whoever else this copy was kept for waits again, first in line, before anything that is freed now is given
        // away.
        parts.holds()
                .keeping(item)
                .filter(keeping -> !keeping.id().equals(event.hold()))
                .ifPresent(robbed -> queue.backToQueue(robbed, now));
        hold.ifPresentOrElse(
                known -> fulfil(known, patron, item, loan, reasons, now), () -> reasons.add(Reason.HOLD_UNKNOWN));
        parts.holds().keeping(item).ifPresent(notTheirs -> queue.backToQueue(notTheirs, now));
        queue.settleTitleOf(item, now);
        return loan;
    }

    private void fulfil(Hold hold, PatronId patron, ItemId item, LoanId loan, SortedSet<Reason> reasons, Instant now) {
        boolean theirs = hold.request().patron().equals(patron);
        if (!theirs) {
            reasons.add(Reason.HOLD_OF_SOMEBODY_ELSE);
        }
        boolean live = switch (hold) {
            case ReadyOnShelf ready -> kept(ready.item(), item, reasons);
            case OffShelf off -> kept(off.item(), item, reasons);
            case OnItsWay onItsWay -> notReady(reasons);
            case Waiting waiting -> notReady(reasons);
            case Hold.Paused paused -> notReady(reasons);
            case Lapsed lapsed -> ended(Reason.HOLD_LAPSED, reasons);
            case Cancelled cancelled -> ended(Reason.HOLD_CANCELLED, reasons);
            case Collected before -> before.loan().equals(loan) ? false : ended(Reason.HOLD_COLLECTED_BEFORE, reasons);
        };
        // A book of another title taken in its place leaves the hold and its own book as they are.
        boolean thisTitle = parts.catalogue()
                .item(item)
                .map(taken -> taken.bib().equals(hold.request().bib()))
                .orElse(false);
        if (live && theirs && thisTitle) {
            queue.collected(hold, item, loan, now);
        }
    }

    private static boolean kept(ItemId kept, ItemId taken, SortedSet<Reason> reasons) {
        if (!kept.equals(taken)) {
            reasons.add(Reason.OTHER_ITEM_THAN_KEPT);
        }
        return true;
    }

    private static boolean notReady(SortedSet<Reason> reasons) {
        reasons.add(Reason.HOLD_NOT_READY);
        return true;
    }

    private static boolean ended(Reason reason, SortedSet<Reason> reasons) {
        reasons.add(reason);
        return false;
    }

    void putBack(Address device, HoldPutBack event, Instant now) {
        ShelfPlace place = new ShelfPlace(device, event.compartment());
        switch (order.of(device, event.item(), event.permission())) {
            case Order.Since since -> {
                parts.handIns().seen(event.item(), device);
                putBack(device, event, place, now);
            }
            case Order.Before handedIn -> {
                before.putBack(event, now);
                if (!handedIn.certain()) {
                    queue.seen(event.item(), place, now);
                }
            }
        }
    }

    private void putBack(Address device, HoldPutBack event, ShelfPlace place, Instant now) {
        Optional<Hold> hold = parts.holds().hold(event.hold());
        Optional<PatronId> patron = taker(device, event.permission(), hold, new TreeSet<>(), now);
        Optional<OpenLoan> loan = lending.openLoan(event.item())
                .filter(open -> patron.map(open.patron()::equals).orElse(false));
        loan.ifPresent(open -> undo(device, event, open, now));
        if (loan.isPresent()
                && hold.orElse(null) instanceof Collected collected
                && collected.loan().equals(loan.get().id())
                && parts
                        .holds()
                        .live(collected.request().patron(), collected.request().bib())
                        .stream()
                        .noneMatch(live ->
                                live.request().copy().equals(collected.request().copy()))
                && parts.holds().keeping(event.item()).isEmpty()) {
            queue.uncollected(collected, place, now);
        }
        queue.seen(event.item(), place, now);
    }

    private void undo(Address device, HoldPutBack event, OpenLoan open, Instant now) {
        Actor by = new Actor.Device(device);
        lending.undo(open.id(), by, now);
        parts.audit().record(by, Audit.Action.HOLD_PUT_BACK, "hold:" + event.hold(), "loan:" + open.id(), now);
        for (Conflict conflict : parts.conflicts().openAbout(open.id().value())) {
            if (parts.conflicts().resolve(conflict.id(), PUT_BACK, now)) {
                parts.feed().add(new Fact.ConflictChanged(conflict.id(), false), now);
            }
        }
    }
}
