package org.carrel.hub.adapter.http.hook;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.carrel.hub.adapter.http.FactView;
import org.carrel.hub.store.Services;
import org.carrel.hub.transaction.Transactor;
import org.carrel.hub.webhook.Webhooks.Delivery;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts what is due to each program, all programs at once, and notes what they answered. One call at a time; it takes as long as the
 * slowest program, {@value #WAIT_SECONDS} seconds at most, and a program that does not answer is tried again later and less often.
 */
public final class HookDelivery implements AutoCloseable {
    private static final int WAIT_SECONDS = 10;
    private static final int SUCCESS_FROM = 200;
    private static final int SUCCESS_TO = 299;

    private final Transactor<Services> store;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(WAIT_SECONDS))
            // A redirect would carry the facts to an address that nobody registered.
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(threads)
            .build();
    private final ObjectMapper json = JsonMapper.builder().build();

    public HookDelivery(Transactor<Services> store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @return how many programs were told something; when it is not 0 there may be more */
    public int deliver() {
        List<Delivery> due = store.read(services -> services.webhooks().due(clock.instant()));
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(delivery -> each.execute(() -> deliver(delivery)));
        }
        return due.size();
    }

    private void deliver(Delivery delivery) {
        String problem = post(delivery);
        Instant now = clock.instant();
        String id = delivery.webhook().id();
        store.run(services -> {
            if (problem.isEmpty()) {
                services.webhooks().taken(id, delivery.last(), now);
            } else {
                services.webhooks().failed(id, problem, now);
            }
        });
    }

    /** @return empty when it was taken, else a stable code */
    private String post(Delivery delivery) {
        String body = json.writeValueAsString(body(delivery));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(delivery.webhook().address()))
                .timeout(Duration.ofSeconds(WAIT_SECONDS))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Carrel-Delivery", delivery.webhook().id() + "-" + delivery.last())
                .header(Signature.HEADER, Signature.of(body, delivery.webhook().secret(), clock.instant()))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            int status = client.send(request, BodyHandlers.discarding()).statusCode();
            return status >= SUCCESS_FROM && status <= SUCCESS_TO ? "" : "answered-" + status;
        } catch (IOException unreachable) {
            return "no-answer";
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return "stopped";
        }
    }

    private static SequencedMap<String, Object> body(Delivery delivery) {
        SequencedMap<String, Object> body = new LinkedHashMap<>();
        body.put("webhook", delivery.webhook().id());
        body.put("last", delivery.last());
        body.put("missed", delivery.missed());
        body.put("facts", delivery.facts().stream().map(FactView::of).toList());
        return body;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.shutdownNow();
    }
}
