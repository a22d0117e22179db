package org.carrel.sim.kernel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Drives a {@link Kernel} as time really passes, on the one thread that calls {@link #run}. Everything else that wants to touch
 * the world, as serial lines and web pages do, hands its action over by {@link #submit} or {@link #ask}.
 *
 * <p>An action that throws ends {@link #run} with that exception; every question still open then fails. A full inbox makes the
 * caller wait: the hardware is slower than its peer, as in life.
 */
public final class RealPace implements Runnable {
    private static final int INBOX = 10_000;
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Kernel kernel;
    private final LongSupplier ticker;
    private final LinkedBlockingQueue<Task> inbox = new LinkedBlockingQueue<>(INBOX);
    private volatile boolean stopping;
    private volatile boolean ended;

    private record Task(Runnable action, Runnable abandoned) {}

    /** @param ticker monotonic nanoseconds, as {@code System::nanoTime} */
    public RealPace(Kernel kernel, LongSupplier ticker) {
        this.kernel = kernel;
        this.ticker = ticker;
    }

    /** Runs until {@link #stop} or until its thread is interrupted. */
    @Override
    public void run() {
        long origin = ticker.getAsLong() - kernel.now();
        try {
            while (!stopping) {
                kernel.runUntil(ticker.getAsLong() - origin);
                long wait = Math.min(LONGEST_WAIT_NANOS, kernel.nextAt() - (ticker.getAsLong() - origin));
                Task task = wait > 0 ? inbox.poll(wait, TimeUnit.NANOSECONDS) : inbox.poll();
                if (task != null) {
                    kernel.runUntil(ticker.getAsLong() - origin);
                    task.action().run();
                }
            }
        } catch (InterruptedException _) {
            // Being interrupted is the other way to be stopped; the thread ends with this method.
        } finally {
            ended = true;
            abandonAll();
        }
    }

    /** Makes {@link #run} return after the action at hand. */
    public void stop() {
        stopping = true;
        submit(() -> {}); // Wakes it.
    }

    /** Runs the action on the world's thread, soon. Dropped when the world has ended. Waits while the inbox is full. */
    public void submit(Runnable action) {
        submit(new Task(action, () -> {}));
    }

    /** Asks on the world's thread; fails when the question throws, or when the world has ended or ends first. */
    public <T> CompletableFuture<T> ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        submit(new Task(
                () -> {
                    try {
                        answer.complete(question.get());
                    } catch (RuntimeException broken) {
                        answer.completeExceptionally(broken);
                    }
                },
                () -> answer.completeExceptionally(new IllegalStateException("the simulated world has stopped"))));
        return answer;
    }

    private void submit(Task task) {
        try {
            boolean taken = ended;
            while (!taken) {
                taken = inbox.offer(task, 1, TimeUnit.SECONDS) || ended;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            task.abandoned().run();
        }
        if (ended) {
            task.abandoned().run();
            abandonAll();
        }
    }

    private void abandonAll() {
        for (Task task = inbox.poll(); task != null; task = inbox.poll()) {
            task.abandoned().run();
        }
    }
}
