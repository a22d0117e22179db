package org.carrel.hub.reservation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.topic.Address;
import org.carrel.hub.reservation.Hold.Cancelled;
import org.carrel.hub.reservation.Hold.Collected;
import org.carrel.hub.reservation.Hold.Lapsed;
import org.carrel.hub.reservation.Hold.OffShelf;
import org.carrel.hub.reservation.Hold.OnItsWay;
import org.carrel.hub.reservation.Hold.ReadyOnShelf;
import org.carrel.hub.reservation.Hold.Waiting;
import org.carrel.hub.reservation.PullEntry.Reason;
import org.carrel.hub.shelf.Shelves.StandingItem;

/** What stands on a shelf and waits for nobody there. Computed from what is so at {@code now}, never stored. */
final class PullList {
    private final HoldParts parts;

    PullList(HoldParts parts) {
        this.parts = parts;
    }

    List<PullEntry> of(Address device, Instant now) {
        List<PullEntry> entries = new ArrayList<>();
        for (StandingItem item : parts.shelves().contents(device)) {
            reason(item, now)
                    .ifPresent(reason -> entries.add(new PullEntry(item.place(), item.item(), reason, item.since())));
        }
        return entries;
    }

    private Optional<Reason> reason(StandingItem item, Instant now) {
        Optional<Hold> keeping = parts.holds().keeping(item.item()).map(hold -> HoldQueue.at(hold, now));
        if (keeping.isPresent() && keeping.get() instanceof ReadyOnShelf) {
            return Optional.empty();
        }
        if (parts.loans().open(item.item()).isPresent()) {
            return Optional.of(Reason.STILL_ON_LOAN);
        }
        if (keeping.isPresent()) {
            return Optional.of(reason(keeping.get()));
        }
        if (parts.catalogue().item(item.item()).isEmpty()) {
            return Optional.of(Reason.UNKNOWN_ITEM);
        }
        return Optional.of(parts.holds()
                .lastEnded(item.item())
                .map(last -> endedHere(last, item))
                .orElse(Reason.NO_HOLD));
    }

    private static Reason reason(Hold keeping) {
        return switch (keeping) {
            case Lapsed hold -> Reason.HOLD_LAPSED;
            case OnItsWay hold -> Reason.WANTED_AT_ANOTHER_BRANCH;
            case OffShelf hold -> Reason.NO_HOLD;
            case Cancelled hold -> Reason.HOLD_CANCELLED;
            case Waiting hold -> Reason.NO_HOLD;
            case Hold.Paused hold -> Reason.NO_HOLD;
            case ReadyOnShelf hold -> Reason.NO_HOLD;
            case Collected hold -> Reason.NO_HOLD;
        };
    }

    /** A hold that ended before the item came here does not say why it is here. */
    private static Reason endedHere(Hold last, StandingItem item) {
        return switch (last) {
            case Lapsed hold -> hold.at().isBefore(item.since()) ? Reason.NO_HOLD : Reason.HOLD_LAPSED;
            case Cancelled hold -> hold.at().isBefore(item.since()) ? Reason.NO_HOLD : Reason.HOLD_CANCELLED;
            case Collected hold -> Reason.NO_HOLD;
            case Waiting hold -> Reason.NO_HOLD;
            case Hold.Paused hold -> Reason.NO_HOLD;
            case OnItsWay hold -> Reason.NO_HOLD;
            case OffShelf hold -> Reason.NO_HOLD;
            case ReadyOnShelf hold -> Reason.NO_HOLD;
        };
    }
}
