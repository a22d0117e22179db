package org.carrel.hub.adapter.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.feed.Feed;
import org.carrel.hub.store.Services;
import org.carrel.hub.transaction.StoreException;
import org.carrel.hub.transaction.Transactor;
import tools.jackson.databind.ObjectMapper;

/**
 * The facts as server-sent events. One reader of the store for everybody ({@link #follow}); the newest facts are kept in memory, and
 * each client's own thread writes from there. A client that falls further behind than what is kept is told to load anew and
 * dropped, so that nobody's slowness costs memory.
 */
public final class EventStream {
    /** Also what a client may fall behind. */
    private static final int KEPT_MAX = 2_000;

    private static final int LOT = 500;
    private static final int CLIENTS_MAX = 200;
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(12);

    private final Transactor<Services> store;
    private final ObjectMapper json;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final ArrayDeque<Feed.Entry> kept = new ArrayDeque<>();
    private final AtomicInteger clients = new AtomicInteger();
    private long newest = -1;
    private boolean closed;

    public EventStream(Transactor<Services> store, ObjectMapper json) {
        this.store = store;
        this.json = json;
    }

    /** Reads what was committed since; called for after each commit, by one thread. */
    public void follow() {
        if (newest < 0) {
            long present = store.read(services -> services.feed().newest());
            lock.lock();
            try {
                newest = present;
            } finally {
                lock.unlock();
            }
        }
        List<Feed.Entry> lot = read();
        while (!lot.isEmpty()) {
            keep(lot);
            lot = read();
        }
    }

    private List<Feed.Entry> read() {
        long from = newest;
        return store.read(services -> services.feed().after(from, LOT));
    }

    private void keep(List<Feed.Entry> lot) {
        lock.lock();
        try {
            for (Feed.Entry entry : lot) {
                if (kept.size() == KEPT_MAX) {
                    kept.removeFirst();
                }
                kept.addLast(entry);
                newest = entry.cursor();
            }
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a fact newer than a cursor, at most so long.
     *
     * @return the newest fact's cursor, or -1 when the streams are to end
     */
    long awaitNewer(long cursor, Duration most) throws InterruptedException {
        lock.lock();
        try {
            long nanos = most.toNanos();
            while (!closed && newest <= cursor && nanos > 0) {
                nanos = more.awaitNanos(nanos);
            }
            return closed ? -1 : Math.max(0, newest);
        } finally {
            lock.unlock();
        }
    }

    /** Ends every client's stream. */
    public void close() {
        lock.lock();
        try {
            closed = true;
            more.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What a client gets next. */
    private sealed interface Next {
        record Facts(List<Feed.Entry> entries) implements Next {}

        record Quiet() implements Next {}

        record TooFarBehind() implements Next {}

        record Closed() implements Next {}
    }

    Reply serve(Call call) {
        Optional<Long> last =
                call.header("Last-Event-ID").or(() -> call.query("after")).map(EventStream::cursor);
        if (clients.incrementAndGet() > CLIENTS_MAX) {
            clients.decrementAndGet();
            throw Problem.of(ProblemCode.BUSY);
        }
        try {
            write(call.context(), last);
        } catch (IOException gone) {
            // The client left or does not take what it is sent; it will come again by itself.
            return new Reply.Written();
        } finally {
            clients.decrementAndGet();
        }
        return new Reply.Written();
    }

    private static long cursor(String text) {
        try {
            return Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException bad) {
            return 0;
        }
    }

    private void write(Context context, Optional<Long> last) throws IOException {
        context.res().setContentType("text/event-stream; charset=utf-8");
        context.res().setHeader("Cache-Control", "no-store");
        context.res().setHeader("X-Accel-Buffering", "no");
        OutputStream out = context.res().getOutputStream();
        send(out, "retry: 2000\n\n");
        // At once, or the page would not know before the first keep-alive that it is connected.
        out.flush();
        long cursor = last.orElse(present());
        while (true) {
            switch (next(cursor)) {
                case Next.Facts(List<Feed.Entry> entries) -> {
                    for (Feed.Entry entry : entries) {
                        send(
                                out,
                                "id: " + entry.cursor() + "\nevent: fact\ndata: "
                                        + json.writeValueAsString(FactView.of(entry)) + "\n\n");
                        cursor = entry.cursor();
                    }
                    out.flush();
                }
                case Next.Quiet() -> {
                    send(out, ": still here\n\n");
                    out.flush();
                }
                case Next.TooFarBehind() -> {
                    send(out, "id: " + present() + "\nevent: reload\ndata: {}\n\n");
                    out.flush();
                    return;
                }
                case Next.Closed() -> {
                    return;
                }
            }
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private long present() {
        lock.lock();
        try {
            return Math.max(0, newest);
        } finally {
            lock.unlock();
        }
    }

    private Next next(long cursor) {
        lock.lock();
        try {
            long nanos = KEEP_ALIVE.toNanos();
            while (!closed && newest <= cursor && nanos > 0) {
                nanos = more.awaitNanos(nanos);
            }
            if (closed) {
                return new Next.Closed();
            }
            if (newest <= cursor) {
                return new Next.Quiet();
            }
            boolean withinKept = !kept.isEmpty() && kept.getFirst().cursor() <= cursor + 1;
            if (withinKept) {
                return new Next.Facts(kept.stream()
                        .filter(entry -> entry.cursor() > cursor)
                        .limit(LOT)
                        .toList());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Next.Closed();
        } finally {
            lock.unlock();
        }
        return older(cursor);
    }

    /** From the store, for a client that comes back after a while. */
    private Next older(long cursor) {
        try {
            return store.read(services -> {
                boolean there = services.feed().oldest() <= cursor + 1
                        && services.feed().newest() - cursor <= KEPT_MAX;
                return there ? new Next.Facts(services.feed().after(cursor, LOT)) : new Next.TooFarBehind();
            });
        } catch (StoreException unavailable) {
            return new Next.TooFarBehind();
        }
    }
}
