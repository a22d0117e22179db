package org.carrel.hub.adapter.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
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
    private final Map<String, Prepared> prepared = new LinkedHashMap<>(64, 0.75f, true);

    /**
     * A statement, and where its columns are.
     *
     * @param columns by name, as they are asked for: a driver looks each name up anew in every result
     */
    private record Prepared(PreparedStatement statement, Map<String, Integer> columns) {}

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
            Prepared bound = bound(query, parameters);
            List<T> found = new ArrayList<>();
            try (ResultSet rows = bound.statement().executeQuery()) {
                Row row = new Row(rows, bound.columns());
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
            Prepared bound = bound(query, parameters);
            try (ResultSet rows = bound.statement().executeQuery()) {
                return rows.next() ? Optional.of(reader.apply(new Row(rows, bound.columns()))) : Optional.empty();
            }
        } catch (SQLException failure) {
            throw SqlFailure.of(failure, query);
        }
    }

    /** The number in the first column of the first row, 0 when there is none. */
    public long number(String query, @Nullable Object... parameters) {
        try {
            try (ResultSet rows = bound(query, parameters).statement().executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        } catch (SQLException failure) {
            throw SqlFailure.of(failure, query);
        }
    }

    /** @return how many rows were changed */
    public int update(String change, @Nullable Object... parameters) {
        try {
            return bound(change, parameters).statement().executeUpdate();
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

    private Prepared bound(String text, @Nullable Object... parameters) throws SQLException {
        Prepared found = prepared.get(text);
        if (found == null) {
            found = new Prepared(connection.prepareStatement(text), new HashMap<>());
            prepared.put(text, found);
            forgetLeastUsed();
        }
        PreparedStatement statement = found.statement();
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
        return found;
    }

    private void forgetLeastUsed() throws SQLException {
        if (prepared.size() > PREPARED_MAX) {
            Map.Entry<String, Prepared> oldest = prepared.entrySet().iterator().next();
            prepared.remove(oldest.getKey());
            oldest.getValue().statement().close();
        }
    }

    /** Closes the statements; the connection goes back to its database. */
    @Override
    public void close() {
        try {
            for (Prepared each : prepared.values()) {
                each.statement().close();
            }
            prepared.clear();
        } catch (SQLException failure) {
            throw SqlFailure.of(failure, "close");
        }
    }
}
