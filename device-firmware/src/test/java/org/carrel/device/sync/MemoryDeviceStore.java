package org.carrel.device.sync;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.EventBody;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.Moment;

/** A store whose medium is an object, and which refuses on demand. The medium outlives the store, as a card outlives its board. */
public final class MemoryDeviceStore implements DeviceStore {
    private final Medium medium;
    private final StoreLimits limits;
    private final EventIds ids;
    private final long startNanos;
    private boolean closed;

    /** What is on the card. */
    public static final class Medium {
        private State state = new State();
        private Optional<StoreFailure.Kind> writing = Optional.empty();
        private boolean unreadable;
        private int writes;

        public void refuseWrites(StoreFailure.Kind kind) {
            writing = Optional.of(kind);
        }

        public void refuseReads() {
            unreadable = true;
        }

        public void recover() {
            writing = Optional.empty();
            unreadable = false;
        }

        /** Committed transactions so far. */
        public int writes() {
            return writes;
        }

        /** The card is replaced by an image made earlier, or by an empty one. */
        public void replaceBy(Medium image) {
            state = image.state.copy();
        }

        public Medium image() {
            Medium image = new Medium();
            image.state = state.copy();
            return image;
        }
    }

    private static final class State {
        private final SortedMap<Long, Bytes> events = new TreeMap<>();
        private final SortedMap<String, Bytes> notes = new TreeMap<>();
        private final SortedMap<Long, CommandId> commands = new TreeMap<>();
        private final SortedSet<CommandId> seen = new TreeSet<>();
        private long newest;
        private long acknowledged;
        private long session;
        private long commandPlace;

        private State copy() {
            State copy = new State();
            copy.events.putAll(events);
            copy.notes.putAll(notes);
            copy.commands.putAll(commands);
            copy.seen.addAll(seen);
            copy.newest = newest;
            copy.acknowledged = acknowledged;
            copy.session = session;
            copy.commandPlace = commandPlace;
            return copy;
        }
    }

    public MemoryDeviceStore(Medium medium, StoreLimits limits, EventIds ids, Moment start) {
        this.medium = medium;
        this.limits = limits;
        this.ids = ids;
        this.startNanos = start.nanos();
    }

    @Override
    public void write(Moment now, Consumer<Transaction> work) {
        checkOpen();
        medium.writing.ifPresent(kind -> {
            throw new StoreFailure(kind, "the medium is " + kind);
        });
        State next = medium.state.copy();
        work.accept(new Writing(next, now));
        long last = next.acknowledged - limits.acknowledgedRows();
        next.events.headMap(last + 1).clear();
        medium.state = next;
        medium.writes++;
    }

    @Override
    public List<StoredEvent> eventsAfter(long sequence, int limit) {
        return state().events.tailMap(sequence + 1).entrySet().stream()
                .limit(limit)
                .map(event -> new StoredEvent(event.getKey(), event.getValue()))
                .toList();
    }

    @Override
    public long acknowledgedThrough() {
        return medium.state.acknowledged;
    }

    @Override
    public long oldestKept() {
        return medium.state.events.isEmpty() ? medium.state.newest + 1 : medium.state.events.firstKey();
    }

    @Override
    public long newest() {
        return medium.state.newest;
    }

    @Override
    public boolean hasSeen(CommandId id) {
        return state().seen.contains(id);
    }

    @Override
    public Optional<Bytes> note(String key) {
        return Optional.ofNullable(state().notes.get(key));
    }

    @Override
    public SortedMap<String, Bytes> notes(String prefix) {
        SortedMap<String, Bytes> found = new TreeMap<>(state().notes);
        found.keySet().removeIf(key -> !key.startsWith(prefix));
        return found;
    }

    @Override
    public void close() {
        closed = true;
    }

    private State state() {
        checkOpen();
        if (medium.unreadable) {
            throw new StoreFailure(StoreFailure.Kind.BROKEN, "the medium cannot be read");
        }
        return medium.state;
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
    }

    private final class Writing implements Transaction {
        private final State next;
        private final Moment now;

        private Writing(State next, Moment now) {
            this.next = next;
            this.now = now;
        }

        @Override
        public long append(EventBody body) {
            if (next.newest - next.acknowledged >= limits.rowsFor(body)) {
                throw new StoreFailure(StoreFailure.Kind.FULL, "the outbox is at its bound");
            }
            next.newest++;
            DeviceTime time = new DeviceTime(now.wall(), now.quality(), (now.nanos() - startNanos) / 1_000_000);
            next.events.put(next.newest, MessageCodec.encode(new DeviceEvent(ids.next(now), next.newest, time, body)));
            return next.newest;
        }

        @Override
        public void note(String key, Bytes value) {
            if (value.length() > limits.noteBytes()) {
                throw new IllegalArgumentException("note " + key + " is too large");
            }
            if (!next.notes.containsKey(key) && next.notes.size() >= limits.notes()) {
                throw new StoreFailure(StoreFailure.Kind.FULL, "too many notes");
            }
            next.notes.put(key, value);
        }

        @Override
        public void forget(String key) {
            next.notes.remove(key);
        }

        @Override
        public void seen(CommandId id) {
            if (next.seen.add(id)) {
                next.commandPlace++;
                next.commands.put(next.commandPlace, id);
                SortedMap<Long, CommandId> old = next.commands.headMap(next.commandPlace - limits.commands() + 1);
                next.seen.removeAll(List.copyOf(old.values()));
                old.clear();
            }
        }

        @Override
        public void acknowledged(long through) {
            if (through < 0 || through > next.newest) {
                throw new IllegalArgumentException("acknowledged through must be 0 to " + next.newest);
            }
            next.acknowledged = through;
        }

        @Override
        public long nextSession() {
            return ++next.session;
        }
    }
}
