package org.carrel.hub.adapter.sql;

import java.sql.SQLException;
import org.carrel.hub.transaction.StoreException;
import org.sqlite.SQLiteErrorCode;

/** Turns the driver's exceptions into the hub's, without parameters: those may be personal. */
final class SqlFailure {
    private SqlFailure() {}

    static StoreException of(SQLException failure, String doing) {
        int code = failure.getErrorCode() & 0xFF;
        StoreException.Kind kind = code == SQLiteErrorCode.SQLITE_FULL.code
                ? StoreException.Kind.FULL
                : code == SQLiteErrorCode.SQLITE_BUSY.code ? StoreException.Kind.BUSY : StoreException.Kind.FAILED;
        return new StoreException(kind, "store: " + failure.getMessage() + " (" + doing + ")", failure);
    }
}
