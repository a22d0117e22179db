package org.carrel.hub.adapter.sip2.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the existing system be asked while a person waits, and lets them wait a moment only; the asking goes on to its own end. Each has a
 * virtual thread; beyond {@link #AT_ONCE} nobody is asked. Safe for several threads.
 */
final class Patience {
    private static final Logger log = LoggerFactory.getLogger(Patience.class);
    private static final int AT_ONCE = 32;

    private final String thread;
    private final Duration most;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /**
     * @param thread the name of the threads
     * @param most how long somebody waits
     */
    Patience(String thread, Duration most) {
        this.thread = thread;
        this.most = most;
    }

    /** What came of it. */
    record Outcome<T>(T what, boolean begun) {}

    /**
     * @param otherwise what counts when nothing is known in time, or when the work ended without saying anything
     * @param work completes what it is given as soon as the person need not wait any more
     */
    <T> Outcome<T> await(T otherwise, Consumer<CompletableFuture<T>> work) {
        if (!places.tryAcquire()) {
            return new Outcome<>(otherwise, false);
        }
        CompletableFuture<T> known = new CompletableFuture<>();
        Thread.ofVirtual().name(thread).start(() -> {
            try {
                work.accept(known);
            } catch (RuntimeException failure) {
                log.warn("what the library system says could not be kept", failure);
            } finally {
                places.release();
                known.complete(otherwise);
            }
        });
        try {
            return new Outcome<>(known.get(most.toMillis(), TimeUnit.MILLISECONDS), true);
        } catch (TimeoutException | ExecutionException late) {
            log.debug("the library system says nothing in time: {}", late.toString());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return new Outcome<>(otherwise, true);
    }
}
