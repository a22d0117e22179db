package org.carrel.device.sync;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.EventBody;
import org.carrel.device.port.DeviceStore;
import org.carrel.device.port.Moment;
import org.carrel.device.port.RandomSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@link DeviceStore} on SQLite: write-ahead log, {@code synchronous=FULL}, one connection that holds the file for itself. Blocks for
 * as long as the medium takes to write. For one thread at a time.
 */
public final class SqliteDeviceStore implements DeviceStore {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteDeviceStore.class);

    /** Acknowledged events removed in one transaction at most: a long backlog goes in many short steps. */
    private static final int REMOVED_AT_ONCE = 1_000;

    private final Sql sql;
    private final JournalFile file;
    private final StoreLimits limits;
    private final EventIds ids;
    private final long startNanos;
    private Counters counters;

    /** What would otherwise be counted anew for each event. */
    private record Counters(long oldest, long newest, long acknowledged, long session, int notes, long commandPlace) {}

    private SqliteDeviceStore(Sql sql, JournalFile file, StoreLimits limits, RandomSource random, Moment start) {
        this.sql = sql;
        this.file = file;
        this.limits = limits;
        this.ids = new EventIds(random.fork("event ids"));
        this.startNanos = start.nanos();
        this.counters = counted();
    }

    /**
     * Opens the journal, begins it where there is none, and sets a damaged one aside.
     *
     * @param start the moment from which events count their uptime
     * @throws StoreFailure when the medium refuses or another process holds the journal; the file is left as it is
     */
    public static Opening open(Path path, StoreLimits limits, RandomSource random, Moment start) {
        return open(path, limits, random, start, List.of());
    }

    /** @param extraSettings pragmas, for tests of a small or unwilling medium */
    static Opening open(Path path, StoreLimits limits, RandomSource random, Moment start, List<String> extraSettings) {
        JournalFile file = new JournalFile(path);
        file.makeFolder();
        Journal.Found found = file.wasMade() && file.bytes() == 0
                ? new Journal.Damaged("the file is gone though a journal was made here")
                : Journal.open(file, extraSettings);
        Parts parts = new Parts(file, limits, random, start, extraSettings);
        return switch (found) {
            case Journal.Damaged(String finding) -> parts.replaced(finding);
            case Journal.Sound(Sql sql) -> parts.continued(sql);
            case Journal.Empty(Sql sql) -> {
                Journal.begin(sql, file, "");
                yield new Opening.Begun(parts.store(sql));
            }
        };
    }

    /** What is needed to make a store, whichever way its journal was found. */
    private record Parts(
            JournalFile file, StoreLimits limits, RandomSource random, Moment start, List<String> extraSettings) {
        SqliteDeviceStore store(Sql sql) {
            return new SqliteDeviceStore(sql, file, limits, random, start);
        }

        Opening continued(Sql sql) {
            try {
                SqliteDeviceStore store = store(sql);
                SortedMap<String, Bytes> notes = store.notes("");
                if (file.isSuspect()) {
                    store.readEveryEvent();
                    file.clearSuspicion();
                }
                Bytes replaced = notes.get(Opening.REPLACED_NOTE);
                return replaced == null
                        ? new Opening.Continued(store)
                        : new Opening.Replaced(store, new String(replaced.toArray(), StandardCharsets.UTF_8));
            } catch (StoreFailure failure) {
                sql.close();
                if (Sql.isDamage(failure)) {
                    return replaced(String.valueOf(failure.getMessage()));
                }
                throw failure;
            }
        }

        Opening replaced(String damage) {
            String finding = damage + "; kept as " + file.quarantine().getFileName();
            LOG.error("the journal {} was set aside: {}", file.path(), finding);
            Sql sql = Journal.connected(file, extraSettings);
            Journal.begin(sql, file, finding);
            file.clearSuspicion();
            return new Opening.Replaced(store(sql), finding);
        }
    }

    @Override
    public void write(Moment now, Consumer<Transaction> work) {
        Writing writing = new Writing(now);
        sql.run("BEGIN IMMEDIATE");
        try {
            work.accept(writing);
            writing.finish();
            sql.run("COMMIT");
        } catch (RuntimeException failed) {
            sql.rollback();
            throw failed instanceof StoreFailure failure ? noticed(failure) : failed;
        }
        counters = writing.counters();
    }

    @Override
    public List<StoredEvent> eventsAfter(long sequence, int limit) {
        return reading(() -> sql.query(
                "SELECT sequence, wire, checksum FROM event WHERE sequence > ? ORDER BY sequence LIMIT ?",
                row -> {
                    long number = row.getLong(1);
                    byte[] wire = row.getBytes(2);
                    if (row.getLong(3) != checksum(number, wire)) {
                        throw Sql.damagedValue("event " + number);
                    }
                    return new StoredEvent(number, Bytes.of(wire));
                },
                sequence,
                limit));
    }

    @Override
    public long acknowledgedThrough() {
        return counters.acknowledged();
    }

    @Override
    public long oldestKept() {
        return counters.oldest();
    }

    @Override
    public long newest() {
        return counters.newest();
    }

    @Override
    public boolean hasSeen(CommandId id) {
        return reading(() -> sql.number("SELECT count(*) FROM command WHERE id = ?", id.value()) > 0);
    }

    @Override
    public Optional<Bytes> note(String key) {
        return reading(() -> sql
                .query(
                        "SELECT value, checksum FROM note WHERE key = ?",
                        row -> checked(key, row.getBytes(1), row.getLong(2)),
                        key)
                .stream()
                .findFirst());
    }

    @Override
    public SortedMap<String, Bytes> notes(String prefix) {
        SortedMap<String, Bytes> found = new TreeMap<>();
        reading(() -> sql.query(
                "SELECT key, value, checksum FROM note WHERE key >= ? AND substr(key, 1, length(?)) = ? ORDER BY key",
                row -> found.put(row.getString(1), checked(row.getString(1), row.getBytes(2), row.getLong(3))),
                prefix,
                prefix,
                prefix));
        return found;
    }

    @Override
    public void close() {
        sql.close();
    }

    /** One transaction; its counters replace the store's when it is on the medium. */
    private final class Writing implements Transaction {
        private final Moment now;
        private long oldest = counters.oldest();
        private long newest = counters.newest();
        private long acknowledged = counters.acknowledged();
        private long session = counters.session();
        private int notes = counters.notes();
        private long commandPlace = counters.commandPlace();

        private Writing(Moment now) {
            this.now = now;
        }

        @Override
        public long append(EventBody body) {
            int bound = limits.rowsFor(body);
            if (newest - acknowledged >= bound) {
                throw new StoreFailure(
                        StoreFailure.Kind.FULL,
                        "the outbox is at its bound of " + bound + " events that the hub has not had");
            }
            newest++;
            DeviceTime time =
                    new DeviceTime(now.wall(), now.quality(), Math.max(0, now.nanos() - startNanos) / 1_000_000);
            byte[] wire = MessageCodec.encode(new DeviceEvent(ids.next(now), newest, time, body))
                    .toArray();
            sql.run("INSERT INTO event VALUES (?, ?, ?)", newest, wire, checksum(newest, wire));
            return newest;
        }

        @Override
        public void note(String key, Bytes value) {
            if (value.length() > limits.noteBytes()) {
                throw new IllegalArgumentException(
                        "note " + key + " has " + value.length() + " bytes; at most " + limits.noteBytes());
            }
            byte[] content = value.toArray();
            byte[] name = key.getBytes(StandardCharsets.UTF_8);
            long sum = Journal.checksum(name, content);
            if (sql.run("UPDATE note SET value = ?, checksum = ? WHERE key = ?", content, sum, key) == 0) {
                if (notes >= limits.notes()) {
                    throw new StoreFailure(StoreFailure.Kind.FULL, "there are " + notes + " notes; no more are kept");
                }
                sql.run("INSERT INTO note VALUES (?, ?, ?)", key, content, sum);
                notes++;
            }
        }

        @Override
        public void forget(String key) {
            notes -= sql.run("DELETE FROM note WHERE key = ?", key);
        }

        @Override
        public void seen(CommandId id) {
            if (sql.run("INSERT OR IGNORE INTO command VALUES (?, ?)", commandPlace + 1, id.value()) > 0) {
                commandPlace++;
                sql.run("DELETE FROM command WHERE place <= ?", commandPlace - limits.commands());
            }
        }

        @Override
        public void acknowledged(long through) {
            if (through < 0 || through > newest) {
                throw new IllegalArgumentException("acknowledged through must be 0 to " + newest + ", was " + through);
            }
            acknowledged = through;
            sql.run("UPDATE counter SET value = ? WHERE name = 'acknowledged'", through);
        }

        @Override
        public long nextSession() {
            session++;
            sql.run("UPDATE counter SET value = ? WHERE name = 'session'", session);
            return session;
        }

        /** Removes acknowledged events beyond those that are kept, never the newest: its row holds the numbering. */
        private void finish() {
            long surplus = acknowledged - limits.acknowledgedRows();
            long last = Math.min(surplus, oldest + REMOVED_AT_ONCE - 1);
            if (last >= oldest) {
                sql.run("DELETE FROM event WHERE sequence <= ?", last);
                oldest = last + 1;
            }
        }

        private Counters counters() {
            return new Counters(oldest, newest, acknowledged, session, notes, commandPlace);
        }
    }

    private Counters counted() {
        long newest = sql.number("SELECT max(sequence) FROM event");
        long oldest = newest == 0 ? 1 : sql.number("SELECT min(sequence) FROM event");
        return new Counters(
                oldest,
                newest,
                sql.number("SELECT value FROM counter WHERE name = 'acknowledged'"),
                sql.number("SELECT value FROM counter WHERE name = 'session'"),
                Math.toIntExact(sql.number("SELECT count(*) FROM note")),
                sql.number("SELECT max(place) FROM command"));
    }

    private void readEveryEvent() {
        long expected = oldestKept();
        while (expected <= newest()) {
            for (StoredEvent event : eventsAfter(expected - 1, REMOVED_AT_ONCE)) {
                if (event.sequence() != expected) {
                    throw Sql.damagedValue("event " + expected);
                }
                expected++;
            }
        }
    }

    private <T> T reading(Supplier<T> read) {
        try {
            return read.get();
        } catch (StoreFailure failure) {
            throw noticed(failure);
        }
    }

    /** Damage met while running: the next start examines everything and sets the file aside. */
    private StoreFailure noticed(StoreFailure failure) {
        if (Sql.isDamage(failure)) {
            file.markSuspect();
        }
        return failure;
    }

    private static Bytes checked(String key, byte[] value, long sum) {
        if (Journal.checksum(key.getBytes(StandardCharsets.UTF_8), value) != sum) {
            throw Sql.damagedValue("note " + key);
        }
        return Bytes.of(value);
    }

    private static long checksum(long sequence, byte[] wire) {
        return Journal.checksum(
                ByteBuffer.allocate(Long.BYTES).putLong(sequence).array(), wire);
    }
}
