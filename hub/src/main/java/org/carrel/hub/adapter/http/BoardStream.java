package org.carrel.hub.adapter.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.seat.BoardView;
import org.carrel.hub.callqueue.Board;
import org.carrel.hub.store.Services;
import org.carrel.hub.transaction.StoreException;
import org.carrel.hub.transaction.Transactor;
import tools.jackson.databind.ObjectMapper;

/**
 * A zone's call board as server-sent events: the whole picture when it changes, and every few seconds although it has not, each with the
 * hub's time. A display that gets none for longer than the picture says knows that it shows the past.
 */
final class BoardStream {
    private static final int CLIENTS_MAX = 100;
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(5);

    /** However much happens, one display does not make the hub read more often. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Transactor<Services> store;
    private final EventStream facts;
    private final ObjectMapper json;
    private final InstantSource clock;
    private final AtomicInteger clients = new AtomicInteger();

    BoardStream(Transactor<Services> store, EventStream facts, ObjectMapper json, InstantSource clock) {
        this.store = store;
        this.facts = facts;
        this.json = json;
        this.clock = clock;
    }

    Endpoint endpoint() {
        return Endpoint.get("/zones/{zone}/board/events", "The queue display's picture, live: numbers, no names.")
                .tag("seats")
                .need(Need.NOTHING)
                .path("zone", Schema.matching("[a-z0-9](?:[a-z0-9-]{0,30}[a-z0-9])?", 32), "The zone.")
                .other(
                        "text/event-stream",
                        "Events named board whose data is a Board, at once, after each change and every 5 seconds.")
                .refuses(ProblemCode.BUSY)
                .does(this::serve);
    }

    private Reply serve(Call call) {
        SeatZoneId zone = call.path("zone", SeatZoneId::new);
        Board first = Call.found(store.read(services -> services.seats().board(zone, clock.instant())));
        if (clients.incrementAndGet() > CLIENTS_MAX) {
            clients.decrementAndGet();
            throw Problem.of(ProblemCode.BUSY);
        }
        try {
            write(call.context(), zone, first);
        } catch (IOException | StoreException gone) {
            // The display left, or there is no picture to send: it notices by itself and comes again.
            return new Reply.Written();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            clients.decrementAndGet();
        }
        return new Reply.Written();
    }

    private void write(Context context, SeatZoneId zone, Board first) throws IOException, InterruptedException {
        context.res().setContentType("text/event-stream; charset=utf-8");
        context.res().setHeader("Cache-Control", "no-store");
        context.res().setHeader("X-Accel-Buffering", "no");
        OutputStream out = context.res().getOutputStream();
        out.write("retry: 2000\n\n".getBytes(StandardCharsets.UTF_8));
        send(out, first);
        Board sent = first;
        long cursor = facts.awaitNewer(-1, Duration.ZERO);
        while (cursor >= 0) {
            Instant again = sent.at().plus(AGAIN_AFTER);
            cursor = facts.awaitNewer(cursor, Duration.between(clock.instant(), again));
            Board board = store.read(services -> services.seats().board(zone, clock.instant()))
                    .orElse(sent);
            if (!board.showsTheSameAs(sent) || !board.at().isBefore(again)) {
                send(out, board);
                sent = board;
            }
            if (cursor >= 0 && facts.awaitNewer(Long.MAX_VALUE, PAUSE) < 0) {
                return;
            }
        }
    }

    private void send(OutputStream out, Board board) throws IOException {
        String picture = json.writeValueAsString(BoardView.VIEW.render(board));
        out.write(("event: board\ndata: " + picture + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
