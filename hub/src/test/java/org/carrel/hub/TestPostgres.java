package org.carrel.hub;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import org.carrel.hub.adapter.sql.PostgresAddress;
import org.carrel.hub.adapter.sql.PostgresDatabase;

/** A real PostgreSQL server for this test run, and databases on it that are copies of one with the schema. */
public final class TestPostgres {
    private static final String TEMPLATE = "carrel_schema";
    /** A test uses a database or two at a time; those of tests long ended go, and their connections with them. */
    private static final int KEPT = 8;

    private final EmbeddedPostgres server;
    private final Deque<String> given = new ArrayDeque<>();
    private int count;

    private TestPostgres(EmbeddedPostgres server) {
        this.server = server;
        execute("CREATE DATABASE " + TEMPLATE);
        PostgresDatabase.open(address(TEMPLATE), "postgres").close();
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

    PostgresDatabase fresh() {
        return PostgresDatabase.open(freshAddress(), "postgres");
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
        String name = "library_" + ++count;
        // Copying files takes half as long as writing each page into the log.
        execute("CREATE DATABASE " + name + " TEMPLATE " + template + " STRATEGY = FILE_COPY");
        given.add(name);
        return address(name);
    }

    PostgresAddress address(String database) {
        return PostgresAddress.parse("postgresql://postgres@localhost:" + server.getPort() + "/" + database);
    }

    /** As an administrator. */
    void execute(String statement) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
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
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + address.database() + "'");
    }

    void open(PostgresAddress address) {
        execute("ALTER DATABASE " + address.database() + " ALLOW_CONNECTIONS true");
    }
}
