package org.carrel.hub.adapter.sql;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.carrel.hub.TestPostgres;
import org.carrel.hub.TestStore;
import org.carrel.hub.transaction.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: a write is all or nothing and durable when it returns, whoever else writes at the same time; a read sees one committed
 * picture. Method: a counter table, on a file with many threads, in memory with one, and on a server.
 */
class SqlStoreTest {
    @TempDir
    Path folder;

    @Test
    void aWriteIsAllOrNothing() {
        everywhere(database -> {
            SqlStore<Sql> store = store(database);
            store.run(sql -> sql.next("kept"));

            assertThrows(
                    IllegalStateException.class,
                    () -> store.run(sql -> {
                        sql.next("kept");
                        throw new IllegalStateException("changed my mind");
                    }));

            assertEquals(1, count(store, "kept"));
        });
    }

    @Test
    void aReadChangesNothing() {
        MemoryDatabase memory = TestStore.inMemory();
        SqlStore<Sql> store = store(memory);
        assertEquals(1, store.<Long>read(sql -> sql.next("touched")));
        assertEquals(0, count(store, "touched"));

        SqlStore<Sql> onFile = store(SqliteFile.open(folder.resolve("read.db")));
        assertThrows(StoreException.class, () -> onFile.read(sql -> sql.next("touched")));
        onFile.close();
    }

    @Test
    void anErrorReachesItsOwnerAndNobodyElse() throws Exception {
        try (SqlStore<Sql> store = store(SqliteFile.open(folder.resolve("errors.db")));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int writers = 200;
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Boolean>> outcomes = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                boolean fails = writer % 3 == 0;
                outcomes.add(threads.submit(() -> {
                    start.await();
                    return attempt(store, fails);
                }));
            }
            start.countDown();
            int succeeded = 0;
            for (int writer = 0; writer < writers; writer++) {
                boolean success = outcomes.get(writer).get();
                assertEquals(writer % 3 != 0, success);
                succeeded += success ? 1 : 0;
            }
            assertEquals(succeeded, count(store, "n"));
        }
    }

    /** Goal: who shares a commit with one that fails is answered what was committed. Method: they wait while another is at work. */
    @Test
    void theNeighboursOfAFailureAreAnsweredWhatWasKept() {
        everywhere(database -> {
            SqlStore<Sql> store = store(database);
            CountDownLatch begun = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                Future<Long> leader = threads.submit(() -> store.<Long>write(sql -> {
                    begun.countDown();
                    assertDoesNotThrow(() -> goOn.await());
                    return sql.next("n");
                }));
                begun.await();
                List<Thread> waiting = new ArrayList<>();
                List<Long> numbers = new CopyOnWriteArrayList<>();
                AtomicInteger failures = new AtomicInteger();
                for (int writer = 0; writer < 9; writer++) {
                    boolean fails = writer % 4 == 2;
                    waiting.add(Thread.ofPlatform().start(() -> {
                        try {
                            numbers.add(store.<Long>write(sql -> {
                                long number = sql.next("n");
                                if (fails) {
                                    throw new IllegalStateException("this one fails");
                                }
                                return number;
                            }));
                        } catch (IllegalStateException expected) {
                            failures.incrementAndGet();
                        }
                    }));
                }
                await().until(() -> waiting.stream().allMatch(one -> one.getState() == Thread.State.WAITING));
                goOn.countDown();
                for (Thread one : waiting) {
                    one.join();
                }
                assertEquals(1, leader.get());
                assertEquals(2, failures.get());
                assertEquals(
                        List.of(2L, 3L, 4L, 5L, 6L, 7L, 8L),
                        numbers.stream().sorted().toList());
                assertEquals(8, count(store, "n"));
            } catch (Exception failure) {
                throw new AssertionError(failure);
            }
        });
    }

    /** Goal: a mistake that would wait for itself for ever is told at once, and the store goes on. */
    @Test
    void workThatCallsBackIsRefused() {
        everywhere(database -> {
            SqlStore<Sql> store = store(database);
            assertThrows(IllegalStateException.class, () -> store.run(sql -> store.run(again -> again.next("n"))));
            store.run(sql -> sql.next("n"));
            assertEquals(1, count(store, "n"));
        });
    }

    /** Goal: a medium that was full leaves nothing behind. Method: few pages are allowed, then many. */
    @Test
    void whoMeetsAFullMediumWritesAgainOnceThereIsRoom() {
        try (SqlStore<Sql> store = store(SqliteFile.open(folder.resolve("full.db")))) {
            long pages = store.<Long>read(sql -> sql.number("PRAGMA page_count"));
            store.run(sql -> sql.number("PRAGMA max_page_count = " + (pages + 20)));
            String large = "x".repeat(3_000);
            StoreException full = assertThrows(
                    StoreException.class,
                    () -> store.run(sql -> IntStream.range(0, 100).forEach(n -> sql.next(n + large))));
            assertEquals(StoreException.Kind.FULL, full.kind());
            assertEquals(0, count(store, 0 + large));

            store.run(sql -> sql.number("PRAGMA max_page_count = 1000000"));
            store.run(sql -> IntStream.range(0, 100).forEach(n -> sql.next(n + large)));
            assertEquals(1, count(store, 99 + large));
        }
    }

    /** Goal: what a row says is the same on every engine, null and the largest number included. */
    @Test
    void aRowIsReadAlikeEverywhere() {
        everywhere(database -> {
            SqlStore<Sql> store = store(database);
            String query = "SELECT CAST(? AS TEXT) AS words, CAST(NULL AS TEXT) AS absent, CAST(? AS BIGINT) AS large,"
                    + " CAST(NULL AS BIGINT) AS none";
            List<String> read = store.write(sql -> sql.list(
                    query,
                    row -> row.text("words") + row.optionalText("absent") + row.number("large") + row.number("none"),
                    "臺中 'é 𠮷",
                    Long.MAX_VALUE));
            assertEquals(List.of("臺中 'é 𠮷Optional.empty" + Long.MAX_VALUE + "0"), read);
            assertThrows(
                    StoreException.class,
                    () -> store.write(sql -> sql.first(query, row -> row.text("words ?"), "", 1)));
            assertEquals(List.of(), store.write(sql -> sql.list("SELECT name FROM counter", row -> row.text("name"))));
        });
    }

    private static boolean attempt(SqlStore<Sql> store, boolean fails) {
        try {
            store.run(sql -> {
                sql.next("n");
                if (fails) {
                    throw new IllegalStateException("this one fails");
                }
            });
            return true;
        } catch (IllegalStateException expected) {
            return false;
        }
    }

    @Test
    void writersWhoComeTogetherShareCommits() throws Exception {
        AtomicInteger commits = new AtomicInteger();
        int writers = 400;
        try (SqlStore<Sql> store = new SqlStore<>(
                        SqliteFile.open(folder.resolve("group.db")), sql -> sql, commits::incrementAndGet);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> numbers = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                numbers.add(threads.submit(() -> store.<Long>write(sql -> sql.next("n"))));
            }
            List<Long> given = new ArrayList<>();
            for (Future<Long> number : numbers) {
                given.add(number.get());
            }
            assertEquals(writers, given.stream().distinct().count());
            assertEquals(writers, count(store, "n"));
        }
        assertTrue(commits.get() <= writers, "never more commits than writers");
    }

    @Test
    void whatWasWrittenIsThereForTheNextProcess() {
        Path file = folder.resolve("next.db");
        try (SqlStore<Sql> store = store(SqliteFile.open(file))) {
            store.run(sql -> sql.next("n"));
        }
        try (SqlStore<Sql> store = store(SqliteFile.open(file))) {
            assertEquals(1, count(store, "n"));
        }
    }

    @Test
    void memoryOutlivesItsStoresAndCanBeCopied() {
        MemoryDatabase memory = TestStore.inMemory();
        store(memory).run(sql -> sql.next("n"));
        assertEquals(1, count(store(memory), "n"));

        MemoryDatabase copy = MemoryDatabase.copyOf(memory.image());
        store(copy).run(sql -> sql.next("n"));
        assertEquals(2, count(store(copy), "n"));
        assertEquals(1, count(store(memory), "n"));
    }

    @Test
    void aClosedStoreSaysSo() {
        SqlStore<Sql> store = store(SqliteFile.open(folder.resolve("closed.db")));
        store.close();
        StoreException refused = assertThrows(StoreException.class, () -> store.run(sql -> sql.next("n")));
        assertEquals(StoreException.Kind.CLOSED, refused.kind());
    }

    @Test
    void aDamagedFileIsRefusedAndLeftAsItIs() throws IOException {
        Path file = folder.resolve("damaged.db");
        try (SqlStore<Sql> store = store(SqliteFile.open(file))) {
            for (int n = 0; n < 50; n++) {
                String name = "counter " + n;
                store.run(sql -> sql.next(name));
            }
            store.run(sql -> sql.next("n"));
        }
        byte[] content = Files.readAllBytes(file);
        for (int at = 4096; at < content.length; at++) {
            content[at] = (byte) 0xA5;
        }
        Files.write(file, content);

        StoreException refused = assertThrows(StoreException.class, () -> SqliteFile.open(file));
        assertEquals(StoreException.Kind.FAILED, refused.kind());
        assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
        assertEquals(content.length, Files.size(file));
    }

    private void everywhere(java.util.function.Consumer<SqlDatabase> test) {
        List<Supplier<SqlDatabase>> databases = List.of(
                MemoryDatabase::create,
                () -> SqliteFile.open(folder.resolve("both.db")),
                () -> PostgresDatabase.open(TestPostgres.shared().freshAddress(), "postgres"));
        databases.forEach(database -> test.accept(database.get()));
    }

    private static SqlStore<Sql> store(SqlDatabase database) {
        return new SqlStore<>(database, sql -> sql, () -> {});
    }

    private static long count(SqlStore<Sql> store, String counter) {
        return store.<Long>read(sql -> sql.number("SELECT value FROM counter WHERE name = ?", counter));
    }
}
