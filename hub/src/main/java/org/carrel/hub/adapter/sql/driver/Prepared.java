package org.carrel.hub.adapter.sql.driver;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.CoreStatement;

/**
 * A statement on one connection. Parameters are {@code String}, {@code Long}, {@code Integer} or null. For one thread, and one
 * result, at a time.
 */
public sealed interface Prepared extends AutoCloseable permits JdbcPrepared, SqlitePrepared {
    static Prepared of(Connection connection, String text) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        return statement instanceof CoreStatement ours
                ? new SqlitePrepared(statement, ours, SqlitePrepared.columns(ours))
                : new JdbcPrepared(statement);
    }

    Rows query(@Nullable Object... parameters) throws SQLException;

    /** @return how many rows were changed */
    int update(@Nullable Object... parameters) throws SQLException;

    /** Where columns are, by name, as they were asked for before: a driver looks each up anew in every result. */
    Map<String, Integer> columns();

    /** Whether a failure has ended it: it must be prepared again. */
    boolean isOver() throws SQLException;

    @Override
    void close() throws SQLException;
}
