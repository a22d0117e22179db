package org.carrel.fleet.trust;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.OperationEvent;
import org.carrel.device.board.Rig;
import org.carrel.device.board.Station;
import org.carrel.device.port.Agent;
import org.carrel.device.port.HubLinkInput;
import org.carrel.device.port.HubSession;
import org.carrel.device.port.Moment;
import org.carrel.device.runtime.SettingsReader;
import org.carrel.device.runtime.Supervisor;
import org.carrel.device.runtime.SystemClock;
import org.carrel.device.sync.Description;
import org.carrel.hub.HubCore;
import org.carrel.hub.HubSettings;
import org.carrel.hub.HubWiring;
import org.carrel.hub.access.Scope;
import org.carrel.hub.adapter.sql.SqliteFile;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.branch.Branch;
import org.carrel.hub.branch.WeeklyHours;
import org.carrel.hub.lending.LoanTerms;
import org.carrel.hub.notice.NoticeSettings;
import org.carrel.hub.reservation.HoldTerms;
import org.carrel.hub.runtime.FreshKeys;
import org.carrel.hub.runtime.Logging;
import org.carrel.hub.settings.DataFolder;
import org.carrel.hub.settings.Settings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: a board that knows nothing but a code becomes one of the library's, although it believes to live in 1970; is out when it is revoked, comes back by
 * a new code, and leaves nothing behind (checklist C02, C03, C04, C22, C35). Method: a real hub and its broker, and what a board is put together with, over
 * TLS and HTTP.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnrolmentTest {
    private static final InstantSource CLOCK = InstantSource.system();
    /** In 1970, and knows that it does not know. */
    private static final SystemClock WITHOUT_CLOCK =
            new SystemClock(System::nanoTime, () -> Instant.EPOCH, () -> false, false);

    /** Only with one it carries out commands, which have an end. */
    private static final SystemClock WITH_CLOCK = new SystemClock(System::nanoTime, CLOCK, () -> true, true);

    private static final Pattern CODE = Pattern.compile("\"code\":\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    private static Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private String token = "";
    private HubWiring hub;

    @BeforeAll
    void open() {
        Logging.quietLibraries();
        FreshKeys keys = new FreshKeys(CLOCK);
        DataFolder data = DataFolder.open(folder.resolve("hub"));
        try (HubCore core = new HubCore(new HubCore.Parts(
                SqliteFile.open(data.database()),
                new HubSettings(
                        LoanTerms.USUAL,
                        HoldTerms.USUAL,
                        new NoticeSettings(new TreeSet<>(), true, LoanTerms.USUAL.zone()),
                        data.key("audit", keys::secret)),
                Duration.ofSeconds(45),
                List.of(),
                keys::id,
                () -> {}))) {
            Actor test = new Actor.Hub("test");
            core.store()
                    .run(services -> services.branches()
                            .put(new Branch(new SiteId("main"), "總館", "Main library", WeeklyHours.ALWAYS)));
            token = core.store()
                    .write(services ->
                            services.access().issueToken("t", "test", Scope.ALL, keys.secret(), test, CLOCK.instant()));
        }
        Settings.Reading reading =
                Settings.read(Map.of("data", folder.resolve("hub").toString(), "http.port", "0", "mqtt.port", "0"));
        if (!(reading instanceof Settings.Reading.Good(Settings settings))) {
            throw new AssertionError(reading);
        }
        hub = HubWiring.start(settings, CLOCK);
    }

    @AfterAll
    void close() {
        hub.close();
        client.close();
    }

    @Test
    void aBoardEnrolsIsRevokedComesBackAndIsWiped() throws Exception {
        String name = "display-1";
        Path data = folder.resolve(name);
        try (Board board = new Board(station(name, code(register(name))), WITHOUT_CLOCK)) {
            await().atMost(PATIENCE).until(() -> shown(name).contains("\"state\":\"in-order\""));
            assertEquals(
                    204,
                    send("DELETE", "/devices/main/" + name + "/credentials", "").statusCode());
            await().atMost(Duration.ofSeconds(10)).until(() -> board.agent.down);
        }
        try (Board outside = new Board(station(name, "00000-00000"), WITHOUT_CLOCK)) {
            await().atMost(PATIENCE).until(() -> outside.agent.down);
            assertFalse(outside.agent.up);
        }
        String fresh = code(send("POST", "/devices/main/" + name + "/credentials", ""));
        try (Board again = new Board(station(name, fresh), WITH_CLOCK)) {
            await().atMost(PATIENCE).until(() -> again.agent.up);
            again.append();
            HttpResponse<String> ordered = send(
                    "POST", "/devices/main/" + name + "/commands", "{\"kind\":\"decommission\",\"validSeconds\":600}");
            assertEquals(201, ordered.statusCode(), ordered.body());
            await().atMost(PATIENCE).until(again.ended::isDone);
        }
        try (Stream<Path> left = Files.list(data)) {
            assertEquals(List.of(), left.toList());
        }
        await().atMost(PATIENCE)
                .until(() -> send("GET", "/devices/main/" + name, "").statusCode() == 404);
    }

    @Test
    void withoutACodeOrWithAWrongOneItSaysWhatToDo() throws Exception {
        String name = "display-2";
        var _ = register(name);
        IOException missing = assertThrows(IOException.class, () -> new Board(station(name, ""), WITHOUT_CLOCK));
        assertTrue(String.valueOf(missing.getMessage()).contains("set enrolment.hub and enrolment.code"));
        IOException wrong =
                assertThrows(IOException.class, () -> new Board(station(name, "00000-00000"), WITHOUT_CLOCK));
        assertTrue(String.valueOf(wrong.getMessage()).contains("ask staff for a new code"), wrong::toString);
    }

    private HttpResponse<String> register(String name) throws Exception {
        HttpResponse<String> invited = send("POST", "/devices", """
                {"site": "main", "device": "%s", "kind": "call-display",
                 "nameZh": "甲", "nameEn": "A", "placeZh": "乙", "placeEn": "B"}
                """.formatted(name));
        assertEquals(201, invited.statusCode(), invited.body());
        return invited;
    }

    private static String code(HttpResponse<String> invited) {
        Matcher code = CODE.matcher(invited.body());
        assertTrue(code.find(), invited.body());
        return code.group(1);
    }

    private String shown(String name) throws Exception {
        return send("GET", "/devices/main/" + name, "").body();
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(address("http").resolve("/api/v1" + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI address(String scheme) {
        return hub.addresses().stream()
                .map(URI::create)
                .filter(address -> scheme.equals(address.getScheme()))
                .findFirst()
                .orElseThrow();
    }

    /** @param code empty for none */
    private Station station(String name, String code) throws IOException {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "site",
                "main",
                "device",
                name,
                "data",
                Files.createDirectories(folder.resolve(name)).toString(),
                "broker",
                "tls://127.0.0.1:" + address("mqtts").getPort()));
        if (!code.isEmpty()) {
            settings.put("enrolment.hub", address("http").toString());
            settings.put("enrolment.code", code);
        }
        Properties properties = new Properties();
        properties.putAll(settings);
        SettingsReader reader = new SettingsReader(properties);
        Station station = Station.read(reader);
        reader.finish();
        return station;
    }

    /** A board with nothing on it but its line to the hub. */
    private static final class Board implements AutoCloseable {
        private final Rig<HubLinkInput> rig;
        private final Bare agent;
        private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
        private final Thread running;

        Board(Station station, SystemClock clock) throws IOException {
            rig = new Rig<>(station, clock, Supervisor.NONE);
            HubSession session = rig.hub(
                    new Description(station.address(), Birth.Kind.CALL_DISPLAY, "1.0", List.of()), input -> input);
            agent = new Bare(session);
            running = Thread.ofVirtual().start(() -> {
                try (rig) {
                    rig.run(agent, () -> false, session::leave);
                    ended.complete(true);
                } catch (InterruptedException | RuntimeException broken) {
                    ended.completeExceptionally(broken);
                }
            });
        }

        void append() {
            rig.offer(new HubLinkInput.NotDelivered(0, false, "an event, please"));
        }

        @Override
        public void close() throws InterruptedException {
            if (!ended.isDone()) {
                rig.stop();
            }
            running.join();
        }

        /** Says nothing and does nothing, but for one event on demand. */
        private final class Bare implements Agent<HubLinkInput> {
            private final HubSession session;
            private volatile boolean up;
            private volatile boolean down;

            Bare(HubSession session) {
                this.session = session;
            }

            @Override
            public void step(HubLinkInput input, Moment now) {
                switch (input) {
                    case HubLinkInput.NotDelivered(long token, boolean _, String _)
                    when token == 0 -> {
                        rig.store()
                                .write(
                                        now,
                                        tx -> tx.append(new OperationEvent.AlarmCleared(
                                                OperationEvent.Alarm.JOURNAL_FAILED, "")));
                        session.pump(now);
                    }
                    case HubLinkInput.Disconnected _ -> {
                        down = true;
                        var _ = session.receive(input, now);
                    }
                    default -> {
                        var _ = session.receive(input, now);
                    }
                }
                up |= session.online();
            }

            @Override
            public void wake(Moment now) {
                var _ = session.wake(now);
                up |= session.online();
            }

            @Override
            public long nextDeadline() {
                return session.nextDeadline();
            }
        }
    }
}
