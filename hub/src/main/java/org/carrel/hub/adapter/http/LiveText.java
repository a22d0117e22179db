package org.carrel.hub.adapter.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.carrel.hub.transaction.StoreException;
import tools.jackson.databind.ObjectMapper;

/**
 * A part of a page as server-sent events: the whole of it when it changes, and every few seconds the time for which it still holds. A page
 * that hears neither for longer knows that it shows the past.
 */
public final class LiveText {
    /** Each is a virtual thread and reads at most once a second. */
    private static final int CLIENTS_MAX = 2_000;

    private static final Duration AGAIN_AFTER = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final EventStream facts;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final AtomicInteger clients = new AtomicInteger();

    LiveText(EventStream facts, ObjectMapper json, InstantSource clock) {
        this.facts = facts;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What is shown.
     *
     * @param html of the page's changing part
     * @param at the hub's time of it, in words
     * @param last nothing will change any more
     */
    public record Picture(String title, String html, String at, boolean last) {
        private boolean showsTheSameAs(Picture other) {
            return title.equals(other.title) && html.equals(other.html);
        }
    }

    /** Writes until the page leaves or nothing changes any more. */
    public void serve(Context context, Function<Instant, Picture> picture) {
        if (clients.incrementAndGet() > CLIENTS_MAX) {
            clients.decrementAndGet();
            throw Problem.of(ProblemCode.BUSY);
        }
        try {
            write(context, picture);
        } catch (IOException | StoreException gone) {
            // The page left, or there is no picture to send: it says that it is old, and comes again by itself.
            return;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            clients.decrementAndGet();
        }
    }

    private void write(Context context, Function<Instant, Picture> picture) throws IOException, InterruptedException {
        context.res().setContentType("text/event-stream; charset=utf-8");
        context.res().setHeader("Cache-Control", "no-store");
        context.res().setHeader("X-Accel-Buffering", "no");
        OutputStream out = context.res().getOutputStream();
        out.write("retry: 3000\n\n".getBytes(StandardCharsets.UTF_8));
        long cursor = facts.awaitNewer(-1, Duration.ZERO);
        Instant at = clock.instant();
        Picture sent = picture.apply(at);
        sendWhole(out, sent);
        while (cursor >= 0 && !sent.last()) {
            cursor = facts.awaitNewer(cursor, Duration.between(clock.instant(), at.plus(AGAIN_AFTER)));
            at = clock.instant();
            Picture now = picture.apply(at);
            if (now.showsTheSameAs(sent)) {
                send(out, "still", Map.of("at", now.at()));
            } else {
                sendWhole(out, now);
                sent = now;
            }
            if (cursor >= 0 && facts.awaitNewer(Long.MAX_VALUE, PAUSE) < 0) {
                return;
            }
        }
        send(out, "over", Map.of());
    }

    private void sendWhole(OutputStream out, Picture picture) throws IOException {
        send(out, "picture", Map.of("title", picture.title(), "html", picture.html(), "at", picture.at()));
    }

    private void send(OutputStream out, String event, Map<String, String> data) throws IOException {
        out.write(("event: " + event + "\ndata: " + json.writeValueAsString(data) + "\n\n")
                .getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
