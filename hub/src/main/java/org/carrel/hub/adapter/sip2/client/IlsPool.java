package org.carrel.hub.adapter.sip2.client;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.carrel.hub.adapter.sip2.request.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections to the existing system: made when they are needed, kept, thrown away after any trouble. A system that cannot be reached is
 * left alone for a while that grows, with chance in it, so that many hubs do not all come back in the same second; meanwhile every
 * question is answered at once with {@link Outcome.NotAsked}. Safe for several threads.
 */
final class IlsPool implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(IlsPool.class);
    private static final Duration PAUSE_FIRST = Duration.ofMillis(500);
    private static final Duration PAUSE_MAX = Duration.ofMinutes(1);

    private final IlsAddress system;
    private final String password;
    private final Semaphore places;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<IlsLine> idle = new ArrayDeque<>();
    private final SplittableRandom chance;
    private final LongSupplier ticker;
    private int failures;
    private long notBeforeNanos;
    private boolean closed;

    IlsPool(IlsAddress system, String password, SplittableRandom chance, LongSupplier ticker) {
        this.system = system;
        this.password = password;
        this.places = new Semaphore(system.connections());
        this.chance = chance;
        this.ticker = ticker;
    }

    Outcome ask(Request request) {
        try {
            if (!places.tryAcquire(system.timeout().toMillis(), TimeUnit.MILLISECONDS)) {
                return new Outcome.NotAsked("all its connections are in use");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Outcome.NotAsked("the hub stops");
        }
        try {
            return askOnALine(request);
        } finally {
            places.release();
        }
    }

    private Outcome askOnALine(Request request) {
        IlsLine line;
        try {
            line = line();
        } catch (IOException unreachable) {
            failed(unreachable.toString());
            return new Outcome.NotAsked("it cannot be reached");
        }
        Outcome outcome = line.ask(request);
        switch (outcome) {
            case Outcome.Answered _ -> {
                succeeded();
                giveBack(line);
            }
            case Outcome.NotAsked(String why) -> {
                line.close();
                failed(why);
            }
            case Outcome.Unanswered(String why) -> {
                line.close();
                failed(why);
            }
        }
        return outcome;
    }

    private IlsLine line() throws IOException {
        lock.lock();
        try {
            if (closed) {
                throw new IOException("the hub stops");
            }
            IlsLine kept = idle.pollFirst();
            if (kept != null) {
                return kept;
            }
            if (failures > 0 && ticker.getAsLong() - notBeforeNanos < 0) {
                throw new IOException("it is left alone for a while");
            }
        } finally {
            lock.unlock();
        }
        return IlsLine.open(system, password);
    }

    private void giveBack(IlsLine line) {
        lock.lock();
        try {
            if (!closed) {
                idle.addFirst(line);
                return;
            }
        } finally {
            lock.unlock();
        }
        line.close();
    }

    private void succeeded() {
        lock.lock();
        try {
            if (failures > 0) {
                log.info("the library system {} answers again", system);
            }
            failures = 0;
        } finally {
            lock.unlock();
        }
    }

    private void failed(String why) {
        lock.lock();
        try {
            if (failures == 0) {
                log.warn("the library system {} does not answer: {}", system, why);
            }
            if (failures == 0 || ticker.getAsLong() - notBeforeNanos >= 0) {
                failures++;
                notBeforeNanos = ticker.getAsLong() + pause();
            }
            // The others were opened to the same system and are as dead.
            idle.forEach(IlsLine::close);
            idle.clear();
        } finally {
            lock.unlock();
        }
    }

    private long pause() {
        long most = Math.min(PAUSE_MAX.toNanos(), PAUSE_FIRST.toNanos() << Math.min(10, failures - 1));
        return most / 2 + chance.nextLong(most / 2 + 1);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            idle.forEach(IlsLine::close);
            idle.clear();
        } finally {
            lock.unlock();
        }
    }
}
