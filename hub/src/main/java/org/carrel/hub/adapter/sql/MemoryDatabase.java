package org.carrel.hub.adapter.sql;

import java.sql.Connection;
import java.sql.SQLException;
import org.carrel.contract.id.Bytes;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/**
 * SQLite in memory, for the simulation and for tests. Outlives the stores opened on it, as a disk outlives a process: what a
 * store had committed is there for the next. One thread at a time.
 */
public final class MemoryDatabase implements SqlDatabase {
    private static final String MAIN = "main";

    private final SQLiteConnection connection;

    private MemoryDatabase(SQLiteConnection connection) {
        this.connection = connection;
    }

    /** An empty one with the present schema. Takes a while; {@link #copyOf} its {@link #image} is quick. */
    public static MemoryDatabase create() {
        try {
            SQLiteConnection connection = connect();
            Schema.updateSqlite(KeptOpen.source(connection));
            connection.setAutoCommit(false);
            return new MemoryDatabase(connection);
        } catch (SQLException failure) {
            throw SqlFailure.of(failure, "create in memory");
        }
    }

    /** One that holds what {@code image} held. */
    public static MemoryDatabase copyOf(Bytes image) {
        try {
            SQLiteConnection connection = connect();
            connection.deserialize(MAIN, image.toArray());
            connection.setAutoCommit(false);
            return new MemoryDatabase(connection);
        } catch (SQLException failure) {
            throw SqlFailure.of(failure, "copy in memory");
        }
    }

    /** Everything committed, as a backup takes it. */
    public Bytes image() {
        try {
            return Bytes.of(connection.serialize(MAIN));
        } catch (SQLException failure) {
            throw SqlFailure.of(failure, "serialize");
        }
    }

    private static SQLiteConnection connect() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.enforceForeignKeys(true);
        // Nobody asks for them, and the driver would look for them after each insertion.
        config.setGetGeneratedKeys(false);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite::memory:");
        return (SQLiteConnection) source.getConnection();
    }

    @Override
    public Connection writer() {
        return connection;
    }

    @Override
    public Connection reader() {
        throw new UnsupportedOperationException("in memory there is one connection");
    }

    @Override
    public boolean readsApart() {
        return false;
    }

    @Override
    public void claim(Connection writer) {
        // Nobody else is here.
    }

    @Override
    public void release(Connection unused) {
        // It is the database.
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw SqlFailure.of(failure, "close in memory");
        }
    }
}
