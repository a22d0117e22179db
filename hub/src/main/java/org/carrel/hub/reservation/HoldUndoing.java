package org.carrel.hub.reservation;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.hub.reservation.Hold.Collected;
import org.carrel.hub.reservation.Hold.Lapsed;
import org.carrel.hub.reservation.Hold.OffShelf;
import org.carrel.hub.reservation.Hold.OnItsWay;
import org.carrel.hub.reservation.Hold.Paused;
import org.carrel.hub.reservation.Hold.ReadyOnShelf;
import org.carrel.hub.reservation.Hold.Waiting;
import org.carrel.hub.reservation.HoldTraceStore.Step;

/** Takes back what a loan, or its return, did to holds. A hold that has gone on since goes on. */
final class HoldUndoing {
    private final HoldParts parts;
    private final HoldQueue queue;
    private final HoldChanges changes;

    HoldUndoing(HoldParts parts, HoldQueue queue, HoldChanges changes) {
        this.parts = parts;
        this.queue = queue;
        this.changes = changes;
    }

    /** Whether the return of this loan gave the copy to nobody, or to one who has not got any further with it. */
    boolean isPossible(ItemId item, LoanId loan) {
        Optional<Hold> keeping = parts.holds().keeping(item);
        return keeping.isEmpty()
                || parts.traces().changes(loan, Step.RETURNED).stream()
                        .anyMatch(change -> change.after().equals(keeping.get()));
    }

    void undo(LoanId loan, Step step, Instant now) {
        Set<BibId> titles = new TreeSet<>();
        for (HoldChange change : parts.traces().changes(loan, step).reversed()) {
            boolean stands = parts.holds()
                    .hold(change.after().id())
                    .map(change.after()::equals)
                    .orElse(false);
            if (stands) {
                changes.save(change.after(), stillTheirs(asBefore(change.before(), now), loan), now);
                titles.add(change.after().request().bib());
            }
        }
        parts.traces().remove(loan, step);
        // Not before all are as they were: a copy that is free for a moment on the way there belongs to one of them.
        titles.forEach(title -> queue.settle(title, now));
    }

    /** A copy that somebody else has got meanwhile stays with them; the hold waits again at its old place. */
    private Hold stillTheirs(Hold before, LoanId undone) {
        boolean gone = item(before)
                .map(item -> parts.holds()
                                .keeping(item)
                                .map(other -> !other.id().equals(before.id()))
                                .orElse(false)
                        || parts.loans()
                                .open(item)
                                .map(other -> !other.id().equals(undone))
                                .orElse(false))
                .orElse(false);
        return gone ? new Waiting(before.request()) : before;
    }

    private static Optional<ItemId> item(Hold keeping) {
        return switch (keeping) {
            case ReadyOnShelf ready -> Optional.of(ready.item());
            case OnItsWay onItsWay -> Optional.of(onItsWay.item());
            case OffShelf off -> Optional.of(off.item());
            case Paused none -> Optional.empty();
            case Waiting none -> Optional.empty();
            case Collected ended -> Optional.empty();
            case Lapsed ended -> Optional.empty();
            case Hold.Cancelled ended -> Optional.empty();
        };
    }

    /** What a hold would be by now, had nothing happened to it: ready only if its book is still seen where it was. */
    private Hold asBefore(Hold before, Instant now) {
        return switch (before) {
            case ReadyOnShelf ready -> {
                boolean seen = parts.shelves()
                        .standing(ready.place().device(), ready.item())
                        .isPresent();
                yield seen
                        ? HoldQueue.at(ready, now)
                        : new OffShelf(ready.request(), ready.item(), ready.place(), now, ready.until());
            }
            case Paused paused -> paused;
            case Waiting waiting -> waiting;
            case OnItsWay onItsWay -> onItsWay;
            case OffShelf off -> off;
            case Collected other -> other;
            case Lapsed other -> other;
            case Hold.Cancelled other -> other;
        };
    }
}
