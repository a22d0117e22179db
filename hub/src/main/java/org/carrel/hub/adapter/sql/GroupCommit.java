package org.carrel.hub.adapter.sql;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.carrel.hub.adapter.sql.SqlStore.Session;
import org.carrel.hub.transaction.StoreException;
import org.jspecify.annotations.Nullable;

/**
 * Writers who arrive while a commit is being forced to the medium share the next one. There is no thread of its own: the first
 * who finds nobody leading runs everybody's work, commits once and wakes the rest. When the work of one of them fails, all is undone and
 * run again, each in a savepoint, so that one's failure is not another's; a savepoint costs a sixth of what a loan does.
 */
final class GroupCommit<S> {
    /** So many share one commit at most: beyond it a commit is no cheaper, and the first would wait for the last. */
    private static final int GROUP_MAX = 64;

    /** So many may wait; whoever comes then is refused rather than kept waiting without end. */
    private static final int WAITING_MAX = 4_096;

    private final SqlDatabase database;
    private final Supplier<Session<S>> opening;
    private final Runnable committed;
    /** Used by the leader alone. */
    private Session<S> session;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition idle = lock.newCondition();
    private final Deque<Turn<S, ?>> waiting = new ArrayDeque<>();
    /** Who runs everybody's work just now. */
    private @Nullable Thread leader;

    private boolean closed;

    /** @param opening makes a session on a connection that writes: now, and again after one was lost */
    GroupCommit(SqlDatabase database, Supplier<Session<S>> opening, Runnable committed) {
        this.database = database;
        this.opening = opening;
        this.session = opening.get();
        this.committed = committed;
    }

    <R> R run(Function<? super S, ? extends R> work) {
        Turn<S, R> turn = new Turn<>(work, lock.newCondition());
        lock.lock();
        try {
            requireRoom();
            waiting.add(turn);
        } finally {
            lock.unlock();
        }
        while (true) {
            List<Turn<S, ?>> group = awaitTurn(turn);
            if (group.isEmpty()) {
                return turn.result();
            }
            try {
                commitTogether(group);
            } finally {
                hand(group);
            }
            committed.run();
        }
    }

    /** Runs {@code work} between two groups. */
    <R> R runAlone(Function<Session<S>, R> work) {
        lock.lock();
        try {
            requireRoom();
            while (leader != null) {
                idle.awaitUninterruptibly();
            }
            requireRoom();
            leader = Thread.currentThread();
        } finally {
            lock.unlock();
        }
        try {
            return work.apply(session);
        } finally {
            hand(List.of());
        }
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            while (leader != null || !waiting.isEmpty()) {
                idle.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
        session.close(database);
    }

    private void requireRoom() {
        if (leader == Thread.currentThread()) {
            throw new IllegalStateException(
                    "work in a transaction called back into the store, and would wait for itself");
        }
        if (closed) {
            throw new StoreException(StoreException.Kind.CLOSED, "the store has been closed");
        }
        if (waiting.size() >= WAITING_MAX) {
            throw new StoreException(StoreException.Kind.BUSY, WAITING_MAX + " writers wait already");
        }
    }

    /** Waits until the turn's work was done by another (answers nothing), or it is this thread's turn to lead. */
    private List<Turn<S, ?>> awaitTurn(Turn<S, ?> turn) {
        lock.lock();
        try {
            while (leader != null && !turn.done) {
                turn.changed.awaitUninterruptibly();
            }
            if (turn.done) {
                return List.of();
            }
            leader = Thread.currentThread();
            List<Turn<S, ?>> group = new ArrayList<>();
            while (group.size() < GROUP_MAX && !waiting.isEmpty()) {
                group.add(waiting.remove());
            }
            return group;
        } finally {
            lock.unlock();
        }
    }

    private void hand(List<Turn<S, ?>> group) {
        lock.lock();
        try {
            leader = null;
            for (Turn<S, ?> turn : group) {
                turn.done = true;
                turn.changed.signal();
            }
            if (!waiting.isEmpty()) {
                waiting.element().changed.signal();
            }
            idle.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void commitTogether(List<Turn<S, ?>> group) {
        try {
            begin();
            if (runAll(group)) {
                session.commit();
                return;
            }
            session.rollback();
            if (group.size() > 1) {
                commitEach(group);
            }
        } catch (RuntimeException failure) {
            // The whole group is undone: nobody may believe that their part is on the medium.
            group.forEach(turn -> turn.fail(failure));
            session.rollbackAfter(failure);
        }
    }

    /** Stops at the first that fails. */
    private boolean runAll(List<Turn<S, ?>> group) {
        for (Turn<S, ?> turn : group) {
            if (!turn.run(session.services())) {
                return false;
            }
        }
        return true;
    }

    private void commitEach(List<Turn<S, ?>> group) {
        begin();
        boolean any = false;
        for (Turn<S, ?> turn : group) {
            any |= runInSavepoint(turn);
        }
        if (any) {
            session.commit();
        } else {
            session.rollback();
        }
    }

    /** A connection that was lost while nobody wrote is replaced before anybody's work has begun. */
    private void begin() {
        if (session.isGone()) {
            replaceSession();
        }
        try {
            database.claim(session.sql().connection());
        } catch (StoreException failure) {
            if (failure.kind() != StoreException.Kind.LOST) {
                throw failure;
            }
            replaceSession();
            database.claim(session.sql().connection());
        }
    }

    private void replaceSession() {
        Session<S> lost = session;
        session = opening.get();
        lost.abandon(database);
    }

    private boolean runInSavepoint(Turn<S, ?> turn) {
        session.sql().update("SAVEPOINT turn");
        boolean succeeded = turn.run(session.services());
        if (!succeeded) {
            session.sql().update("ROLLBACK TO SAVEPOINT turn");
        }
        session.sql().update("RELEASE SAVEPOINT turn");
        return succeeded;
    }

    /** One caller's work; its fields are guarded by the lock, but for the outcome, which the leader alone writes before it hands over. */
    private static final class Turn<S, R> {
        private final Function<? super S, ? extends R> work;
        private final Condition changed;
        private boolean done;
        private @Nullable R result;
        private @Nullable Throwable failure;

        Turn(Function<? super S, ? extends R> work, Condition changed) {
            this.work = work;
            this.changed = changed;
        }

        /** @return whether it succeeded */
        boolean run(S services) {
            failure = null;
            try {
                result = work.apply(services);
                return true;
            } catch (RuntimeException | Error refused) {
                failure = refused;
                return false;
            }
        }

        void fail(RuntimeException why) {
            if (failure == null) {
                failure = why;
            }
        }

        R result() {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException refused) {
                throw refused;
            }
            if (result == null) {
                throw new IllegalStateException("work in a transaction must answer something");
            }
            return result;
        }
    }
}
