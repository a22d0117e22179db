package org.carrel.hub.adapter.sql.backup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.adapter.sql.SqlStore;
import org.carrel.hub.adapter.sql.SqliteFile;
import org.carrel.hub.backup.Backups.Backup;
import org.carrel.hub.backup.Backups.Taking;
import org.carrel.hub.backup.Schedule;
import org.carrel.hub.transaction.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: a copy is one moment's whole truth although the hub goes on writing, counts only when it is sound, and can be put back. Method: real
 * files, a writer that never rests and always writes two rows together, damage put in by hand.
 */
class SqliteBackupsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    @TempDir
    private Path folder;

    private Path database() {
        return folder.resolve("hub.sqlite");
    }

    private SqliteBackups backups(int keep) {
        return new SqliteBackups(database(), folder.resolve("backups"), keep);
    }

    private SqlStore<Sql> open(Path file) {
        return new SqlStore<>(SqliteFile.open(file), sql -> sql, () -> {});
    }

    private static void writePair(SqlStore<Sql> store) {
        store.run(sql -> {
            sql.next("left");
            sql.next("right");
        });
    }

    private static long value(SqlStore<Sql> store, String counter) {
        return store.read(sql -> sql.number("SELECT value FROM counter WHERE name = ?", counter));
    }

    @Test
    void aCopyMadeWhileOthersWriteIsOneMoment() throws Exception {
        try (SqlStore<Sql> store = open(database())) {
            writePair(store);
            AtomicBoolean enough = new AtomicBoolean();
            Thread writer = Thread.ofPlatform().start(() -> {
                while (!enough.get()) {
                    writePair(store);
                }
            });
            for (int copy = 0; copy < 5; copy++) {
                long before = value(store, "left");
                Backup made = taken(backups(9).take(NOON.plusSeconds(copy)));
                Path restored = folder.resolve("restored-" + copy + ".sqlite");
                SqliteRestore.restore(folder.resolve("backups").resolve(made.name()), restored, "aside");
                try (SqlStore<Sql> there = open(restored)) {
                    assertEquals(value(there, "left"), value(there, "right"));
                    assertTrue(value(there, "left") >= before, "what was committed before is in it");
                }
            }
            enough.set(true);
            writer.join();
            assertTrue(value(store, "left") > 5, "the writer went on");
        }
    }

    @Test
    void theNewestAreKeptAndWhatIsNoBackupIsLeftAlone() throws Exception {
        open(database()).close();
        Files.createDirectories(folder.resolve("backups"));
        Path foreign = Files.writeString(folder.resolve("backups/hub-of-the-director.sqlite"), "mine");
        Path torn = Files.writeString(folder.resolve("backups/hub-20261122T040000000Z.sqlite.new"), "half");
        for (int day = 0; day < 4; day++) {
            taken(backups(2).take(NOON.plus(Duration.ofDays(day))));
        }
        assertEquals(
                List.of("hub-20261126T040000000Z.sqlite", "hub-20261125T040000000Z.sqlite"),
                backups(2).kept().stream().map(Backup::name).toList());
        assertTrue(Files.exists(foreign));
        assertFalse(Files.exists(torn));
        assertInstanceOf(Taking.Busy.class, backups(2).take(NOON.plus(Duration.ofDays(3))), "never over another");
    }

    @Test
    void aDamagedDatabaseGivesNoBackupAndCostsNone() throws Exception {
        try (SqlStore<Sql> store = open(database())) {
            store.run(sql -> {
                for (int row = 0; row < 3_000; row++) {
                    sql.update("INSERT INTO counter (name, value) VALUES (?, 1)", "counter-number-" + row);
                }
            });
        }
        Backup sound = taken(backups(1).take(NOON));
        try (FileChannel file = FileChannel.open(database(), StandardOpenOption.WRITE)) {
            for (long page = file.size() / 4096 - 12; page < file.size() / 4096 - 4; page++) {
                file.write(java.nio.ByteBuffer.wrap(new byte[2_048]), page * 4096);
            }
        }
        assertThrows(StoreException.class, () -> backups(1).take(NOON.plusSeconds(1)));
        assertEquals(List.of(sound), backups(1).kept());
        try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
            assertTrue(files.noneMatch(file -> file.toString().contains(".new")), "no half copy is left");
        }
    }

    @Test
    void whatWasThereIsSetAsideWithItsLog() throws Exception {
        Backup made;
        try (SqlStore<Sql> store = open(database())) {
            writePair(store);
            made = taken(backups(1).take(NOON));
            writePair(store);
            // As a killed hub leaves it: the last commit is in the log alone.
            Files.copy(database(), folder.resolve("killed.sqlite"));
            Files.copy(folder.resolve("hub.sqlite-wal"), folder.resolve("killed.sqlite-wal"));
        }
        Path killed = folder.resolve("killed.sqlite");
        Path before = SqliteRestore.restore(folder.resolve("backups").resolve(made.name()), killed, "before-1");
        try (SqlStore<Sql> restored = open(killed);
                SqlStore<Sql> aside = open(before)) {
            assertEquals(1, value(restored, "left"));
            assertEquals(2, value(aside, "left"));
        }
    }

    @Test
    void whatIsNotSoundIsNotPutInTheDatabasesPlace() throws Exception {
        try (SqlStore<Sql> store = open(database())) {
            writePair(store);
        }
        byte[] before = Files.readAllBytes(database());
        Path text = Files.writeString(folder.resolve("no-database"), "Dear library");
        assertThrows(StoreException.class, () -> SqliteRestore.restore(text, database(), "before"));
        Path another = folder.resolve("another.sqlite");
        try (var connection = SoundFile.connect(another);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE recipe (name TEXT)");
        }
        assertThrows(StoreException.class, () -> SqliteRestore.restore(another, database(), "before"));
        assertArrayEquals(before, Files.readAllBytes(database()));
    }

    @Test
    void theClockAsksForTheNextCopyByTheAgeOfTheLast() {
        open(database()).close();
        Schedule daily = new Schedule(Duration.ofDays(1));
        assertFalse(daily.due(backups(1), NOON, NOON.plus(Duration.ofMinutes(59))));
        assertTrue(daily.due(backups(1), NOON, NOON.plus(Duration.ofHours(1))), "there is none at all");
        taken(backups(1).take(NOON));
        assertFalse(daily.due(backups(1), NOON, NOON.plus(Duration.ofHours(23))));
        assertTrue(daily.due(backups(1), NOON.plus(Duration.ofHours(24)), NOON.plus(Duration.ofHours(24))));
        assertFalse(new Schedule(Duration.ZERO).due(backups(1), NOON, NOON.plus(Duration.ofDays(9))));
    }

    private static Backup taken(Taking taking) {
        return assertInstanceOf(Taking.Taken.class, taking).backup();
    }
}
