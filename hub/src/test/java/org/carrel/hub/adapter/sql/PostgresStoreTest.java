package org.carrel.hub.adapter.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carrel.hub.TestPostgres;
import org.carrel.hub.transaction.StoreException;
import org.junit.jupiter.api.Test;

/**
 * Goal: several hub processes on one server see one order of events, and a connection that is lost costs at most the work that was
 * under way. Method: two stores on one database, a server whose administrator puts everybody out, a writer that stops in the middle.
 */
class PostgresStoreTest {
    private final TestPostgres server = TestPostgres.shared();

    @Test
    void twoProcessesNeverGiveOneNumberTwice() throws Exception {
        PostgresAddress address = server.freshAddress();
        int each = 300;
        try (SqlStore<Sql> one = open(address);
                SqlStore<Sql> other = open(address);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> numbers = new ArrayList<>();
            for (int writer = 0; writer < each; writer++) {
                numbers.add(threads.submit(() -> readThenWrite(one)));
                numbers.add(threads.submit(() -> readThenWrite(other)));
            }
            TreeSet<Long> given = new TreeSet<>();
            for (Future<Long> number : numbers) {
                assertTrue(given.add(number.get()), "given twice: " + number.get());
            }
            assertEquals(2L * each, given.last());
        }
    }

    /** Decides on what it read, as the rules do; without turns two processes would decide on the same picture. */
    private static long readThenWrite(SqlStore<Sql> store) {
        return store.write(sql -> {
            long present = sql.number("SELECT value FROM counter WHERE name = 'n'");
            if (present == 0) {
                sql.update("INSERT INTO counter (name, value) VALUES ('n', 1)");
            } else {
                sql.update("UPDATE counter SET value = ? WHERE name = 'n'", present + 1);
            }
            return present + 1;
        });
    }

    @Test
    void connectionsLostWhileNobodyWorksAreReplacedUnseen() {
        try (SqlStore<Sql> store = open(server.freshAddress())) {
            store.run(sql -> sql.next("n"));
            server.putAllOut();
            store.run(sql -> sql.next("n"));
            server.putAllOut();
            for (int reader = 0; reader < 8; reader++) {
                assertEquals(2L, store.<Long>read(sql -> sql.number("SELECT value FROM counter WHERE name = 'n'")));
            }
        }
    }

    @Test
    void aConnectionLostAtWorkFailsThatWorkAndNoOther() {
        try (SqlStore<Sql> store = open(server.freshAddress())) {
            StoreException lost = assertThrows(
                    StoreException.class,
                    () -> store.run(sql -> {
                        sql.next("n");
                        server.putAllOut();
                        sql.next("n");
                    }));
            assertEquals(StoreException.Kind.LOST, lost.kind());
            assertEquals(1L, store.<Long>write(sql -> sql.next("n")));
        }
    }

    @Test
    void aWriterThatStopsInTheMiddleLosesItsTurn() throws SQLException {
        PostgresAddress address = server.freshAddress();
        PostgresDatabase database = PostgresDatabase.open(address, "postgres");
        try (SqlStore<Sql> store = open(address);
                Connection stopped = database.writer();
                Statement statement = stopped.createStatement()) {
            database.claim(stopped);
            statement.execute("INSERT INTO counter (name, value) VALUES ('half', 1)");

            assertEquals(1L, store.<Long>write(sql -> sql.next("n")));

            assertThrows(SQLException.class, stopped::commit);
            assertEquals(0L, store.<Long>read(sql -> sql.number("SELECT COUNT(*) FROM counter WHERE name = 'half'")));
        }
    }

    @Test
    void whatTheServerSaysOfARowStaysInside() {
        try (SqlStore<Sql> store = open(server.freshAddress())) {
            StoreException refused = assertThrows(
                    StoreException.class,
                    () -> store.run(sql -> {
                        sql.update("INSERT INTO counter (name, value) VALUES (?, 1)", "wang-da-ming");
                        sql.update("INSERT INTO counter (name, value) VALUES (?, 1)", "wang-da-ming");
                    }));
            assertEquals(StoreException.Kind.FAILED, refused.kind());
            assertFalse(String.valueOf(refused.getMessage()).contains("wang"), refused.getMessage());
            assertFalse(String.valueOf(refused.getCause()).contains("wang"), String.valueOf(refused.getCause()));
        }
    }

    @Test
    void aServerThatIsNotThereIsNamed() {
        StoreException missing = assertThrows(
                StoreException.class,
                () -> PostgresDatabase.open(PostgresAddress.parse("postgresql://hub@localhost:1/carrel"), "secret"));
        assertEquals(StoreException.Kind.LOST, missing.kind());
        assertTrue(String.valueOf(missing.getMessage()).contains("localhost:1"), missing.getMessage());
        assertFalse(String.valueOf(missing.getMessage()).contains("secret"), missing.getMessage());
    }

    private static SqlStore<Sql> open(PostgresAddress address) {
        return new SqlStore<>(PostgresDatabase.open(address, "postgres"), sql -> sql, () -> {});
    }
}
