package org.carrel.hub.adapter.sql;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.carrel.hub.transaction.StoreException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A SQLite file: write-ahead log, every commit forced to the medium. */
public final class SqliteFile implements SqlDatabase {
    private static final int BUSY_MILLIS = 5_000;

    /** Of each connection: a search of a large catalogue looks at a thousand rows, and finds their pages here the next time. */
    private static final int CACHE_KIBIBYTES = 16 << 10;

    /** What is in the log goes into the file when there is so much: the writers wait meanwhile, and pages that change often go once. */
    private static final int CHECKPOINT_PAGES = 4_000;

    private final SQLiteDataSource source;

    private SqliteFile(Path file) {
        this.source = source(file);
    }

    /**
     * Opens or creates the file, looks for damage and brings the schema up to date.
     *
     * @throws StoreException when the file cannot be opened or is damaged; it is left as it is
     */
    public static SqliteFile open(Path file) {
        SqliteFile database = new SqliteFile(file);
        database.requireSound(file);
        Schema.updateSqlite(database.source);
        return database;
    }

    private static SQLiteDataSource source(Path file) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        // Nobody asks for them, and the driver would look for them after each insertion.
        config.setGetGeneratedKeys(false);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setCacheSize(-CACHE_KIBIBYTES);
        // Each writer's part of a group is a savepoint, and what a savepoint may have to undo would otherwise be
        // written to a file.
        config.setTempStore(SQLiteConfig.TempStore.MEMORY);
        // The driver begins the next transaction as soon as one has ended: it must not keep others out until it is
        // used.
        config.setTransactionMode(SQLiteConfig.TransactionMode.DEFERRED);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        return source;
    }

    private void requireSound(Path file) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (!answer.next() || !"ok".equals(answer.getString(1))) {
                throw new StoreException(
                        StoreException.Kind.FAILED,
                        "the database " + file + " is damaged; restore it from a backup or move it aside");
            }
        } catch (SQLException failure) {
            throw new StoreException(
                    StoreException.Kind.FAILED,
                    "the database " + file + " cannot be opened: " + failure.getMessage(),
                    failure);
        }
    }

    @Override
    public Connection writer() {
        return connect(source, "PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
    }

    @Override
    public Connection reader() {
        return connect(source, "PRAGMA query_only = 1");
    }

    @Override
    public boolean readsApart() {
        return true;
    }

    /** By a statement that writes nothing: it takes the file's lock before anything is read, and waits for whoever has it. */
    @Override
    public void claim(Connection writer) {
        try (Statement statement = writer.createStatement()) {
            statement.executeUpdate("DELETE FROM flyway_schema_history WHERE 0");
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
        // Each connection belongs to whoever asked for it; the file itself needs no closing.
    }

    private static Connection connect(SQLiteDataSource source, String first) {
        try {
            Connection connection = source.getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.execute(first);
            }
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException failure) {
            throw SqlFailure.of(failure, "connect");
        }
    }
}
