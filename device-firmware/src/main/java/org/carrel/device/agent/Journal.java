package org.carrel.device.agent;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.EventBody;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.DeviceStore.StoreFailure;
import org.carrel.device.port.Moment;

/**
 * Writes what the core wants written. While the store refuses, facts wait here in order and are written with the next transaction that
 * succeeds; whatever depends on being written first is refused. A kill in between must lose nothing that matters: what is concluded from
 * journaled intents is written with them.
 */
public final class Journal {
    /** So many events may wait. Then accounts of what is told again anyway are dropped, oldest first; nothing else ever is. */
    public static final int WAITING_MAX = 5_000;

    private final DeviceStore store;
    private final Predicate<EventBody> toldAgain;
    private final Map<String, Optional<Bytes>> notes = new LinkedHashMap<>();
    private final List<EventBody> events = new ArrayList<>();
    private Optional<StoreFailure.Kind> failing = Optional.empty();
    private boolean dropped;

    /** @param toldAgain events that may be dropped, since a later one tells the same */
    public Journal(DeviceStore store, Predicate<EventBody> toldAgain) {
        this.store = store;
        this.toldAgain = toldAgain;
    }

    /** Writes all of it now or none, with everything that waits. */
    public boolean commit(List<JournalEntry> writes, Moment now) {
        try {
            store.write(now, transaction -> {
                events.forEach(transaction::append);
                notes.forEach((key, value) ->
                        value.ifPresentOrElse(note -> transaction.note(key, note), () -> transaction.forget(key)));
                for (JournalEntry write : writes) {
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
    public void record(List<JournalEntry> writes, Moment now) {
        if (!commit(writes, now)) {
            writes.forEach(this::keep);
        }
    }

    /** Tries to write what waits. */
    public void retry(Moment now) {
        commit(List.of(), now);
    }

    public boolean waiting() {
        return !events.isEmpty() || !notes.isEmpty();
    }

    /** Why the store refused the last time it was asked, if it did. */
    public Optional<StoreFailure.Kind> failing() {
        return failing;
    }

    /** Whether events were dropped since this was last asked: an account of the whole is owed. */
    public boolean takeDropped() {
        boolean was = dropped;
        dropped = false;
        return was;
    }

    private static void write(DeviceStore.Transaction transaction, JournalEntry write) {
        switch (write) {
            case JournalEntry.Append append -> transaction.append(append.body());
            case JournalEntry.Note note -> transaction.note(note.key(), note.value());
            case JournalEntry.Forget forget -> transaction.forget(forget.key());
        }
    }

    private void keep(JournalEntry write) {
        switch (write) {
            case JournalEntry.Append append -> {
                if (events.size() >= WAITING_MAX) {
                    dropOne();
                }
                events.add(append.body());
            }
            case JournalEntry.Note note -> notes.put(note.key(), Optional.of(note.value()));
            case JournalEntry.Forget forget -> notes.put(forget.key(), Optional.empty());
        }
    }

    private void dropOne() {
        for (Iterator<EventBody> each = events.iterator(); each.hasNext(); ) {
            if (toldAgain.test(each.next())) {
                each.remove();
                dropped = true;
                return;
            }
        }
        throw new IllegalStateException(WAITING_MAX + " events wait that must not be dropped");
    }
}
