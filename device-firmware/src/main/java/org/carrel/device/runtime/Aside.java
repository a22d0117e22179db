package org.carrel.device.runtime;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Does what would take too long for a step, one piece after the other, on a platform thread of its own; what comes of it is handed to the
 * loop as an input. A piece that throws ends the thread and so the process, as any thread's death does.
 */
public final class Aside implements AutoCloseable {
    private static final int WAITING_MAX = 8;

    private final BlockingQueue<Runnable> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Thread thread;
    private volatile boolean closed;

    /** @param name of the thread */
    public Aside(String name) {
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::work);
        thread.start();
    }

    /**
     * Returns at once.
     *
     * @throws IllegalStateException when too much waits already: whoever asks one thing at a time never meets it
     */
    public void run(Runnable piece) {
        if (!waiting.offer(piece)) {
            throw new IllegalStateException(WAITING_MAX + " pieces of work wait for " + thread.getName());
        }
    }

    /** What waits is not done any more. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void work() {
        try {
            while (!closed) {
                waiting.take().run();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
