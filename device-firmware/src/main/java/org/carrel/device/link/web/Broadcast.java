package org.carrel.device.link.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One state and passing moments, told to everyone who follows. A follower first gets the state as it is. One that falls behind
 * loses moments, never the newest state.
 */
final class Broadcast {
    private static final int BEHIND_MAX = 32;
    private static final int FOLLOWERS_MAX = 8;
    private static final int KEEP_ALIVE_SECONDS = 10;
    private static final String KEEP_ALIVE = ": here\n\n";

    private final List<ArrayBlockingQueue<String>> followers = new ArrayList<>();
    private String state = "";
    private boolean closed;

    /** Takes an event; throws when the follower has left. */
    @FunctionalInterface
    interface Follower {
        void take(String event) throws IOException;
    }

    synchronized void state(String event) {
        state = event;
        followers.forEach(queue -> put(queue, event));
    }

    synchronized void moment(String event) {
        followers.forEach(queue -> put(queue, event));
    }

    synchronized void close() {
        closed = true;
        followers.forEach(queue -> put(queue, ""));
    }

    /** Tells the follower until it leaves or the broadcast is closed. */
    void follow(Follower follower) throws IOException {
        ArrayBlockingQueue<String> queue = new ArrayBlockingQueue<>(BEHIND_MAX);
        synchronized (this) {
            if (closed || followers.size() >= FOLLOWERS_MAX) {
                return;
            }
            followers.add(queue);
            if (!state.isEmpty()) {
                put(queue, state);
            }
        }
        try {
            String event = KEEP_ALIVE;
            while (!event.isEmpty()) {
                follower.take(event);
                String next = queue.poll(KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
                event = next == null ? KEEP_ALIVE : next;
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (this) {
                followers.remove(queue);
            }
        }
    }

    private void put(ArrayBlockingQueue<String> queue, String event) {
        if (!queue.offer(event)) {
            queue.clear();
            boolean _ = queue.offer(state) && queue.offer(event);
        }
    }
}
