package org.carrel.hub.adapter.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.carrel.hub.transaction.StoreException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database on a PostgreSQL server, which several hub processes may share. Writers take turns by a lock that the server holds for
 * the length of a transaction, so that the rules see one order of events, whichever process applies them; each turn commits a whole group.
 * A process that stops in the middle loses its turn after {@value #IDLE_SECONDS} s. Each commit is told to {@link PostgresPeers}.
 */
public final class PostgresDatabase implements SqlDatabase {
    /** Any number will do; all hubs on a database must use the same. */
    private static final long TURN = 0x6361_7272_656CL;

    /** The channel on which the server tells of commits. */
    private static final String COMMITS = "carrel";

    private static final int CONNECT_SECONDS = 5;
    private static final int ANSWER_SECONDS = 30;
    private static final int TURN_SECONDS = 10;
    private static final int IDLE_SECONDS = 5;
    static final int WATCHER_SECONDS = 6;
    private static final int WATCHER_ANSWER_MILLIS = 4_000;

    private final PGSimpleDataSource source;
    private final String name;

    private PostgresDatabase(PGSimpleDataSource source, String name) {
        this.source = source;
        this.name = name;
    }

    /**
     * Finds the server and brings the schema up to date; of several hubs that start together one does it, the others wait.
     *
     * @throws StoreException when the server cannot be reached, refuses us, or holds a schema that is not ours
     */
    public static PostgresDatabase open(PostgresAddress address, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {address.host()});
        source.setPortNumbers(new int[] {address.port()});
        source.setDatabaseName(address.database());
        source.setUser(address.user());
        source.setPassword(password);
        source.setApplicationName("carrel-hub");
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(ANSWER_SECONDS);
        source.setTcpKeepAlive(true);
        source.setSslMode(address.protection().mode());
        // The offending row would be part of the message, and a row may be personal.
        source.setLogServerErrorDetail(false);
        source.setOptions("-c timezone=UTC -c synchronous_commit=on");
        String name = name(source, address + " does not let us in");
        Schema.updatePostgresql(source);
        return new PostgresDatabase(source, name);
    }

    /** Made by the server, so that no two processes on it have the same: digits and a hyphen. */
    private static String name(PGSimpleDataSource source, String doing) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid() || '-'"
                        + " || (extract(epoch from clock_timestamp()) * 1000000)::bigint")) {
            row.next();
            return row.getString(1);
        } catch (SQLException failure) {
            throw SqlFailure.of(failure, doing);
        }
    }

    /** Whether hubs have worked on it. */
    public boolean hasAuditTrail() {
        return hasAny("audit");
    }

    /** Whether devices were given certificates. */
    public boolean hasCertificates() {
        return hasAny("device_certificate");
    }

    private boolean hasAny(String table) {
        Connection connection = reader();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT 1 FROM " + table + ")")) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException failure) {
            throw SqlFailure.of(failure, table);
        } finally {
            release(connection);
        }
    }

    /** Of this process among those on the database. */
    String name() {
        return name;
    }

    /** A session that hears of commits and holds locks, in auto-commit mode; the server ends it soon after it has fallen silent. */
    Connection watcher() {
        Connection connection = connect(
                "SET idle_session_timeout = '" + WATCHER_SECONDS + "s'; SET tcp_user_timeout = '" + WATCHER_SECONDS
                        + "s'; LISTEN " + COMMITS,
                "connect");
        try {
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, WATCHER_ANSWER_MILLIS);
            return connection;
        } catch (SQLException failure) {
            release(connection);
            throw SqlFailure.of(failure, "connect");
        }
    }

    @Override
    public Connection writer() {
        return connect(
                "SET lock_timeout = '" + TURN_SECONDS + "s';" + " SET idle_in_transaction_session_timeout = '"
                        + IDLE_SECONDS + "s'",
                "connect");
    }

    @Override
    public Connection reader() {
        return connect(
                "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;"
                        + " SET idle_in_transaction_session_timeout = '" + ANSWER_SECONDS + "s'",
                "connect");
    }

    @Override
    public boolean readsApart() {
        return true;
    }

    @Override
    public void claim(Connection writer) {
        try (Statement statement = writer.createStatement()) {
            statement.execute(
                    "SELECT pg_advisory_xact_lock(" + TURN + "), pg_notify('" + COMMITS + "', '" + name + "')");
        } catch (SQLException failure) {
            throw SqlFailure.of(failure, "wait for a turn to write");
        }
    }

    @Override
    public void release(Connection connection) {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw SqlFailure.of(failure, "close");
        }
    }

    @Override
    public void close() {
        // Each connection belongs to whoever asked for it; the server needs no closing.
    }

    private Connection connect(String first, String doing) {
        try {
            Connection connection = source.getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.execute(first);
                connection.setAutoCommit(false);
                return connection;
            } catch (SQLException failure) {
                connection.close();
                throw failure;
            }
        } catch (SQLException failure) {
            throw SqlFailure.of(failure, doing);
        }
    }
}
