package org.carrel.hub.adapter.sql.driver;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By JDBC alone. */
record JdbcPrepared(PreparedStatement statement, Map<String, Integer> columns) implements Prepared {
    JdbcPrepared(PreparedStatement statement) {
        this(statement, new HashMap<>());
    }

    @Override
    public Rows query(@Nullable Object... parameters) throws SQLException {
        bind(parameters);
        return new Result(statement.executeQuery());
    }

    @Override
    public int update(@Nullable Object... parameters) throws SQLException {
        bind(parameters);
        return statement.executeUpdate();
    }

    private void bind(@Nullable Object... parameters) throws SQLException {
        for (int index = 0; index < parameters.length; index++) {
            switch (parameters[index]) {
                case null -> statement.setNull(index + 1, Types.NULL);
                case String text -> statement.setString(index + 1, text);
                case Long number -> statement.setLong(index + 1, number);
                case Integer number -> statement.setInt(index + 1, number);
                default -> throw new IllegalArgumentException("no parameter of " + parameters[index]);
            }
        }
    }

    @Override
    public boolean isOver() throws SQLException {
        return statement.isClosed();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }

    private record Result(ResultSet rows) implements Rows {
        @Override
        public boolean next() throws SQLException {
            return rows.next();
        }

        @Override
        public int find(String column) throws SQLException {
            return rows.findColumn(column);
        }

        @Override
        public @Nullable String text(int column) throws SQLException {
            return rows.getString(column);
        }

        @Override
        public long number(int column) throws SQLException {
            return rows.getLong(column);
        }

        @Override
        public void close() throws SQLException {
            rows.close();
        }
    }
}
