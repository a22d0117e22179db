package org.carrel.hub.adapter.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import org.carrel.hub.transaction.StoreException;
import org.carrel.hub.transaction.Transactor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hub's store on a SQL database: one writer whose commits are shared by all who wait, and a few readers apart. From one
 * thread it behaves like a plain function call, which is how the simulation uses it.
 *
 * @param <S> the services of one transaction
 */
public final class SqlStore<S> implements Transactor<S>, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SqlStore.class);

    /** Reads are short; more at once than this wait for their turn. */
    private static final int READERS = 4;

    private final SqlDatabase database;
    private final Function<Sql, S> services;
    private final GroupCommit<S> commits;
    private final BlockingQueue<Session<S>> readers = new ArrayBlockingQueue<>(READERS);

    /**
     * @param services makes the services of one connection
     * @param committed told after each commit that something may have changed, on the thread of one of the writers: it must only
     *     pass the word on
     */
    public SqlStore(SqlDatabase database, Function<Sql, S> services, Runnable committed) {
        this.database = database;
        this.services = services;
        this.commits = new GroupCommit<>(database, () -> session(database.writer(), true), committed);
        for (int count = 0; database.readsApart() && count < READERS; count++) {
            readers.add(session(database.reader(), false));
        }
    }

    private Session<S> session(Connection connection, boolean writes) {
        Sql sql = new Sql(connection, writes);
        return new Session<>(sql, services.apply(sql));
    }

    @Override
    public <R> R write(Function<? super S, ? extends R> work) {
        return commits.run(work);
    }

    @Override
    public <R> R read(Function<? super S, ? extends R> work) {
        return database.readsApart() ? readApart(work) : commits.runAlone(session -> look(session, work));
    }

    /** A read that met a lost connection is made once more on a new one: it changed nothing. */
    private <R> R readApart(Function<? super S, ? extends R> work) {
        Session<S> reader = borrowReader();
        try {
            return look(reader, work);
        } catch (StoreException failure) {
            if (failure.kind() != StoreException.Kind.LOST) {
                throw failure;
            }
            Session<S> lost = reader;
            reader = session(database.reader(), false);
            lost.abandon(database);
            return look(reader, work);
        } finally {
            readers.add(reader);
        }
    }

    private Session<S> borrowReader() {
        try {
            return readers.take();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreException(StoreException.Kind.CLOSED, "interrupted while waiting to read", interrupted);
        }
    }

    private static <S, R> R look(Session<S> session, Function<? super S, ? extends R> work) {
        R found;
        try {
            found = work.apply(session.services());
        } catch (RuntimeException failure) {
            session.rollbackAfter(failure);
            throw failure;
        }
        session.rollback();
        return found;
    }

    /** Waits for the running group, then closes every connection. Further calls fail with {@code CLOSED}. */
    @Override
    public void close() {
        commits.close();
        for (int count = 0; database.readsApart() && count < READERS; count++) {
            borrowReader().close(database);
        }
    }

    /** A connection's statements and the services that stand on them. */
    record Session<S>(Sql sql, S services) {
        void commit() {
            try {
                sql.connection().commit();
            } catch (SQLException failure) {
                throw SqlFailure.of(failure, "commit");
            }
            sql.ended();
        }

        void rollback() {
            try {
                sql.connection().rollback();
            } catch (SQLException failure) {
                throw SqlFailure.of(failure, "rollback");
            } finally {
                sql.ended();
            }
        }

        /** What went wrong first is what counts. */
        void rollbackAfter(RuntimeException first) {
            try {
                rollback();
            } catch (StoreException second) {
                first.addSuppressed(second);
            }
        }

        /** Whether it failed for a lost connection and will not come back. */
        boolean isGone() {
            try {
                return sql.connection().isClosed();
            } catch (SQLException failure) {
                throw SqlFailure.of(failure, "state");
            }
        }

        void close(SqlDatabase database) {
            sql.close();
            database.release(sql.connection());
        }

        /** Closes what is broken already; how that fails says nothing new. */
        void abandon(SqlDatabase database) {
            try {
                close(database);
            } catch (StoreException broken) {
                log.debug("a lost connection did not close", broken);
            }
        }
    }
}
