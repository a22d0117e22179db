package org.carrel.hub.pair;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.sim.link.LocalMosquitto;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: a library on two hubs loses nothing and does nothing twice, whichever hub dies at whatever moment, and each hub knows what the other
 * does. Method: real hub processes, a real server, a real broker, shelves that keep their word; kill -9 at random moments, in longer runs also kill -STOP for a while; then everything
 * that the shelves reported is looked for in the database, once each. More kills: {@code -Dcarrel.kills=N}.
 */
class TwoHubsTest {
    private static final int KILLS = Integer.getInteger("carrel.kills", 2);
    private static final int SHELVES = 3;
    private static final int BOOKS_EACH = 50 + 25 * KILLS;
    private static final int LIFE_MILLIS_MIN = 300;
    private static final int LIFE_MILLIS_MAX = 3_000;
    /** In long runs: longer than a duty is trusted, and than the server waits. */
    private static final int FROZEN_EVERY = 5;

    /** Below the time after which a command is sent again. */
    private static final Duration COMMAND_MOST = Duration.ofSeconds(4);

    private static final Duration FROZEN = Duration.ofSeconds(8);
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    private Path folder;

    private PairLibrary library;
    private final List<HubProcess> hubs = new ArrayList<>();
    private final List<BusyShelf> shelves = new ArrayList<>();
    private final List<Duration> untilHeard = new ArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void open() throws Exception {
        assumeTrue(LocalMosquitto.program().isPresent(), "Mosquitto is not installed");
        library = new PairLibrary(folder, SHELVES, BOOKS_EACH);
        hubs.add(library.hub("hub-1", "hub"));
        hubs.add(library.hub("hub-2", "hub-2"));
        hubs.forEach(HubProcess::http);
        shelves.addAll(library.shelves());
    }

    @AfterEach
    void close() throws Exception {
        for (BusyShelf shelf : shelves) {
            shelf.close();
        }
        hubs.forEach(HubProcess::close);
        if (library != null) {
            library.close();
        }
        http.shutdownNow();
    }

    @Test
    void whicheverHubDiesNothingIsLostOrDoneTwice() throws Exception {
        List<ConcurrentLinkedQueue<String>> streams =
                hubs.stream().map(hub -> listen(hub.http())).toList();
        for (BusyShelf shelf : shelves) {
            shelf.open();
        }
        commandsReachTheirDevicesFromEitherHub();
        for (ConcurrentLinkedQueue<String> stream : streams) {
            await().atMost(PATIENCE)
                    .until(() -> SHELVES
                            == stream.stream()
                                    .filter(line -> line.contains("hold-changed") && line.contains("collected"))
                                    .map(line -> line.replaceAll(".*\"hold\":\"([^\"]*)\".*", "$1"))
                                    .distinct()
                                    .limit(SHELVES)
                                    .count());
        }
        Random chance = new Random(20_170_301);
        for (int kill = 0; kill < KILLS; kill++) {
            TimeUnit.MILLISECONDS.sleep(chance.nextLong(LIFE_MILLIS_MIN, LIFE_MILLIS_MAX));
            HubProcess struck = hubs.get(chance.nextInt(hubs.size()));
            if (kill % FROZEN_EVERY == FROZEN_EVERY - 1) {
                struck.freeze(FROZEN);
            } else {
                struck.killAndStartAgain();
                struck.http();
            }
        }
        for (BusyShelf shelf : shelves) {
            assertTrue(shelf.finished(PATIENCE), shelf.address() + " has done " + shelf.collected() + " books");
            assertTrue(shelf.collected() < BOOKS_EACH, "it had nothing more to do while hubs were killed");
        }
        audit();
        tell();
    }

    private void commandsReachTheirDevicesFromEitherHub() throws Exception {
        for (BusyShelf shelf : shelves) {
            for (HubProcess hub : hubs) {
                String device = "/api/v1/devices/" + shelf.address().site() + "/"
                        + shelf.address().device();
                await().atMost(PATIENCE)
                        .until(() -> get(hub.http().resolve(device)).body().contains("\"in-order\""));
                HttpResponse<String> issued = http.send(
                        request(hub.http().resolve(device + "/commands"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"kind\":\"self-test\"}"))
                                .build(),
                        BodyHandlers.ofString());
                assertEquals(201, issued.statusCode(), issued.body());
                String id = issued.body().replaceAll("(?s).*\"id\":\"([^\"]*)\".*", "$1");
                long asked = System.nanoTime();
                await().pollInterval(Duration.ofMillis(10)).atMost(COMMAND_MOST).until(() -> shelf.heard(id));
                untilHeard.add(Duration.ofNanos(System.nanoTime() - asked));
            }
        }
    }

    private HttpResponse<String> get(URI address) throws Exception {
        return http.send(request(address).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + library.token());
    }

    /** Keeps what a hub tells those who watch. */
    private ConcurrentLinkedQueue<String> listen(URI hub) {
        ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
        HttpRequest request = request(hub.resolve("/api/v1/events")).build();
        http.sendAsync(request, BodyHandlers.ofLines()).thenAccept(response -> {
            try (Stream<String> lines = response.body()) {
                lines.forEach(heard::add);
            }
        });
        return heard;
    }

    private void audit() throws Exception {
        for (BusyShelf shelf : shelves) {
            List<String> reported = shelf.events().stream()
                    .map(event -> event.sequence() + " " + event.id())
                    .toList();
            List<String> applied = library.rows(
                    "SELECT sequence, id FROM inbox WHERE device = '"
                            + shelf.address().device() + "' ORDER BY sequence",
                    row -> row.number("sequence") + " " + row.text("id"));
            assertEquals(reported, applied, "each event once, in its order");
        }
        int books = shelves.stream().mapToInt(BusyShelf::collected).sum();
        assertEquals(
                books,
                library.rows("SELECT item FROM loan WHERE state = 'OPEN'", row -> row.text("item"))
                        .size());
        assertEquals(
                books,
                library.rows("SELECT id FROM loan", row -> row.text("id")).size(),
                "each taking once");
        assertEquals(
                books,
                library.rows("SELECT id FROM hold WHERE state = 'COLLECTED'", row -> row.text("id"))
                        .size());
        assertEquals(List.of(), library.rows("SELECT item FROM conflict", row -> row.text("item")));
        assertEquals(List.of(), library.rows("SELECT detail FROM incident", row -> row.text("detail")));
        assertEquals(List.of(), library.rows("SELECT sequence FROM early_event", row -> row.number("sequence")));
        notices(books);
    }

    /** Whoever is fast takes the book before the notice has gone out; then there is none to send. */
    private void notices(int books) throws Exception {
        assertEquals(
                books,
                library.rows("SELECT DISTINCT hold FROM notice WHERE kind = 'HOLD_READY'", row -> row.text("hold"))
                        .size());
        assertEquals(
                books,
                library.rows("SELECT hold FROM notice", row -> row.text("hold")).size(),
                "one for each hold");
        List<String> sent = library.noticesSent();
        assertEquals(sent.size(), new TreeSet<>(sent).size(), "nobody is told twice");
        List<String> noted = library.rows(
                "SELECT notice_key FROM notice WHERE state = 'SENT' ORDER BY notice_key",
                row -> row.text("notice_key"));
        List<String> keys = sent.stream()
                .map(line -> line.replaceAll("^\\{\"key\":\"([^\"]*)\".*", "$1"))
                .sorted()
                .toList();
        assertTrue(keys.containsAll(noted), "what is noted as sent was sent");
    }

    private void tell() {
        List<Duration> waits = shelves.stream()
                .flatMap(shelf -> shelf.untilAcknowledged().stream())
                .sorted()
                .toList();
        int events = shelves.stream()
                .map(BusyShelf::events)
                .mapToInt(List<DeviceEvent>::size)
                .sum();
        System.out.printf(
                Locale.ROOT,
                "Two hubs: %d kills, %d events (%d sent again), %d questions asked again; acknowledged after p50 %d ms, p99 %d ms; commands"
                        + " heard after %d to %d ms%n",
                KILLS,
                events,
                shelves.stream().mapToInt(BusyShelf::sentAgain).sum(),
                shelves.stream().mapToInt(BusyShelf::askedAgain).sum(),
                waits.get(waits.size() / 2).toMillis(),
                waits.get(waits.size() * 99 / 100).toMillis(),
                untilHeard.stream().mapToLong(Duration::toMillis).min().orElseThrow(),
                untilHeard.stream().mapToLong(Duration::toMillis).max().orElseThrow());
    }
}
