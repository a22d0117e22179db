package org.carrel.fleet.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.message.EventBody;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.Moment;
import org.carrel.fleet.simulation.board.DeviceDisk;
import org.carrel.fleet.simulation.board.Fuse;
import org.carrel.fleet.simulation.board.Killed;

/** A device's store under observation: what was accepted is remembered elsewhere, and a fuse may burn before, in or after a write. */
final class WatchedStore implements DeviceStore {
    private final DeviceStore store;
    private final DeviceDisk disk;
    private final Fuse fuse;
    private final Accepted accepted;

    WatchedStore(DeviceStore store, DeviceDisk disk, Fuse fuse, Accepted accepted) {
        this.store = store;
        this.disk = disk;
        this.fuse = fuse;
        this.accepted = accepted;
    }

    @Override
    public void write(Moment now, Consumer<Transaction> work) {
        fuse.touch();
        Watching watching = new Watching();
        if (fuse.tears()) {
            DeviceDisk.Image before = disk.content();
            store.write(now, transaction -> work.accept(watching.of(transaction)));
            disk.tear(before);
            accepted.inDoubt(watching.events, watching.notes);
            throw new Killed(true);
        }
        store.write(now, transaction -> work.accept(watching.of(transaction)));
        disk.written(store);
        accepted.add(watching.events, watching.notes);
        fuse.touch();
    }

    /** Sees what one transaction writes. */
    private static final class Watching {
        private final List<Accepted.Event> events = new ArrayList<>();
        private final SortedMap<String, Optional<Bytes>> notes = new TreeMap<>();

        Transaction of(Transaction transaction) {
            return new Transaction() {
                @Override
                public long append(EventBody body) {
                    long sequence = transaction.append(body);
                    events.add(new Accepted.Event(sequence, body));
                    return sequence;
                }

                @Override
                public void note(String key, Bytes value) {
                    transaction.note(key, value);
                    notes.put(key, Optional.of(value));
                }

                @Override
                public void forget(String key) {
                    transaction.forget(key);
                    notes.put(key, Optional.empty());
                }

                @Override
                public void seen(CommandId id) {
                    transaction.seen(id);
                }

                @Override
                public void acknowledged(long through) {
                    transaction.acknowledged(through);
                }

                @Override
                public long nextSession() {
                    return transaction.nextSession();
                }
            };
        }
    }

    @Override
    public List<StoredEvent> eventsAfter(long sequence, int limit) {
        return store.eventsAfter(sequence, limit);
    }

    @Override
    public long acknowledgedThrough() {
        return store.acknowledgedThrough();
    }

    @Override
    public long oldestKept() {
        return store.oldestKept();
    }

    @Override
    public long newest() {
        return store.newest();
    }

    @Override
    public boolean hasSeen(CommandId id) {
        return store.hasSeen(id);
    }

    @Override
    public Optional<Bytes> note(String key) {
        return store.note(key);
    }

    @Override
    public SortedMap<String, Bytes> notes(String prefix) {
        return store.notes(prefix);
    }

    @Override
    public void close() {
        store.close();
    }
}
