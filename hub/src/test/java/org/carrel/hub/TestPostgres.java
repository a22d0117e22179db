package org.carrel.hub;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.carrel.hub.adapter.sql.PostgresAddress;
import org.carrel.hub.adapter.sql.PostgresDatabase;

/**
 * A real PostgreSQL server for this test run, and databases on it that are copies of one with the schema. Making one takes a tenth of a
 * second and opening it another, so the tests of the rules get one that was emptied, which takes a tenth of that.
 */
public final class TestPostgres {
    private static final String TEMPLATE = "carrel_schema";
    /** A test uses a database or two at a time; those of tests long ended go, and their connections with them. */
    private static final int KEPT = 8;

    private final EmbeddedPostgres server;
    private final Deque<String> given = new ArrayDeque<>();
    private final Deque<Emptied> emptied = new ArrayDeque<>();
    private int count;

    /** What empties any copy of the template: rows that the schema itself brings are put back. */
    private final String emptying;

    private record Emptied(PostgresAddress address, PostgresDatabase database) {}

    private TestPostgres(EmbeddedPostgres server) {
        this.server = server;
        execute("CREATE DATABASE " + TEMPLATE);
        PostgresDatabase.open(address(TEMPLATE), "postgres").close();
        this.emptying = emptying();
    }

    private static final class Shared {
        private static final TestPostgres INSTANCE = start();
    }

    /** Started with the first call; ends with the process. */
    public static TestPostgres shared() {
        return Shared.INSTANCE;
    }

    /** It need not outlive a power cut, only its clients, and forces nothing onto the disk. */
    private static TestPostgres start() {
        try {
            return new TestPostgres(EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .start());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String emptying() {
        StringBuilder all = new StringBuilder("SET session_replication_role = replica; ");
        try (Connection connection = server.getDatabase("postgres", TEMPLATE).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA brought");
            for (String table : tables(statement)) {
                all.append("DELETE FROM ").append(table).append("; ");
                if (statement.executeUpdate("CREATE TABLE brought." + table + " AS TABLE " + table) > 0) {
                    all.append("INSERT INTO %1$s SELECT * FROM brought.%1$s; ".formatted(table));
                }
            }
            return all.append("SET session_replication_role = DEFAULT").toString();
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT table_name FROM information_schema.tables"
                + " WHERE table_schema = 'public' AND table_name <> 'flyway_schema_history'")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    /** One with nothing in it but what the schema brings, for a test that needs no other database of its own kind. */
    synchronized PostgresDatabase fresh() {
        Emptied next;
        if (emptied.size() < KEPT) {
            PostgresAddress address = address(create(TEMPLATE));
            next = new Emptied(address, PostgresDatabase.open(address, "postgres"));
        } else {
            next = emptied.remove();
            putOut(next.address);
            execute(next.address.database(), emptying);
        }
        emptied.add(next);
        return next.database;
    }

    /** A database with the schema and nothing in it. */
    public PostgresAddress freshAddress() {
        return freshAddress(TEMPLATE);
    }

    /** A database with nothing in it, as an administrator makes one for a new library. */
    public PostgresAddress bareAddress() {
        return freshAddress("template0");
    }

    private synchronized PostgresAddress freshAddress(String template) {
        while (given.size() >= KEPT) {
            execute("DROP DATABASE " + given.remove() + " WITH (FORCE)");
        }
        String name = create(template);
        given.add(name);
        return address(name);
    }

    private String create(String template) {
        String name = "library_" + ++count;
        // Copying files takes half as long as writing each page into the log.
        execute("CREATE DATABASE " + name + " TEMPLATE " + template + " STRATEGY = FILE_COPY");
        return name;
    }

    PostgresAddress address(String database) {
        return PostgresAddress.parse("postgresql://postgres@localhost:" + server.getPort() + "/" + database);
    }

    /** As an administrator. */
    void execute(String statement) {
        execute("postgres", statement);
    }

    private void execute(String database, String statement) {
        try (Connection connection = server.getDatabase("postgres", database).getConnection();
                Statement running = connection.createStatement()) {
            running.execute(statement);
        } catch (SQLException failure) {
            throw new AssertionError(statement, failure);
        }
    }

    /** Puts everybody out, as an administrator or a restart of the server does. */
    public void putAllOut() {
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'carrel-hub'");
    }

    /** Lets nobody into the database any more and puts out who is in. */
    void shut(PostgresAddress address) {
        execute("ALTER DATABASE " + address.database() + " ALLOW_CONNECTIONS false");
        putOut(address);
    }

    private void putOut(PostgresAddress address) {
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + address.database() + "'");
    }

    void open(PostgresAddress address) {
        execute("ALTER DATABASE " + address.database() + " ALLOW_CONNECTIONS true");
    }
}
