package org.carrel.hub.adapter.sql.backup;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.carrel.hub.transaction.StoreException;

/** Looks whether a file is a hub's database without a fault in it. */
final class SoundFile {
    private static final String BUSY = "PRAGMA busy_timeout = 5000";

    private SoundFile() {}

    static Connection connect(Path file) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
        try (Statement statement = connection.createStatement()) {
            statement.execute(BUSY);
        }
        return connection;
    }

    /** @throws StoreException with one sentence unless it is */
    static void require(Path file) {
        try (Connection connection = connect(file);
                Statement statement = connection.createStatement()) {
            List<String> said = texts(statement, "PRAGMA integrity_check(1)");
            if (!said.equals(List.of("ok"))) {
                throw new StoreException(StoreException.Kind.FAILED, file + " is damaged: " + String.join("; ", said));
            }
            if (!texts(statement, "PRAGMA foreign_key_check").isEmpty()) {
                throw new StoreException(
                        StoreException.Kind.FAILED, file + " is damaged: a row points to one that is not there");
            }
            if (texts(statement, "SELECT name FROM sqlite_master WHERE name = 'inbox_head'")
                    .isEmpty()) {
                throw new StoreException(StoreException.Kind.FAILED, file + " is no hub's database");
            }
        } catch (SQLException unreadable) {
            throw new StoreException(StoreException.Kind.FAILED, file + " cannot be read as a database", unreadable);
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
