package org.carrel.shelf;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.EventBody;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.message.OperationEvent;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.DeviceStore.StoreFailure;
import org.carrel.device.port.Moment;
import org.carrel.shelf.pickup.PickupEffect;

/**
 * Writes what the core wants written. While the store refuses, facts wait here in order and are written with the next transaction that
 * succeeds; whatever depends on being written first is refused. A kill in between loses nothing that matters: loans are concluded from
 * the journaled intents and placements.
 */
final class Journal {
    /**
     * So many events may wait. Then accounts of things that the next {@link ShelfEvent.ShelfInventory} tells anyway are dropped, oldest
     * first; loans, endings and alarms never are.
     */
    static final int WAITING_MAX = 5_000;

    private final DeviceStore store;
    private final Map<String, Optional<Bytes>> notes = new LinkedHashMap<>();
    private final List<EventBody> events = new ArrayList<>();
    private Optional<StoreFailure.Kind> failing = Optional.empty();
    private boolean dropped;

    Journal(DeviceStore store) {
        this.store = store;
    }

    /** Writes all of it now or none, with everything that waits. */
    boolean commit(List<PickupEffect.Written> writes, Moment now) {
        try {
            store.write(now, transaction -> {
                events.forEach(transaction::append);
                notes.forEach((key, value) ->
                        value.ifPresentOrElse(note -> transaction.note(key, note), () -> transaction.forget(key)));
                for (PickupEffect.Written write : writes) {
                    write(transaction, write);
                }
            });
        } catch (StoreFailure failure) {
            failing = Optional.of(failure.kind());
            return false;
        }
        failing = Optional.empty();
        events.clear();
        notes.clear();
        return true;
    }

    /** Writes what has happened, now or as soon as the store can. */
    void record(List<PickupEffect.Written> writes, Moment now) {
        if (!commit(writes, now)) {
            writes.forEach(this::keep);
        }
    }

    /** Tries to write what waits. */
    void retry(Moment now) {
        commit(List.of(), now);
    }

    boolean waiting() {
        return !events.isEmpty() || !notes.isEmpty();
    }

    /** Why the store refused the last time it was asked, if it did. */
    Optional<StoreFailure.Kind> failing() {
        return failing;
    }

    /** Whether events were dropped since this was last asked: an account of the whole shelf is owed. */
    boolean takeDropped() {
        boolean was = dropped;
        dropped = false;
        return was;
    }

    private static void write(DeviceStore.Transaction transaction, PickupEffect.Written write) {
        switch (write) {
            case PickupEffect.Append append -> transaction.append(append.body());
            case PickupEffect.Note note -> transaction.note(note.key(), note.value());
            case PickupEffect.Forget forget -> transaction.forget(forget.key());
        }
    }

    private void keep(PickupEffect.Written write) {
        switch (write) {
            case PickupEffect.Append append -> {
                if (events.size() >= WAITING_MAX) {
                    dropOne();
                }
                events.add(append.body());
            }
            case PickupEffect.Note note -> notes.put(note.key(), Optional.of(note.value()));
            case PickupEffect.Forget forget -> notes.put(forget.key(), Optional.empty());
        }
    }

    private void dropOne() {
        for (Iterator<EventBody> each = events.iterator(); each.hasNext(); ) {
            if (toldByInventory(each.next())) {
                each.remove();
                dropped = true;
                return;
            }
        }
        throw new IllegalStateException(WAITING_MAX + " events wait that must not be dropped");
    }

    private static boolean toldByInventory(EventBody body) {
        return switch (body) {
            case ShelfEvent.ItemPlaced _,
                    ShelfEvent.ItemMoved _,
                    ShelfEvent.StrangeTagFound _,
                    ShelfEvent.StrangeTagGone _,
                    ShelfEvent.TagDumped _,
                    ShelfEvent.DoorOpened _,
                    ShelfEvent.DoorClosed _,
                    ShelfEvent.ShelfInventory _ -> true;
            case ShelfEvent.ItemRemoved _,
                    ShelfEvent.HoldCollected _,
                    ShelfEvent.HoldPutBack _,
                    ShelfEvent.VisitEnded _,
                    ShelfEvent.SecurityWritten _,
                    KioskEvent _,
                    OperationEvent _ -> false;
        };
    }
}
