package org.carrel.hub.reservation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.lending.Demand;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.reservation.Hold.Collected;
import org.carrel.hub.reservation.Hold.Lapsed;
import org.carrel.hub.reservation.Hold.OffShelf;
import org.carrel.hub.reservation.Hold.OnItsWay;
import org.carrel.hub.reservation.Hold.Paused;
import org.carrel.hub.reservation.Hold.ReadyOnShelf;
import org.carrel.hub.reservation.Hold.Request;
import org.carrel.hub.reservation.Hold.Waiting;
import org.carrel.hub.reservation.HoldTraceStore.Step;
import org.carrel.hub.shelf.ShelfPlace;
import org.carrel.hub.shelf.Shelves.StandingItem;

/**
 * Brings copies and those who wait for them together, in the order of placing and in no other. The one rule is {@link #settle}: a
 * copy that is free and stands on a shelf goes to the next in line. It is called after every change, so it does not matter in
 * which order returning, shelving, placing, cancelling and lapsing happen.
 */
final class HoldQueue implements Demand {
    /** A book that was missing at least so long could not be collected meanwhile: its time starts anew. */
    private static final Duration ROBBED = Duration.ofDays(1);

    private final HoldParts parts;
    private final HoldStore holds;
    private final HoldTerms terms;
    private final HoldChanges changes;
    private final TakingOrder order;

    HoldQueue(HoldParts parts, HoldTerms terms) {
        this.parts = parts;
        this.holds = parts.holds();
        this.terms = terms;
        this.changes = new HoldChanges(parts);
        this.order = new TakingOrder(parts);
    }

    /** What a stored hold is worth at {@code now}. */
    static Hold at(Hold stored, Instant now) {
        return switch (stored) {
            case ReadyOnShelf ready when ready.hasLapsed(now) -> lapsed(ready);
            case Paused paused when !now.isBefore(paused.until()) -> new Waiting(paused.request());
            case ReadyOnShelf other -> other;
            case Paused other -> other;
            case Waiting other -> other;
            case OnItsWay other -> other;
            case OffShelf other -> other;
            case Collected other -> other;
            case Lapsed other -> other;
            case Hold.Cancelled other -> other;
        };
    }

    private static Lapsed lapsed(ReadyOnShelf ready) {
        return new Lapsed(ready.request(), ready.item(), ready.until());
    }

    /** Gives every free copy on a shelf to the next in line, until there is nobody or nothing left. */
    void settle(BibId bib, Instant now) {
        for (ItemId copy : holds.freeOnShelves(bib)) {
            // Two shelves may claim it; the one that saw it last is right.
            holds.next(bib, copy, now)
                    .ifPresent(next -> parts.shelves().whereIs(copy).stream()
                            .findFirst()
                            .ifPresent(standing -> assign(next, standing, now)));
        }
    }

    void settleTitleOf(ItemId item, Instant now) {
        parts.catalogue().item(item).map(Item::bib).ifPresent(bib -> settle(bib, now));
    }

    private void assign(Hold hold, StandingItem copy, Instant now) {
        Request request = hold.request();
        if (request.pickup().equals(copy.place().device().site())) {
            changes.save(hold, ready(hold, copy.item(), copy.place(), now), now);
        } else {
            changes.save(hold, new OnItsWay(request, copy.item(), now), now);
        }
    }

    /** An item stands at a place, new or not. */
    void seen(ItemId item, ShelfPlace place, Instant now) {
        Optional<Hold> keeping = holds.keeping(item);
        if (keeping.isEmpty()) {
            settleTitleOf(item, now);
            return;
        }
        boolean here = keeping.get().request().pickup().equals(place.device().site());
        boolean lent = parts.loans().open(item).isPresent();
        switch (keeping.get()) {
            case ReadyOnShelf ready -> {
                if (ready.hasLapsed(now)) {
                    lapse(ready, now);
                } else if (!ready.place().equals(place)) {
                    move(ready, place, here, now);
                }
            }
            case OnItsWay onItsWay -> {
                if (here && !lent) {
                    changes.save(onItsWay, ready(onItsWay, item, place, now), now);
                }
            }
            case OffShelf off -> {
                if (lent) {
                    return;
                }
                changes.save(off, here ? ready(off, item, place, now) : new OnItsWay(off.request(), item, now), now);
            }
            case Waiting other -> throw keepsNothing(other);
            case Paused other -> throw keepsNothing(other);
            case Collected other -> throw keepsNothing(other);
            case Lapsed other -> throw keepsNothing(other);
            case Hold.Cancelled other -> throw keepsNothing(other);
        }
    }

    private void move(ReadyOnShelf ready, ShelfPlace place, boolean here, Instant now) {
        if (here) {
            changes.save(
                    ready, new ReadyOnShelf(ready.request(), ready.item(), place, ready.since(), ready.until()), now);
        } else if (parts.shelves().whereIs(ready.item()).stream()
                .noneMatch(standing -> standing.place().equals(ready.place()))) {
            changes.save(ready, new OnItsWay(ready.request(), ready.item(), now), now);
        }
    }

    /** An item left a place without a loan. */
    void gone(StandingItem was, String how, Instant now) {
        if (!(holds.keeping(was.item()).orElse(null) instanceof ReadyOnShelf ready)
                || !ready.place().device().equals(was.place().device())) {
            return;
        }
        if (ready.hasLapsed(now)) {
            lapse(ready, now);
            return;
        }
        // Two shelves may have claimed it; then it is on the other one.
        List<StandingItem> elsewhere = parts.shelves().whereIs(was.item());
        Optional<StandingItem> here = elsewhere.stream()
                .filter(standing ->
                        standing.place().device().site().equals(ready.request().pickup()))
                .findFirst();
        if (here.isPresent()) {
            move(ready, here.get().place(), true, now);
        } else if (!elsewhere.isEmpty() || order.explainsAbsence(was.place().device(), was.item())) {
            changes.save(ready, new OnItsWay(ready.request(), ready.item(), now), now);
        } else {
            missing(ready, how, now);
        }
    }

    /** The book of a ready hold is not where it was, and nothing explains it: staff have to look. */
    void missing(ReadyOnShelf ready, String how, Instant now) {
        changes.save(ready, new OffShelf(ready.request(), ready.item(), ready.place(), now, ready.until()), now);
        changes.missing(ready, how, now);
    }

    /** A copy was taken by nobody knows whom. */
    void taken(Hold keeping, Instant now) {
        if (keeping instanceof ReadyOnShelf ready) {
            missing(ready, "taken", now);
        }
    }

    /** Its time is over: the row says so now, and the copy goes to the next in line. */
    void lapse(ReadyOnShelf ready, Instant now) {
        changes.save(ready, lapsed(ready), now);
        settle(ready.request().bib(), now);
    }

    /** The hold has its book; the copy that was kept for it, if another, is free. */
    void collected(Hold hold, ItemId item, LoanId loan, Instant now) {
        changes.save(hold, new Collected(hold.request(), item, loan, now, untilOfReady(hold, item, now)), now);
        settle(hold.request().bib(), now);
    }

    /** Until when the hold was entitled to this very item; {@code now} when it was not. */
    private static Instant untilOfReady(Hold hold, ItemId item, Instant now) {
        return switch (hold) {
            case ReadyOnShelf ready -> ready.item().equals(item) ? ready.until() : now;
            case OffShelf off -> off.item().equals(item) ? off.until() : now;
            case Waiting other -> now;
            case Paused other -> now;
            case OnItsWay other -> now;
            case Collected other -> throw keepsNothing(other);
            case Lapsed other -> throw keepsNothing(other);
            case Hold.Cancelled other -> throw keepsNothing(other);
        };
    }

    /** The copy kept for it went elsewhere: it waits again, at its old place in the queue. Settle afterwards. */
    void backToQueue(Hold hold, Instant now) {
        changes.save(hold, new Waiting(hold.request()), now);
    }

    /**
     * What was collected is back on a shelf. The hold stands as before; one that had no right to this copy waits again, and the copy
     * goes to whoever is next.
     */
    void uncollected(Collected hold, ShelfPlace place, Instant now) {
        if (!hold.until().isAfter(hold.at())) {
            backToQueue(hold, now);
        } else if (hold.request().pickup().equals(place.device().site())) {
            changes.save(hold, new ReadyOnShelf(hold.request(), hold.item(), place, now, hold.until()), now);
        } else {
            changes.save(hold, new OnItsWay(hold.request(), hold.item(), now), now);
        }
    }

    /** Those whose pause is over wait again. */
    void wake(BibId bib, Instant now) {
        for (Hold hold : holds.withoutCopy(bib)) {
            if (hold instanceof Paused paused && at(paused, now) instanceof Waiting waiting) {
                changes.save(paused, waiting, now);
            }
        }
        settle(bib, now);
    }

    void pause(Waiting hold, Instant until, Instant now) {
        changes.save(hold, new Paused(hold.request(), until), now);
    }

    void resume(Paused hold, Instant now) {
        changes.save(hold, new Waiting(hold.request()), now);
        settle(hold.request().bib(), now);
    }

    /** It will be collected at another branch: a copy that is kept for it has to go there. */
    void movePickup(Hold hold, SiteId pickup, Instant now) {
        holds.putPickup(hold.id(), pickup);
        Hold moved = holds.hold(hold.id()).orElseThrow();
        switch (moved) {
            case ReadyOnShelf ready -> {
                if (!ready.place().device().site().equals(pickup)) {
                    changes.save(ready, new OnItsWay(ready.request(), ready.item(), now), now);
                }
            }
            case OnItsWay onItsWay ->
                parts.shelves().whereIs(onItsWay.item()).stream()
                        .findFirst()
                        .ifPresent(standing -> seen(onItsWay.item(), standing.place(), now));
            case Waiting same -> {}
            case Paused same -> {}
            case OffShelf same -> {}
            case Collected other -> throw keepsNothing(other);
            case Lapsed other -> throw keepsNothing(other);
            case Hold.Cancelled other -> throw keepsNothing(other);
        }
    }

    void cancel(Hold hold, Instant now) {
        changes.save(hold, new Hold.Cancelled(hold.request(), now), now);
        settle(hold.request().bib(), now);
    }

    private ReadyOnShelf ready(Hold hold, ItemId item, ShelfPlace place, Instant now) {
        Request request = hold.request();
        if (hold instanceof OffShelf off
                && off.until().isAfter(now)
                && Duration.between(off.since(), now).compareTo(ROBBED) < 0) {
            return new ReadyOnShelf(request, item, place, now, off.until());
        }
        Instant until = terms.until(parts.openings().timetable().days(request.pickup()), now);
        return new ReadyOnShelf(request, item, place, now, until);
    }

    private static IllegalStateException keepsNothing(Hold hold) {
        return new IllegalStateException("hold " + hold.id() + " keeps no item, it is " + HoldChanges.word(hold));
    }

    @Override
    public boolean wanted(ItemId item, Instant now) {
        return next(item, now).isPresent();
    }

    private Optional<? extends Hold> next(ItemId item, Instant now) {
        return parts.catalogue().item(item).flatMap(known -> holds.next(known.bib(), item, now));
    }

    @Override
    public Optional<Kept> wouldGet(ItemId item, Instant now) {
        return keptFor(item, now).or(() -> next(item, now).map(HoldQueue::kept));
    }

    @Override
    public Optional<Kept> keptFor(ItemId item, Instant now) {
        return holds.keeping(item)
                .filter(hold -> !(at(hold, now) instanceof Lapsed))
                .map(HoldQueue::kept);
    }

    @Override
    public Optional<Kept> cameBack(Item item, Instant now) {
        takeIn(item, now);
        return keptFor(item.id(), now);
    }

    private void takeIn(Item item, Instant now) {
        Optional<Hold> keeping = holds.keeping(item.id());
        if (keeping.isPresent() && keeping.get() instanceof ReadyOnShelf ready && ready.hasLapsed(now)) {
            lapse(ready, now);
        } else if (keeping.isEmpty()) {
            settle(item.bib(), now);
        }
        Optional<StandingItem> standing =
                parts.shelves().whereIs(item.id()).stream().findFirst();
        if (standing.isPresent()) {
            // Only the loan was in the way.
            seen(item.id(), standing.get().place(), now);
        } else {
            startOut(item, now);
        }
    }

    /** The item is in somebody's hands here, so it is on its way to whoever it is kept for, or to the next in line. */
    private void startOut(Item item, Instant now) {
        Optional<Hold> keeping = holds.keeping(item.id());
        if (keeping.isPresent() && keeping.get() instanceof OffShelf off) {
            changes.save(off, new OnItsWay(off.request(), item.id(), now), now);
        } else if (keeping.isEmpty()) {
            holds.next(item.bib(), item.id(), now)
                    .ifPresent(next -> changes.save(next, new OnItsWay(next.request(), item.id(), now), now));
        }
    }

    @Override
    public Optional<Kept> returned(Item item, LoanId loan, Instant now) {
        // Most come back to nobody who waits.
        boolean concerned = holds.concerns(item.bib(), item.id());
        List<HoldChange> made = concerned ? changes.during(() -> takeIn(item, now)) : List.of();
        parts.traces().put(loan, Step.RETURNED, made, now);
        return concerned ? keptFor(item.id(), now) : Optional.empty();
    }

    @Override
    public void lent(OpenLoan loan, Optional<Item> copy, Instant now) {
        Optional<BibId> title = copy.map(Item::bib);
        boolean concerned = title.map(bib -> holds.concerns(bib, loan.item())).orElse(true);
        List<HoldChange> made = concerned ? changes.during(() -> fulfil(loan, title, now)) : List.of();
        parts.traces().put(loan.id(), Step.LENT, made, now);
    }

    private void fulfil(OpenLoan loan, Optional<BibId> title, Instant now) {
        ItemId item = loan.item();
        // Kept for somebody else and lent all the same: they wait again, first in line.
        holds.keeping(item)
                .filter(hold -> !hold.request().patron().equals(loan.patron()))
                .ifPresent(robbed -> backToQueue(robbed, now));
        title.ifPresent(bib -> {
            Hold.servedBy(item, holds.live(loan.patron(), bib), holds.keeping(item))
                    .ifPresent(hold -> collected(hold, item, loan.id(), now));
            settle(bib, now);
        });
    }

    @Override
    public boolean returnCanBeUndone(ItemId item, LoanId loan) {
        return undoing().isPossible(item, loan);
    }

    @Override
    public void undoReturned(LoanId loan, Instant now) {
        undoing().undo(loan, Step.RETURNED, now);
    }

    @Override
    public void undoLent(LoanId loan, Instant now) {
        undoing().undo(loan, Step.LENT, now);
    }

    private HoldUndoing undoing() {
        return new HoldUndoing(parts, this, changes);
    }

    private static Kept kept(Hold hold) {
        return new Kept(hold.id(), hold.request().patron(), hold.request().pickup());
    }
}
