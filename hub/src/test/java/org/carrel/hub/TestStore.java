package org.carrel.hub;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.id.Bytes;
import org.carrel.hub.adapter.sql.MemoryDatabase;
import org.carrel.hub.adapter.sql.SqlDatabase;

/** The database that tests of the rules run on: SQLite in memory, or with {@code -Dcarrel.test.store=postgresql} a real server. */
public sealed interface TestStore {
    SqlDatabase database();

    /** Everything committed, so that two moments can be compared. */
    Bytes image();

    /** An empty one with the present schema. */
    static TestStore fresh() {
        return System.getProperty("carrel.test.store", "memory").equals("postgresql")
                ? new OnServer(TestPostgres.shared().fresh())
                : new InMemory(inMemory());
    }

    /** An empty one in memory, whatever other tests run on. */
    static MemoryDatabase inMemory() {
        return MemoryDatabase.copyOf(InMemory.SCHEMA);
    }

    /** SQLite in memory. */
    record InMemory(MemoryDatabase database) implements TestStore {
        private static final Bytes SCHEMA = MemoryDatabase.create().image();

        @Override
        public Bytes image() {
            return database.image();
        }
    }

    /** A database of its own on a PostgreSQL server that this test run started. */
    record OnServer(SqlDatabase database) implements TestStore {
        @Override
        public Bytes image() {
            Connection connection = database.reader();
            try (Statement statement = connection.createStatement()) {
                StringBuilder all = new StringBuilder();
                for (String table : texts(
                        statement,
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_name <>"
                                + " 'flyway_schema_history' ORDER BY table_name")) {
                    all.append(table).append('\n');
                    texts(statement, "SELECT t::text FROM \"" + table + "\" t ORDER BY t::text")
                            .forEach(row -> all.append(row).append('\n'));
                }
                return Bytes.of(all.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
            } catch (SQLException failure) {
                throw new AssertionError(failure);
            } finally {
                database.release(connection);
            }
        }

        private static List<String> texts(Statement statement, String query) throws SQLException {
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }
}
