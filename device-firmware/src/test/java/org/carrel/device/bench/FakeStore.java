package org.carrel.device.bench;

import java.util.ArrayList;
import java.util.Collections;
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

/** A store in memory that survives the agent, refuses on demand, and keeps all of a transaction or nothing. */
public final class FakeStore implements DeviceStore {
    private final List<String> trace;
    private List<EventBody> events = new ArrayList<>();
    private SortedMap<String, Bytes> notes = new TreeMap<>();
    private Optional<StoreFailure.Kind> failing = Optional.empty();
    private long acknowledged;
    private int writes;
    private int writesLeft = Integer.MAX_VALUE;

    /** The power goes at this moment: what was committed is there, what was to follow is not. */
    public static final class PowerCut extends RuntimeException {
        PowerCut() {
            super("the power is cut right after a commit");
        }
    }

    /** Cuts the power after so many more commits. */
    public void dieAfter(int commits) {
        writesLeft = commits;
    }

    public FakeStore(List<String> trace) {
        this.trace = trace;
    }

    /** The hub has committed everything up to here, as far as this device was told. */
    public void acknowledge(long through) {
        acknowledged = through;
    }

    public void fail(StoreFailure.Kind kind) {
        failing = Optional.of(kind);
    }

    public void recover() {
        writesLeft = Integer.MAX_VALUE;
        failing = Optional.empty();
    }

    public List<EventBody> events() {
        return List.copyOf(events);
    }

    public <T extends EventBody> List<T> events(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    public int writes() {
        return writes;
    }

    @Override
    public void write(Moment now, Consumer<Transaction> work) {
        if (failing.isPresent()) {
            throw new StoreFailure(failing.get(), "the medium is " + failing.get());
        }
        List<EventBody> newEvents = new ArrayList<>(events);
        SortedMap<String, Bytes> newNotes = new TreeMap<>(notes);
        work.accept(new Transaction() {
            @Override
            public long append(EventBody body) {
                newEvents.add(body);
                return newEvents.size();
            }

            @Override
            public void note(String key, Bytes value) {
                newNotes.put(key, value);
            }

            @Override
            public void forget(String key) {
                newNotes.remove(key);
            }

            @Override
            public void seen(CommandId id) {
                throw new UnsupportedOperationException("the session's business");
            }

            @Override
            public void acknowledged(long through) {
                throw new UnsupportedOperationException("the session's business");
            }

            @Override
            public long nextSession() {
                throw new UnsupportedOperationException("the session's business");
            }
        });
        for (EventBody body : newEvents.subList(events.size(), newEvents.size())) {
            trace.add("event " + body);
        }
        for (String key : newNotes.keySet()) {
            if (!notes.containsKey(key)) {
                trace.add("note " + key);
            }
        }
        writes++;
        events = newEvents;
        notes = newNotes;
        if (--writesLeft == 0) {
            writesLeft = Integer.MAX_VALUE;
            throw new PowerCut();
        }
    }

    @Override
    public List<StoredEvent> eventsAfter(long sequence, int limit) {
        throw new UnsupportedOperationException("the session's business");
    }

    @Override
    public long acknowledgedThrough() {
        return acknowledged;
    }

    @Override
    public long oldestKept() {
        return 1;
    }

    @Override
    public long newest() {
        return events.size();
    }

    @Override
    public boolean hasSeen(CommandId id) {
        throw new UnsupportedOperationException("the session's business");
    }

    @Override
    public Optional<Bytes> note(String key) {
        return Optional.ofNullable(notes.get(key));
    }

    @Override
    public SortedMap<String, Bytes> notes(String prefix) {
        SortedMap<String, Bytes> found = new TreeMap<>();
        notes.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                found.put(key, value);
            }
        });
        return Collections.unmodifiableSortedMap(found);
    }

    @Override
    public void close() {}
}
