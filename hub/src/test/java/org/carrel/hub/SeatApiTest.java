package org.carrel.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.topic.Address;
import org.carrel.hub.access.Scope;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.HttpDoor;
import org.carrel.hub.adapter.http.Proxies;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.branch.Branch;
import org.carrel.hub.branch.WeeklyHours;
import org.carrel.hub.identity.LibraryCard.CardState;
import org.carrel.hub.lending.LoanTerms;
import org.carrel.hub.notice.NoticeSettings;
import org.carrel.hub.reservation.HoldTerms;
import org.carrel.hub.runtime.FreshKeys;
import org.carrel.hub.settings.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Goal: a web site, a kiosk and a phone can do with seats what they have to, and the public sees no person. Method: real requests. */
class SeatApiTest {
    private static final Actor SETUP = new Actor.Hub("test");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ZONE =
            "{'site':'main','nameZh':'自修室','nameEn':'Study room','whereZh':'一樓','whereEn':'1F',"
                    + "'prefix':'A','hours':'tue 08:00-21:00, wed 08:00-21:00'%s}";

    /** A Tuesday, 09:00 in Taipei. */
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T01:00:00Z"));

    private final InstantSource clock = now::get;
    private final HttpClient client = HttpClient.newHttpClient();
    private final FreshKeys keys = new FreshKeys(clock);
    private HubCore core;
    private HttpDoor door;
    private String token;

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
        token = core.store().write(services -> {
            services.branches().put(new Branch(Library.MAIN, "總館", "Main", WeeklyHours.ALWAYS));
            for (String name : List.of("ann", "bo", "chi", "dai")) {
                services.patrons().put(Library.patronRecord(new PatronId(name), new TreeSet<>(), CardState.VALID));
            }
            return services.access().issueToken("web", "web site", Scope.ALL, keys.secret(), SETUP, now.get());
        });
        door = HttpWiring.open(
                new Settings.Http("127.0.0.1", 0, false, Proxies.NONE, 0), core, new NoDevices(), keys, clock);
    }

    @AfterEach
    void close() {
        door.close();
        core.close();
    }

    @Test
    void aSeatANumberACallAndAPhone() throws Exception {
        furnish(1);
        assertEquals(1, get("/zones").at("/items/0/free").asInt());
        JsonNode stay = post("/zones/study/walk-ins", "{'patrons':['ann']}", 201);
        assertEquals("in-use", stay.at("/state").asString());
        assertEquals(0, get("/zones/study").at("/free").asInt());
        assertEquals("in-use", get("/zones/study/seats").at("/items/0/state").asString());

        JsonNode refused = post("/zones/study/walk-ins", "{'patrons':['bo']}", 409);
        assertEquals("zone-full", refused.at("/reasons/0").asString());
        assertEquals("目前沒有空位，可以登記候補。", refused.at("/detail").asString());

        JsonNode ticket = post("/zones/study/waiting", "{'patrons':['bo']}", 201);
        String mine = "/tickets/" + ticket.at("/token").asString();
        assertEquals("A001", get(mine).at("/number").asString());
        assertEquals("waiting", get(mine).at("/state").asString());
        post("/zones/study/waiting", "{'patrons':['chi']}", 201);

        now.set(now.get().plusSeconds(600));
        post("/bookings/" + stay.at("/id").asString() + "/release", "", 200);
        assertEquals("called", get(mine).at("/state").asString());
        assertEquals("2026-11-24T01:30:00.000Z", get(mine).at("/until").asString(), "a time by the clock");
        JsonNode board = get("/zones/study/board");
        assertEquals("A001", board.at("/calling/0/number").asString());
        assertEquals(1, board.at("/waiting").asInt());

        JsonNode claim = post("/waiting/" + ticket.at("/id").asString() + "/claim", "{'cards':['C-bo']}", 200);
        assertEquals(0, claim.at("/cardsMissing").asInt());
        assertEquals("claimed", get(mine).at("/state").asString());
        assertEquals("A001", get("/zones/study/board").at("/before/0/number").asString());
    }

    @Test
    void whoComesGetsASeatOrANumber() throws Exception {
        furnish(1);
        JsonNode first = post("/zones/study/arrivals", "{'patrons':['ann']}", 201);
        assertEquals(
                "in-use",
                JSON.readTree(send("GET", "/bookings/" + first.at("/booking").asString(), "", token)
                                .body())
                        .at("/state")
                        .asString());
        JsonNode second = post("/zones/study/arrivals", "{'patrons':['bo']}", 201);
        assertEquals("A001", second.at("/ticket/number").asString());
        assertEquals(
                "has-a-place-then",
                post("/zones/study/arrivals", "{'patrons':['ann']}", 409)
                        .at("/reasons/0")
                        .asString());
    }

    @Test
    void whoMissesTheCallIsPassedAndTheNextIsCalledInTheSameSecond() throws Exception {
        furnish(1);
        JsonNode stay = post("/zones/study/walk-ins", "{'patrons':['ann']}", 201);
        JsonNode first = post("/zones/study/waiting", "{'patrons':['bo']}", 201);
        JsonNode second = post("/zones/study/waiting", "{'patrons':['chi']}", 201);
        post("/bookings/" + stay.at("/id").asString() + "/release", "", 200);
        now.set(now.get().plus(Duration.ofMinutes(20)));
        assertEquals(
                "passed",
                get("/tickets/" + first.at("/token").asString()).at("/state").asString());
        core.callNext(now.get());
        assertEquals(
                "called",
                get("/tickets/" + second.at("/token").asString()).at("/state").asString());
    }

    @Test
    void theBoardComesByItselfWithItsTime() throws Exception {
        furnish(1);
        JsonNode stay = post("/zones/study/walk-ins", "{'patrons':['ann']}", 201);
        post("/zones/study/waiting", "{'patrons':['bo']}", 201);
        door.events().follow();
        HttpRequest request =
                HttpRequest.newBuilder(uri("/zones/study/board/events")).build();
        HttpResponse<InputStream> stream = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            JsonNode first = picture(lines);
            assertEquals(0, first.at("/calling").size());
            assertEquals("2026-11-24T01:00:00.000Z", first.at("/asOf").asString());
            assertEquals(15, first.at("/staleAfterSeconds").asInt());

            now.set(now.get().plusSeconds(1));
            post("/bookings/" + stay.at("/id").asString() + "/release", "", 200);
            door.events().follow();
            JsonNode called = picture(lines);
            assertEquals("A001", called.at("/calling/0/number").asString());
            assertEquals("2026-11-24T01:00:01.000Z", called.at("/asOf").asString());
        }
    }

    private static JsonNode picture(BufferedReader lines) throws Exception {
        String line = lines.readLine();
        while (line != null && !line.startsWith("data: ")) {
            line = lines.readLine();
        }
        return JSON.readTree(String.valueOf(line).substring("data: ".length()));
    }

    @Test
    void thePublicSeesNoPerson() throws Exception {
        furnish(1);
        post("/zones/study/walk-ins", "{'patrons':['ann']}", 201);
        JsonNode ticket = post("/zones/study/waiting", "{'patrons':['bo']}", 201);
        for (String address : List.of(
                "/zones",
                "/zones/study",
                "/zones/study/seats",
                "/zones/study/slots?day=2026-11-25",
                "/zones/study/board",
                "/tickets/" + ticket.at("/token").asString())) {
            String answer = get(address).toString();
            for (String person : List.of("\"ann\"", "\"bo\"", "王", "C-ann", "C-bo")) {
                assertFalse(answer.contains(person), address + " tells " + person + ": " + answer);
            }
        }
        assertEquals(401, status("GET", "/bookings?patron=ann", "", ""));
        assertEquals(401, status("POST", "/zones/study/walk-ins", "{'patrons':['chi']}", ""));
        assertEquals(404, status("GET", "/tickets/guess", "", ""));
    }

    @Test
    void badSettingsAreToldAllAtOnce() throws Exception {
        JsonNode problem = put(
                "/zones/study",
                ZONE.formatted(",'rules':{'stay.per-day':'none','call.hold-minutes':'0','stay.per-week':'1'}"),
                400);
        assertEquals(3, problem.at("/faults").size(), problem.toString());
        put("/zones/study", ZONE.formatted(",'rules':{'call.hold-minutes':'10','leave.meals':'12:00-13:00'}"), 200);
        JsonNode rules = get("/zones/study").at("/rules");
        assertEquals("10", rules.get("call.hold-minutes").asString());
        assertEquals("12:00-13:00", rules.get("leave.meals").asString());
        assertEquals("30", rules.get("check-in.grace-minutes").asString());
    }

    @Test
    void aBookingFromTheSlotsThatAreShown() throws Exception {
        furnish(1);
        JsonNode slots = get("/zones/study/slots?day=2026-11-25");
        String from = slots.at("/items/1/from").asString();
        assertEquals("2026-11-25T03:00:00.000Z", from);
        JsonNode booking =
                post("/bookings", "{'zone':'study','day':'2026-11-25','from':'" + from + "','patrons':['ann']}", 201);
        assertEquals("2026-11-25T03:30:00.000Z", booking.at("/checkInUntil").asString());
        assertEquals(
                0, get("/zones/study/slots?day=2026-11-25").at("/items/1/free").asInt());
        String id = "/bookings/" + booking.at("/id").asString();
        assertEquals(
                "check-in-not-open",
                post(id + "/check-in", "{'cards':['C-ann']}", 409)
                        .at("/reasons/0")
                        .asString());
        assertEquals(
                "not-of-the-party",
                post(id + "/check-in", "{'cards':['nobody']}", 409)
                        .at("/reasons/0")
                        .asString());
        assertEquals(
                "cancelled",
                post(id + "/cancel", "{'reason':'change-of-plan'}", 200)
                        .at("/state")
                        .asString());
    }

    @Test
    void aClosedDayIsClosedAtEveryDoor() throws Exception {
        furnish(2);
        assertTrue(get("/zones/study").at("/open").asBoolean());
        put("/branches/main/days/2026-11-24", "{'reason':'颱風停班'}", 200);
        JsonNode zone = get("/zones/study");
        assertFalse(zone.at("/open").asBoolean());
        assertEquals(0, zone.at("/free").asInt());
        assertEquals("颱風停班", zone.at("/closedFor").asString());
        assertEquals("closed", get("/zones/study/seats").at("/items/0/state").asString());
        assertEquals(
                "zone-closed",
                post("/zones/study/walk-ins", "{'patrons':['ann']}", 409)
                        .at("/reasons/0")
                        .asString());
    }

    @Test
    void theHolidaysAreTheGovernments() throws Exception {
        assertEquals(
                "國慶日",
                get("/holidays/2026")
                        .at("/items")
                        .valueStream()
                        .filter(day -> day.at("/day").asString().equals("2026-10-10"))
                        .findFirst()
                        .orElseThrow()
                        .at("/name")
                        .asString());
        String file = "[{'date':'20280101','year':'2028','name':'開國紀念日','holidayCategory':'放假之紀念日及節日','holiday':true},"
                + "{'date':'20280102','year':'2028','name':'','holidayCategory':'星期六、星期日','holiday':true},"
                + "{'date':'20280903','year':'2028','name':'軍人節','holidayCategory':'特定節日','holiday':false}]";
        assertEquals(1, put("/holidays/2028", file, 200).at("/items").size());
        put("/holidays/2027", file, 400);
    }

    /** With {@code -Dcarrel.office-calendar=FOLDER}, which holds the files as they were published. */
    @Test
    void whatIsBuiltInIsWhatWasPublished() throws Exception {
        String folder = System.getProperty("carrel.office-calendar", "");
        assumeTrue(!folder.isEmpty(), "the published files are not here");
        for (String year : List.of("2026", "2027")) {
            JsonNode known = get("/holidays/" + year);
            JsonNode published = put("/holidays/" + year, Files.readString(Path.of(folder, year + ".json")), 200);
            assertEquals(known, published);
        }
    }

    @Test
    void everythingIsInTheDescription() throws Exception {
        JsonNode paths = get("/openapi.json").at("/paths");
        for (String path :
                List.of("/zones", "/bookings/{id}/check-in", "/zones/{zone}/board/events", "/tickets/{token}")) {
            assertNotEquals(null, paths.get(path), path);
        }
    }

    private void furnish(int seats) throws Exception {
        put("/zones/study", ZONE.formatted(""), 200);
        for (int seat = 1; seat <= seats; seat++) {
            assertEquals(
                    204,
                    status(
                            "PUT",
                            "/zones/study/seats/s" + seat,
                            "{'label':'" + seat + "','order':" + seat + "}",
                            token));
        }
    }

    private JsonNode get(String address) throws Exception {
        HttpResponse<String> answer = send("GET", address, "", "");
        assertEquals(200, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body());
    }

    private JsonNode post(String address, String body, int status) throws Exception {
        return changed("POST", address, body, status);
    }

    private JsonNode put(String address, String body, int status) throws Exception {
        return changed("PUT", address, body, status);
    }

    private JsonNode changed(String method, String address, String body, int status) throws Exception {
        HttpResponse<String> answer = send(method, address, body, token);
        assertEquals(status, answer.statusCode(), answer.body());
        return JSON.readTree(answer.body());
    }

    private int status(String method, String address, String body, String with) throws Exception {
        return send(method, address, body, with).statusCode();
    }

    private HttpResponse<String> send(String method, String address, String body, String with) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(address))
                .header("Accept-Language", "zh-TW")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!with.isEmpty()) {
            request.header("Authorization", "Bearer " + with);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String address) {
        return URI.create("http://127.0.0.1:" + door.port() + "/api/v1" + address);
    }

    /** This hub has no devices. */
    private static final class NoDevices implements Desk.DeviceDoor {
        @Override
        public boolean open() {
            return true;
        }

        @Override
        public void putOut(Address device) {
            throw new AssertionError("no device to put out");
        }

        @Override
        public void forget(Address device) {
            throw new AssertionError("no device to forget");
        }
    }
}
