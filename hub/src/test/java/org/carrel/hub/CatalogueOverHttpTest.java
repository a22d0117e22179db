package org.carrel.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.topic.Address;
import org.carrel.hub.access.Scope;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.HttpDoor;
import org.carrel.hub.adapter.http.Proxies;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.branch.Branch;
import org.carrel.hub.branch.WeeklyHours;
import org.carrel.hub.catalogue.AfiPolicy;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.catalogue.Material;
import org.carrel.hub.lending.LoanTerms;
import org.carrel.hub.notice.NoticeSettings;
import org.carrel.hub.registration.PrivacyNotice;
import org.carrel.hub.reservation.HoldTerms;
import org.carrel.hub.runtime.FreshKeys;
import org.carrel.hub.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Goal: through the API a title is found, its place and the way to it, and a card is applied for. Method: a hub's real HTTP door. */
class CatalogueOverHttpTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final SiteId MAIN = new SiteId("main");
    private static final Actor SETUP = new Actor.Hub("test");

    private final FreshKeys keys = new FreshKeys(CLOCK);
    private final HttpClient client = HttpClient.newHttpClient();
    private HubCore core;
    private HttpDoor door;
    private String staff;
    private String reader;

    @BeforeEach
    void open() {
        core = new HubCore(new HubCore.Parts(
                TestStore.inMemory(),
                new HubSettings(
                        LoanTerms.USUAL,
                        HoldTerms.USUAL,
                        new NoticeSettings(new TreeSet<>(), true, LoanTerms.USUAL.zone()),
                        Bytes.of(new byte[32])),
                Duration.ofSeconds(100),
                List.of(),
                keys::id,
                () -> {}));
        core.store().run(services -> {
            services.branches().put(new Branch(MAIN, "總館", "Main Library", WeeklyHours.ALWAYS));
            for (int number = 1; number <= 3; number++) {
                Bib bib = new Bib(
                        new BibId("red" + number),
                        "紅樓夢 " + number,
                        "曹雪芹",
                        "",
                        number == 3 ? "" : "857.49 551" + number,
                        "chi",
                        "200" + number,
                        number == 2 ? Material.SOUND : Material.BOOK,
                        List.of("章回小說"));
                services.catalogue()
                        .put(
                                bib,
                                List.of(new Item(
                                        new ItemId("B" + number),
                                        bib.id(),
                                        MAIN,
                                        "",
                                        AfiPolicy.ISO_28560,
                                        Item.Use.LENDABLE)));
            }
        });
        staff = token(Scope.ALL);
        reader = token(Scope.parse("catalogue,applications"));
        door = HttpWiring.open(
                new Settings.Http("127.0.0.1", 0, false, Proxies.NONE, 0), core, new NoDevices(), keys, CLOCK);
    }

    @AfterEach
    void close() {
        door.close();
        core.close();
    }

    private String token(SortedSet<Scope> scope) {
        return core.store()
                .write(services ->
                        services.access().issueToken(keys.id(), "test", scope, keys.secret(), SETUP, CLOCK.instant()));
    }

    @Test
    void titlesAreFoundNarrowedAndReadPageByPage() throws Exception {
        JsonNode page = get(200, "/titles?limit=2&q=" + encoded("红楼"));
        assertEquals(List.of("red3", "red2"), ids(page));
        assertEquals(3, page.get("total").intValue());
        assertEquals("exactly", page.get("totalIs").stringValue());
        assertEquals(1, page.get("items").get(0).get("onShelf").intValue());
        JsonNode next = get(
                200,
                "/titles?limit=2&q=" + encoded("红楼") + "&cursor="
                        + encoded(page.get("next").stringValue()));
        assertEquals(List.of("red1"), ids(next));
        assertFalse(next.has("next"));
        assertEquals(List.of("red2"), ids(get(200, "/titles?material=sound&q=" + encoded("紅樓"))));
        assertEquals(List.of("red1"), ids(get(200, "/titles?yearThrough=2001&language=chi&available=now")));
        assertEquals(List.of(), ids(get(200, "/titles")));
        assertEquals(
                "sound",
                facet(page, "material").get("counts").get(1).get("value").stringValue());

        assertEquals(
                "紅樓夢 3",
                get(200, "/suggestions?q=" + encoded("紅"))
                        .get("items")
                        .get(0)
                        .get("text")
                        .stringValue());
        assertEquals(
                1,
                get(200, "/titles/red1")
                        .get("availability")
                        .get(0)
                        .get("onShelf")
                        .intValue());
    }

    @Test
    void badQuestionsAreToldWhatIsWrong() throws Exception {
        for (String bad : List.of(
                "limit=0",
                "limit=201",
                "limit=x",
                "cursor=x",
                "cursor=newest.5.&sort=relevance",
                "sort=best",
                "yearFrom=soon",
                "material=stone",
                "class=zz",
                "colour=red")) {
            JsonNode problem = get(400, "/titles?q=a&" + bad);
            assertEquals("parameter-invalid", problem.get("code").stringValue(), bad);
            assertFalse(problem.get("faults").isEmpty(), bad);
        }
    }

    private static JsonNode facet(JsonNode page, String parameter) {
        for (JsonNode facet : page.get("facets")) {
            if (facet.get("parameter").stringValue().equals(parameter)) {
                return facet;
            }
        }
        throw new AssertionError("no facet " + parameter);
    }

    @Test
    void theWayToACopyIsShown() throws Exception {
        String map = Files.readString(Path.of(
                System.getProperty("carrel.root"), "hardware-sim/fleet/src/main/resources/demo/floor-map.json"));
        assertEquals("branch-has-no-map", reason(get(409, "/items/B1/route?from=entrance")));
        get(404, "/branches/main/map");
        send("PUT", 403, "/branches/main/map", map, reader);
        JsonNode refused = send(
                "PUT",
                400,
                "/branches/main/map",
                map.replaceFirst("lift\", \"kind\": \"lift", "lift\", \"kind\": \"rope"),
                staff);
        assertTrue(refused.get("faults").get(0).get("say").stringValue().contains("passages/0/kind"));
        send("PUT", 404, "/branches/west/map", map, staff);
        assertTrue(send("PUT", 200, "/branches/main/map", map, staff)
                .get("remarks")
                .isEmpty());

        assertEquals(
                "0 0 40 24",
                get(200, "/branches/main/map")
                        .get("levels")
                        .get(0)
                        .get("viewBox")
                        .stringValue());
        assertEquals("B3", get(200, "/items/B1/place").get("place").get("shelf").stringValue());
        assertFalse(get(200, "/items/B3/place").has("place"));
        assertEquals(
                "A1",
                get(200, "/branches/main/place?callNumber=000.5").get("shelf").stringValue());
        JsonNode route = get(200, "/items/B1/route?from=entrance&steps=avoid");
        assertEquals("lift", route.get("legs").get(1).get("by").stringValue());
        assertTrue(route.get("legs")
                .get(2)
                .get("points")
                .stringValue()
                .endsWith(route.get("place").get("at").stringValue()));
        assertEquals("landmark-unknown", reason(get(409, "/items/B1/route?from=moon")));
        assertEquals("place-unknown", reason(get(409, "/items/B3/route?from=entrance")));
    }

    @Test
    void aCardIsAppliedForLookedUpAndGranted() throws Exception {
        String version = get(200, "/card-applications/notice").get("version").stringValue();
        assertEquals(PrivacyNotice.USUAL.version(), version);
        String good = """
                {"notice": "%s", "accepted": true, "name": "王小明", "document": "A123456789", "born": "1990-02-28",
                 "phone": "0912-345-678", "postalCode": "402", "address": "臺中市南區五權南路100號", "home": "main",
                 "chip": "2234821496", "chipShown": "decimal"}""".formatted(version);
        JsonNode refused = send("POST", 400, "/card-applications", good.replace("A123456789", "A123456788"), reader);
        assertEquals("/document", refused.get("faults").get(0).get("where").stringValue());
        assertEquals(
                "document-wrong-check-digit",
                refused.get("faults").get(0).get("what").stringValue());

        String reference = send("POST", 201, "/card-applications", good, reader)
                .get("reference")
                .stringValue();
        String lookup = "{\"reference\": \"" + reference + "\"}";
        assertEquals(
                "waiting",
                send("POST", 200, "/card-applications/lookup", lookup, reader)
                        .get("state")
                        .stringValue());
        get(403, "/card-applications");
        JsonNode listed =
                send("GET", 200, "/card-applications", "", staff).get("items").get(0);
        assertEquals("王○明", listed.get("maskedName").stringValue());
        String id = listed.get("id").stringValue();
        JsonNode opened = send("POST", 200, "/card-applications/" + id + "/person", "", staff);
        assertEquals("A123456789", opened.get("document").stringValue());
        send("POST", 200, "/card-applications/" + id + "/approval", "{\"card\": \"21234000000017\"}", staff);
        assertEquals(
                "approved",
                send("POST", 200, "/card-applications/lookup", lookup, reader)
                        .get("state")
                        .stringValue());
        JsonNode again = send(
                "POST", 409, "/card-applications/" + id + "/rejection", "{\"reasons\": [\"not-entitled\"]}", staff);
        assertEquals("application-decided-before", reason(again));
        assertFalse(send("POST", 200, "/card-applications/" + id + "/person", "", staff)
                .has("document"));
        JsonNode patron = send("POST", 200, "/patrons/lookup", "{\"card\": \"8534AB78\"}", staff);
        assertEquals("adult", patron.get("category").stringValue());
        String key = "/patrons/" + patron.get("id").stringValue();
        JsonNode known = send("GET", 200, key + "/export", "", staff).get("applications");
        assertEquals(1, known.size());
        assertEquals("1990-02-28", known.get(0).get("born").stringValue());
        assertEquals(
                get(200, "/card-applications/notice"),
                get(
                        200,
                        "/card-applications/notices/"
                                + known.get(0).get("noticeVersion").stringValue()));
        get(404, "/card-applications/notices/2025-1");
        send("DELETE", 204, key, "", staff);
        send("POST", 404, "/card-applications/" + id + "/person", "", staff);
    }

    private static String reason(JsonNode problem) {
        assertFalse(problem.get("detail").stringValue().contains("-unknown"), "every reason has its words");
        return problem.get("reasons").get(0).stringValue();
    }

    private static List<String> ids(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("id").stringValue())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private JsonNode get(int status, String path) throws IOException, InterruptedException {
        return send("GET", status, path, "", reader);
    }

    private JsonNode send(String method, int status, String path, String body, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + door.port() + "/api/v1" + path))
                .header("Authorization", "Bearer " + token);
        HttpRequest.BodyPublisher publisher =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        HttpResponse<String> response =
                client.send(request.method(method, publisher).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(status, response.statusCode(), method + " " + path + " " + response.body());
        return JsonMapper.shared().readTree(response.body());
    }

    /** No device is connected. */
    private static final class NoDevices implements Desk.DeviceDoor {
        @Override
        public boolean open() {
            return false;
        }

        @Override
        public void putOut(Address device) {}

        @Override
        public void forget(Address device) {}
    }
}
