package org.carrel.hub.adapter.sql.driver;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.Codes;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;

/**
 * By the driver's own calls of SQLite, one level below its JDBC, which asks for the names of all columns before each result: a
 * row by its key takes half the time.
 *
 * @param statement owns what {@code core} is
 */
record SqlitePrepared(PreparedStatement statement, CoreStatement core, Map<String, Integer> columns)
        implements Prepared {
    /** @return the number of each column by its name; the first of several of one name */
    static Map<String, Integer> columns(CoreStatement core) throws SQLException {
        String[] names = core.pointer.safeRun(DB::column_names);
        Map<String, Integer> columns = new HashMap<>();
        for (int index = 0; index < names.length; index++) {
            columns.putIfAbsent(names[index], index + 1);
        }
        return columns;
    }

    @Override
    public Rows query(@Nullable Object... parameters) throws SQLException {
        return new Result(core, core.getDatabase().execute(core, parameters));
    }

    @Override
    public int update(@Nullable Object... parameters) throws SQLException {
        return Math.toIntExact(core.getDatabase().executeUpdate(core, parameters));
    }

    /** The driver ends a statement whose failure is none of its own, such as a full medium. */
    @Override
    public boolean isOver() {
        return core.pointer.isClosed();
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }

    /** It stands at its first row, if there is one, when it is made. */
    private static final class Result implements Rows {
        private final CoreStatement core;
        private boolean first;

        Result(CoreStatement core, boolean first) {
            this.core = core;
            this.first = first;
        }

        @Override
        public boolean next() throws SQLException {
            if (first) {
                first = false;
                return true;
            }
            int code = core.pointer.safeRunInt(DB::step);
            if (code != Codes.SQLITE_ROW && code != Codes.SQLITE_DONE) {
                core.getDatabase().throwex(code);
            }
            return code == Codes.SQLITE_ROW;
        }

        @Override
        public int find(String column) throws SQLException {
            throw new SQLException("no column " + column);
        }

        @Override
        public @Nullable String text(int column) throws SQLException {
            return core.pointer.<@Nullable String, SQLException>safeRun(
                    (db, address) -> db.column_text(address, column - 1));
        }

        @Override
        public long number(int column) throws SQLException {
            return core.pointer.safeRunLong((db, address) -> db.column_long(address, column - 1));
        }

        @Override
        public void close() throws SQLException {
            int _ = core.pointer.safeRunInt(DB::reset);
        }
    }
}
