package org.carrel.hub.reservation;

import java.time.Instant;
import java.util.Optional;
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
        for (HoldChange change : parts.traces().changes(loan, step).reversed()) {
            boolean stands = parts.holds()
                    .hold(change.after().id())
                    .map(change.after()::equals)
                    .orElse(false);
            if (stands) {
                changes.save(change.after(), asBefore(change.before(), now), now);
                queue.settle(change.after().request().bib(), now);
            }
        }
        parts.traces().remove(loan, step);
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
