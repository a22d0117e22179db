package org.carrel.hub.adapter.sql;

import java.sql.Connection;

/** Where the tables lie. The schema is up to date before the first connection is given. */
public interface SqlDatabase extends AutoCloseable {
    /** A connection that writes, not in auto-commit mode. A store holds one at a time. */
    Connection writer();

    /**
     * A further connection that only reads, not in auto-commit mode.
     *
     * @throws UnsupportedOperationException unless {@link #readsApart}
     */
    Connection reader();

    /** Whether readers have connections of their own and see what was committed while a write goes on. */
    boolean readsApart();

    /**
     * Called first in each transaction that writes: from here until its end no other writer changes anything, in this process or in
     * another one on the same database.
     *
     * @throws org.carrel.hub.transaction.StoreException {@code BUSY} when another holds on too long, {@code LOST} when the connection
     *     is gone
     */
    void claim(Connection writer);

    /** Takes back a connection that was given. */
    void release(Connection connection);

    @Override
    void close();
}
