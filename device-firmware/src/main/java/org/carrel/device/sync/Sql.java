package org.carrel.device.sync;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.device.port.DeviceStore.StoreFailure;
import org.carrel.device.port.DeviceStore.StoreFailure.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** One connection with its statements, prepared once each; every error comes out as a {@link StoreFailure}. */
final class Sql implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sql.class);

    /** An extended result code carries its primary code in the low byte (sqlite.org/rescode.html). */
    private static final int PRIMARY = 0xFF;

    private static final int READ_ONLY = 8;
    private static final int IO_ERROR = 10;
    private static final int FULL = 13;
    private static final int CANNOT_OPEN = 14;

    /** SQLITE_CORRUPT and SQLITE_NOTADB. */
    private static final List<Integer> DAMAGE = List.of(11, 26);

    private final Connection connection;
    private final Path file;
    private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>();

    Sql(Connection connection, Path file) {
        this.connection = connection;
        this.file = file;
    }

    /** Makes a value of one row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Runs a statement that gives no rows, and gives how many it changed. */
    int run(String sql, Object... values) {
        try {
            return bound(sql, values).executeUpdate();
        } catch (SQLException failed) {
            forget(sql);
            throw failure(failed, file);
        }
    }

    <T> List<T> query(String sql, Row<T> each, Object... values) {
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(each.read(rows));
            }
            return result;
        } catch (SQLException failed) {
            forget(sql);
            throw failure(failed, file);
        }
    }

    /** The first column of the only row, 0 when it is NULL. */
    long number(String sql, Object... values) {
        return query(sql, row -> row.getLong(1), values).getFirst();
    }

    /** A statement that may or may not give rows, which are not looked at. */
    void set(String setting) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(setting);
        } catch (SQLException failed) {
            throw failure(failed, file);
        }
    }

    /** Ends a transaction that failed. */
    void rollback() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException alreadyRolledBack) {
            // After some errors, a full medium among them, SQLite rolls back by itself and says that no transaction is
            // active.
            LOG.debug("nothing left to roll back", alreadyRolledBack);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw failure(failed, file);
        }
    }

    static StoreFailure failure(SQLException cause, Path file) {
        SQLiteErrorCode code =
                cause instanceof SQLiteException sqlite ? sqlite.getResultCode() : SQLiteErrorCode.UNKNOWN_ERROR;
        Kind kind = switch (code.code & PRIMARY) {
            case FULL -> Kind.FULL;
            case READ_ONLY -> Kind.READ_ONLY;
            case IO_ERROR, CANNOT_OPEN -> mediumIsReadOnly(file) ? Kind.READ_ONLY : Kind.BROKEN;
            default -> Kind.BROKEN;
        };
        return new StoreFailure(kind, code + " at " + file.getFileName(), cause);
    }

    /** Something read back is not what was written. */
    static StoreFailure damagedValue(String what) {
        return new StoreFailure(Kind.BROKEN, what + " is not as it was written", new DamagedValue(what));
    }

    /** Whether the content is damaged, rather than out of reach for the moment. */
    static boolean isDamage(StoreFailure failure) {
        return switch (failure.getCause()) {
            case DamagedValue _ -> true;
            case SQLiteException sqlite -> DAMAGE.contains(sqlite.getResultCode().code & PRIMARY);
            case null, default -> false;
        };
    }

    /** A checksum of ours does not match. */
    private static final class DamagedValue extends RuntimeException {
        private static final long serialVersionUID = 1;

        private DamagedValue(String what) {
            super(what);
        }
    }

    private static boolean mediumIsReadOnly(Path file) {
        try {
            return Files.getFileStore(file).isReadOnly();
        } catch (IOException unreachable) {
            return false;
        }
    }

    /** The driver ends a statement that meets a full or broken medium, and does not say so when it is used again. */
    private void forget(String sql) {
        PreparedStatement statement = prepared.remove(sql);
        if (statement != null) {
            try {
                statement.close();
            } catch (SQLException again) {
                LOG.debug("a statement that failed does not close", again);
            }
        }
    }

    private PreparedStatement bound(String sql, Object... values) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int index = 0; index < values.length; index++) {
            statement.setObject(index + 1, values[index]);
        }
        return statement;
    }
}
