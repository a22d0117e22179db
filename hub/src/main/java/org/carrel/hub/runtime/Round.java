package org.carrel.hub.runtime;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work done again and again on a thread of its own: after a pause, or sooner when something calls for it. A failure is logged when
 * it begins and when it is over, and the work goes on being tried.
 */
public final class Round implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Round.class);

    private static final long STOP_MILLIS_MAX = 3_000;

    private final Semaphore calls = new Semaphore(0);
    private final Pace pace;
    private final Runnable work;
    private final Thread thread;
    private boolean failing;

    /**
     * @param least between two rounds, however often it is called for
     * @param most between two rounds although nobody calls
     */
    public record Pace(Duration least, Duration most) {}

    public Round(String name, Pace pace, Runnable work) {
        this.pace = pace;
        this.work = work;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    public Round start() {
        thread.start();
        return this;
    }

    /** Something changed: look soon. From any thread; never blocks. */
    public void call() {
        if (calls.availablePermits() == 0) {
            calls.release();
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                once();
                TimeUnit.MILLISECONDS.sleep(pace.least().toMillis());
                boolean _ = calls.tryAcquire(pace.most().minus(pace.least()).toMillis(), TimeUnit.MILLISECONDS);
                calls.drainPermits();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void once() {
        try {
            work.run();
            if (failing) {
                log.info("{} works again", thread.getName());
                failing = false;
            }
        } catch (RuntimeException failure) {
            if (!failing) {
                log.error("{} failed and goes on trying", thread.getName(), failure);
                failing = true;
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(STOP_MILLIS_MAX);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
