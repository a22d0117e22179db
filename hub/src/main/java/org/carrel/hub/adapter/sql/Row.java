package org.carrel.hub.adapter.sql;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.carrel.hub.adapter.sql.driver.Rows;

/** One row of a result, valid while its reader runs. */
public final class Row {
    private final Rows rows;
    private final Map<String, Integer> columns;

    /** @param columns where those are that were asked for before; kept with the statement */
    Row(Rows rows, Map<String, Integer> columns) {
        this.rows = rows;
        this.columns = columns;
    }

    private int at(String column) throws SQLException {
        Integer known = columns.get(column);
        if (known != null) {
            return known;
        }
        int found = rows.find(column);
        columns.put(column, found);
        return found;
    }

    /** @throws IllegalStateException when the column is null */
    public String text(String column) {
        return optionalText(column)
                .orElseThrow(() -> new IllegalStateException("column " + column + " must not be null"));
    }

    public Optional<String> optionalText(String column) {
        try {
            return Optional.ofNullable(rows.text(at(column)));
        } catch (SQLException failure) {
            throw SqlFailure.of(failure, column);
        }
    }

    public long number(String column) {
        try {
            return rows.number(at(column));
        } catch (SQLException failure) {
            throw SqlFailure.of(failure, column);
        }
    }

    public int integer(String column) {
        return Math.toIntExact(number(column));
    }

    public Instant instant(String column) {
        return Instant.ofEpochMilli(number(column));
    }

    public Optional<Instant> optionalInstant(String column) {
        return optionalText(column).map(text -> Instant.ofEpochMilli(Long.parseLong(text)));
    }

    public <E extends Enum<E>> E word(Class<E> type, String column) {
        return Enum.valueOf(type, text(column));
    }
}
