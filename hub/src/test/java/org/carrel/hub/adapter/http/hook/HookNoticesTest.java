package org.carrel.hub.adapter.http.hook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.notice.NoticeChannel.Delivery;
import org.carrel.hub.notice.NoticeId;
import org.carrel.hub.notice.OutgoingNotice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Goal: a library's gateway gets each notice whole, signed and with the same key each time, and only what it has understood and refused is
 * given up. Method: a real HTTP server that answers as told.
 */
class HookNoticesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T01:00:00Z");
    private static final Bytes SECRET = Bytes.of("sixteen-letters!".getBytes(StandardCharsets.UTF_8));

    private record Heard(String signature, String key, String body) {}

    private final List<Heard> heard = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger answer = new AtomicInteger(202);
    private HttpServer gateway;
    private HookNotices channel;

    @BeforeEach
    void open() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        gateway.createContext("/notices", exchange -> {
            heard.add(new Heard(
                    exchange.getRequestHeaders().getFirst(Signature.HEADER),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        gateway.start();
        channel = new HookNotices(
                URI.create("http://127.0.0.1:" + gateway.getAddress().getPort() + "/notices"), SECRET, () -> NOW);
    }

    @AfterEach
    void close() {
        gateway.stop(0);
    }

    private Delivery deliver(int attempt) {
        return channel.deliver(new OutgoingNotice(
                new NoticeId("hold-ready-h1-1", NoticeId.Channel.WEBHOOK),
                "hold-ready",
                new PatronId("p1"),
                "ann@example.org",
                "zh-Hant",
                "可以取書了",
                "第一行\n第二行",
                attempt));
    }

    @Test
    void aNoticeArrivesWholeAndSigned() {
        assertEquals(new Delivery.Delivered(), deliver(1));
        Heard first = heard.getFirst();
        JsonNode body = JsonMapper.builder().build().readTree(first.body());
        assertEquals("hold-ready", body.get("kind").stringValue());
        assertEquals("p1", body.get("patron").stringValue());
        assertEquals("ann@example.org", body.get("to").stringValue());
        assertEquals("第一行\n第二行", body.get("body").stringValue());
        assertEquals("hold-ready-h1-1", first.key());
        assertEquals(Signature.of(first.body(), SECRET, NOW), first.signature());
        assertEquals(new Delivery.Delivered(), deliver(2));
        assertEquals(first.key(), heard.getLast().key());
    }

    @Test
    void onlyWhatIsRefusedForGoodIsGivenUp() {
        for (int mendable : new int[] {302, 401, 404, 429, 500, 503}) {
            answer.set(mendable);
            assertEquals(new Delivery.Deferred("answered-" + mendable), deliver(1));
        }
        for (int forGood : new int[] {400, 410, 422}) {
            answer.set(forGood);
            assertEquals(new Delivery.Rejected("answered-" + forGood), deliver(1));
        }
        assertEquals(9, heard.size(), "no redirect was followed");
        gateway.stop(0);
        assertEquals(new Delivery.Deferred("no-answer"), deliver(1));
    }
}
