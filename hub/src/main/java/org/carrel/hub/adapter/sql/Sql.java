package org.carrel.hub.adapter.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Statements on one connection, prepared once each. Parameters are {@code String}, {@code Long}, {@code Integer} or null. For one
 * thread at a time.
 */
public final class Sql implements AutoCloseable {
    /** All statements of the hub fit; the least used goes when an adapter makes up texts as it runs. */
    private static final int PREPARED_MAX = 300;

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>(64, 0.75f, true);

    Sql(Connection connection) {
        this.connection = connection;
    }

    /** Which engine it speaks to, for the few things that each has its own way of. */
    public enum Engine {
        SQLITE,
        POSTGRESQL
    }

    public Engine engine() {
        try {
            String name = connection.getMetaData().getDatabaseProductName();
            return name.equals("PostgreSQL") ? Engine.POSTGRESQL : Engine.SQLITE;
        } catch (SQLException failure) {
            throw SqlFailure.of(failure, "engine");
        }
    }

    Connection connection() {
        return connection;
    }

    /** All rows that the query finds. */
    public <T> List<T> list(String query, Function<Row, T> reader, @Nullable Object... parameters) {
        try {
            PreparedStatement statement = bound(query, parameters);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                Row row = new Row(rows);
                while (rows.next()) {
                    found.add(reader.apply(row));
                }
            }
            return found;
        } catch (SQLException failure) {
            throw SqlFailure.of(failure, query);
        }
    }

    /** The first row that the query finds. */
    public <T> Optional<T> first(String query, Function<Row, T> reader, @Nullable Object... parameters) {
        try {
            PreparedStatement statement = bound(query, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(reader.apply(new Row(rows))) : Optional.empty();
            }
        } catch (SQLException failure) {
            throw SqlFailure.of(failure, query);
        }
    }

    /** The number in the first column of the first row, 0 when there is none. */
    public long number(String query, @Nullable Object... parameters) {
        try {
            PreparedStatement statement = bound(query, parameters);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        } catch (SQLException failure) {
            throw SqlFailure.of(failure, query);
        }
    }

    /** @return how many rows were changed */
    public int update(String change, @Nullable Object... parameters) {
        try {
            return bound(change, parameters).executeUpdate();
        } catch (SQLException failure) {
            throw SqlFailure.of(failure, change);
        }
    }

    /** The next value, from 1, of a counter of this name. */
    public long next(String counter) {
        return number(
                "INSERT INTO counter (name, value) VALUES (?, 1)"
                        + " ON CONFLICT (name) DO UPDATE SET value = counter.value + 1 RETURNING value",
                counter);
    }

    private PreparedStatement bound(String text, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = prepared.get(text);
        if (statement == null) {
            statement = connection.prepareStatement(text);
            prepared.put(text, statement);
            forgetLeastUsed();
        }
        for (int index = 0; index < parameters.length; index++) {
            Object parameter = parameters[index];
            switch (parameter) {
                case null -> statement.setNull(index + 1, java.sql.Types.NULL);
                case String text_ -> statement.setString(index + 1, text_);
                case Long number -> statement.setLong(index + 1, number);
                case Integer number -> statement.setInt(index + 1, number);
                default -> throw new IllegalArgumentException("no parameter of " + parameter.getClass());
            }
        }
        return statement;
    }

    private void forgetLeastUsed() throws SQLException {
        if (prepared.size() > PREPARED_MAX) {
            Map.Entry<String, PreparedStatement> oldest =
                    prepared.entrySet().iterator().next();
            prepared.remove(oldest.getKey());
            oldest.getValue().close();
        }
    }

    /** Closes the statements; the connection goes back to its database. */
    @Override
    public void close() {
        try {
            for (PreparedStatement statement : prepared.values()) {
                statement.close();
            }
            prepared.clear();
        } catch (SQLException failure) {
            throw SqlFailure.of(failure, "close");
        }
    }
}
