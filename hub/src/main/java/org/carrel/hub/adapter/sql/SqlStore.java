package org.carrel.hub.adapter.sql;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Function;
import org.carrel.hub.transaction.StoreException;
import org.carrel.hub.transaction.Transactor;

/**
 * The hub's store on a SQL database: one writer whose commits are shared by all who wait, and a few readers apart. From one
 * thread it behaves like a plain function call, which is how the simulation uses it.
 *
 * @param <S> the services of one transaction
 */
public final class SqlStore<S> implements Transactor<S>, AutoCloseable {
    /** Reads are short; more at once than this wait for their turn. */
    private static final int READERS = 4;

    private final SqlDatabase database;
    private final Session<S> writer;
    private final GroupCommit<S> commits;
    private final BlockingQueue<Session<S>> readers = new ArrayBlockingQueue<>(READERS);
    private final List<Session<S>> allReaders = new ArrayList<>();

    /**
     * @param services makes the services of one connection
     * @param committed told after each commit that something may have changed, on the thread of one of the writers: it must only
     *     pass the word on
     */
    public SqlStore(SqlDatabase database, Function<Sql, S> services, Runnable committed) {
        this.database = database;
        Sql sql = new Sql(database.writer());
        this.writer = new Session<>(sql, services.apply(sql));
        this.commits = new GroupCommit<>(writer, committed);
        for (int count = 0; database.readsApart() && count < READERS; count++) {
            Sql reading = new Sql(database.reader());
            Session<S> reader = new Session<>(reading, services.apply(reading));
            allReaders.add(reader);
            readers.add(reader);
        }
    }

    @Override
    public <R> R write(Function<? super S, ? extends R> work) {
        return commits.run(work);
    }

    @Override
    public <R> R read(Function<? super S, ? extends R> work) {
        return database.readsApart() ? readApart(work) : commits.runAlone(session -> look(session, work));
    }

    private <R> R readApart(Function<? super S, ? extends R> work) {
        Session<S> reader = borrowReader();
        try {
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
        try {
            return work.apply(session.services());
        } finally {
            session.rollback();
        }
    }

    /** Waits for the running group, then closes every connection. Further calls fail with {@code CLOSED}. */
    @Override
    public void close() {
        commits.close();
        for (Session<S> ignored : allReaders) {
            Session<S> reader = borrowReader();
            reader.sql().close();
            database.release(reader.sql().connection());
        }
        writer.sql().close();
        database.release(writer.sql().connection());
    }

    /** A connection's statements and the services that stand on them. */
    record Session<S>(Sql sql, S services) {
        void commit() {
            try {
                sql.connection().commit();
            } catch (SQLException failure) {
                throw SqlFailure.of(failure, "commit");
            }
        }

        void rollback() {
            try {
                sql.connection().rollback();
            } catch (SQLException failure) {
                throw SqlFailure.of(failure, "rollback");
            }
        }
    }
}
