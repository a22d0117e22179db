package org.carrel.hub.adapter.sql;

import java.sql.SQLException;
import org.carrel.hub.transaction.StoreException;
import org.carrel.hub.transaction.StoreException.Kind;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns the drivers' exceptions into the hub's, without parameters: those may be personal. */
final class SqlFailure {
    private SqlFailure() {}

    static StoreException of(SQLException failure, String doing) {
        return new StoreException(kind(failure), "store: " + reason(failure) + " (" + doing + ")", failure);
    }

    private static Kind kind(SQLException failure) {
        return failure instanceof SQLiteException sqlite
                ? kindOfSqlite(sqlite.getErrorCode() & 0xFF)
                : kindOfState(String.valueOf(failure.getSQLState()));
    }

    private static Kind kindOfSqlite(int code) {
        return code == SQLiteErrorCode.SQLITE_FULL.code
                ? Kind.FULL
                : code == SQLiteErrorCode.SQLITE_BUSY.code ? Kind.BUSY : Kind.FAILED;
    }

    /** By the classes of SQLSTATE, see the appendix "PostgreSQL Error Codes" of its manual. */
    private static Kind kindOfState(String state) {
        return switch (state) {
            case "53100" -> Kind.FULL;
            // Too many connections; waited too long for a lock; a deadlock; a statement's time is up.
            case "53300", "55P03", "40P01", "57014" -> Kind.BUSY;
            // Ended by the administrator, after a crash, not yet started, or for idling in a transaction.
            case "57P01", "57P02", "57P03", "25P03" -> Kind.LOST;
            default -> state.startsWith("08") ? Kind.LOST : Kind.FAILED;
        };
    }

    /** PostgreSQL adds the offending row as a detail on a further line; it stays out. */
    private static String reason(SQLException failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
