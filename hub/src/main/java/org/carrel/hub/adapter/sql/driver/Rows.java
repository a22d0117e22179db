package org.carrel.hub.adapter.sql.driver;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A result, one row after the other. Columns count from 1, as in JDBC. */
public interface Rows extends AutoCloseable {
    /** @return whether there is another row; it is the present one from now on */
    boolean next() throws SQLException;

    /** @throws SQLException when there is no such column */
    int find(String column) throws SQLException;

    @Nullable
    String text(int column) throws SQLException;

    /** 0 for null. */
    long number(int column) throws SQLException;

    @Override
    void close() throws SQLException;
}
