package org.carrel.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.carrel.contract.id.Bytes;
import org.carrel.hub.adapter.http.hook.HookDelivery;
import org.carrel.hub.adapter.http.hook.Signature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Goal: a program that registered hears every fact at least once, in order, signed, however often it fails. Method: a real HTTP server
 * that fails as it is told, and a clock moved by hand.
 */
class WebhookDeliveryTest {
    private record Heard(String signature, String delivery, String body) {}

    private final List<Heard> heard = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger answer = new AtomicInteger(204);
    private RestDoor rest;
    private HttpServer program;
    private HookDelivery hooks;
    private Bytes secret = Bytes.of(new byte[1]);

    @BeforeEach
    void open() throws IOException {
        rest = new RestDoor(0);
        program = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        program.createContext("/facts", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(new Heard(
                    exchange.getRequestHeaders().getFirst(Signature.HEADER),
                    exchange.getRequestHeaders().getFirst("Carrel-Delivery"),
                    body));
            exchange.sendResponseHeaders(answer.get(), -1);
            exchange.close();
        });
        program.start();
        hooks = new HookDelivery(rest.core.store(), rest.now::get);
        JsonNode registered = RestDoor.json(rest.send(
                "POST",
                "/webhooks",
                "{\"name\":\"catalogue\",\"address\":\"http://127.0.0.1:"
                        + program.getAddress().getPort() + "/facts\"}"));
        secret = Bytes.hex(registered.get("secret").stringValue());
    }

    @AfterEach
    void close() {
        hooks.close();
        program.stop(0);
        rest.close();
    }

    private void lend(int item) {
        assertEquals(
                201,
                rest.send("POST", "/loans", "{\"patron\":\"ann\",\"item\":\"i" + item + "\",\"branch\":\"main\"}")
                        .statusCode());
    }

    private static List<String> items(Heard heard) {
        List<String> items = new ArrayList<>();
        JsonMapper.builder()
                .build()
                .readTree(heard.body())
                .get("facts")
                .forEach(fact -> items.add(fact.get("item").stringValue()));
        return items;
    }

    @Test
    void whatFailsIsPostedAgainLaterAndWhatIsTakenIsNot() {
        assertEquals(0, hooks.deliver());
        lend(1);
        answer.set(500);
        hooks.deliver();
        assertEquals(
                "answered-500",
                RestDoor.json(rest.get("/webhooks"))
                        .get("items")
                        .get(0)
                        .get("problem")
                        .stringValue());
        // Not at once.
        assertEquals(0, hooks.deliver());
        lend(2);
        answer.set(204);
        rest.now.updateAndGet(now -> now.plusSeconds(5));
        assertEquals(1, hooks.deliver());
        assertEquals(0, hooks.deliver());
        assertEquals(List.of("i1"), items(heard.getFirst()));
        assertEquals(List.of("i1", "i2"), items(heard.getLast()));
        assertEquals(2, heard.size());
        assertNotEquals(heard.getFirst().delivery(), heard.getLast().delivery());
    }

    @Test
    void aDeliveryIsSignedWithItsTime() {
        lend(1);
        hooks.deliver();
        Heard delivery = heard.getFirst();
        assertEquals(Signature.of(delivery.body(), secret, rest.now.get()), delivery.signature());
        assertNotEquals(Signature.of(delivery.body() + " ", secret, rest.now.get()), delivery.signature());
        assertNotEquals(Signature.of(delivery.body(), secret, rest.now.get().plusSeconds(1)), delivery.signature());
    }

    /** Computed once with OpenSSL: printf '0.{}' | openssl dgst -sha256 -mac HMAC -macopt hexkey:00…00 (32 bytes). */
    @Test
    void theSignatureIsWhatItsDescriptionSays() {
        assertEquals(
                "t=0,v1=4fa6c2486692767ff3eb0ad23d9638df613add15a49b8ffc0a606879b90a6f25",
                Signature.of("{}", Bytes.of(new byte[32]), Instant.EPOCH));
    }

    @Test
    void anAddressThatWouldCarryFactsInTheClearIsRefused() {
        for (String address :
                List.of("http://example.org/x", "ftp://example.org", "https://user@example.org", "nothing")) {
            assertEquals(
                    400,
                    rest.send("POST", "/webhooks", "{\"name\":\"n\",\"address\":\"" + address + "\"}")
                            .statusCode(),
                    address);
        }
        assertTrue(rest.get("/webhooks").body().contains("catalogue"));
        assertTrue(!rest.get("/webhooks").body().contains(secret.hex()));
    }
}
