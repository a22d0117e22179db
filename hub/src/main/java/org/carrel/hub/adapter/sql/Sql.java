package org.carrel.hub.adapter.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.carrel.hub.adapter.sql.driver.Prepared;
import org.carrel.hub.adapter.sql.driver.Rows;
import org.jspecify.annotations.Nullable;

/**
 * Statements on one connection, prepared once each. Parameters are {@code String}, {@code Long}, {@code Integer} or null. For one
 * thread at a time.
 */
public final class Sql implements AutoCloseable {
    /** All statements of the hub fit; the least used goes when an adapter makes up texts as it runs. */
    private static final int PREPARED_MAX = 300;

    private final Connection connection;
    private final boolean writes;
    private final List<Runnable> ending = new ArrayList<>();
    private final Map<String, Prepared> prepared = new LinkedHashMap<>(64, 0.75f, true);

    Sql(Connection connection, boolean writes) {
        this.connection = connection;
        this.writes = writes;
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

    /** Whether its transactions can change something, and then see whatever was committed before. */
    public boolean writes() {
        return writes;
    }

    /** Runs {@code next} once, when the present transaction has been committed or undone. */
    public void whenEnded(Runnable next) {
        ending.add(next);
    }

    /** The transaction has been committed, or undone, or lost with its connection. */
    void ended() {
        List<Runnable> all = List.copyOf(ending);
        ending.clear();
        all.forEach(Runnable::run);
    }

    Connection connection() {
        return connection;
    }

    /** All rows that the query finds. */
    public <T> List<T> list(String query, Function<Row, T> reader, @Nullable Object... parameters) {
        try {
            Prepared statement = prepared(query);
            List<T> found = new ArrayList<>();
            try (Rows rows = statement.query(parameters)) {
                Row row = new Row(rows, statement.columns());
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
            Prepared statement = prepared(query);
            try (Rows rows = statement.query(parameters)) {
                return rows.next() ? Optional.of(reader.apply(new Row(rows, statement.columns()))) : Optional.empty();
            }
        } catch (SQLException failure) {
            throw SqlFailure.of(failure, query);
        }
    }

    /** The number in the first column of the first row, 0 when there is none. */
    public long number(String query, @Nullable Object... parameters) {
        try (Rows rows = prepared(query).query(parameters)) {
            return rows.next() ? rows.number(1) : 0;
        } catch (SQLException failure) {
            throw SqlFailure.of(failure, query);
        }
    }

    /** @return how many rows were changed */
    public int update(String change, @Nullable Object... parameters) {
        try {
            return prepared(change).update(parameters);
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

    private Prepared prepared(String text) throws SQLException {
        Prepared known = prepared.get(text);
        if (known != null && !known.isOver()) {
            return known;
        }
        Prepared fresh = Prepared.of(connection, text);
        prepared.put(text, fresh);
        forgetLeastUsed();
        return fresh;
    }

    private void forgetLeastUsed() throws SQLException {
        if (prepared.size() > PREPARED_MAX) {
            Map.Entry<String, Prepared> oldest = prepared.entrySet().iterator().next();
            prepared.remove(oldest.getKey());
            oldest.getValue().close();
        }
    }

    /** Closes the statements; the connection goes back to its database. */
    @Override
    public void close() {
        try {
            for (Prepared each : prepared.values()) {
                each.close();
            }
            prepared.clear();
        } catch (SQLException failure) {
            throw SqlFailure.of(failure, "close");
        }
    }
}
