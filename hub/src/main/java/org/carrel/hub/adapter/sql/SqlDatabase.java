package org.carrel.hub.adapter.sql;

import java.sql.Connection;

/** Where the tables lie. The schema is up to date before the first connection is given. */
public interface SqlDatabase extends AutoCloseable {
    /** The one connection that writes, not in auto-commit mode. Called once for each store opened on the database. */
    Connection writer();

    /**
     * A further connection that only reads, not in auto-commit mode.
     *
     * @throws UnsupportedOperationException unless {@link #readsApart}
     */
    Connection reader();

    /** Whether readers have connections of their own and see what was committed while a write goes on. */
    boolean readsApart();

    /** Takes back a connection that was given. */
    void release(Connection connection);

    @Override
    void close();
}
