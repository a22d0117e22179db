package org.carrel.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.io.BufferedReader;
import java.io.IOException;
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
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.topic.Address;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.HttpDoor;
import org.carrel.hub.adapter.http.Proxies;
import org.carrel.hub.adapter.sql.MemoryDatabase;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.branch.Branch;
import org.carrel.hub.branch.WeeklyHours;
import org.carrel.hub.callqueue.Party;
import org.carrel.hub.callqueue.Place;
import org.carrel.hub.identity.LibraryCard.CardState;
import org.carrel.hub.lending.LoanTerms;
import org.carrel.hub.notice.NoticeSettings;
import org.carrel.hub.reservation.HoldTerms;
import org.carrel.hub.runtime.FreshKeys;
import org.carrel.hub.seat.Seat;
import org.carrel.hub.seat.SeatZone;
import org.carrel.hub.seat.Seats;
import org.carrel.hub.seat.ZoneRules;
import org.carrel.hub.settings.Settings;
import org.carrel.sim.browser.Barriers;
import org.carrel.sim.browser.Chromium;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Goal: whoever holds a ticket sees on a phone where they stand, can give it up, and tells nobody who they are; anybody sees which seats are
 * free. Method: real requests without a script, and a phone's browser with one.
 */
class VisitorPagesTest {
    private static final Actor SETUP = new Actor.Hub("test");
    private static final SeatZoneId STUDY = new SeatZoneId("study");

    /** A Tuesday, 09:00 in Taipei. */
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T01:00:00Z"));

    private final InstantSource clock = now::get;
    private final HttpClient client = HttpClient.newHttpClient();
    private final FreshKeys keys = new FreshKeys(clock);
    private final MemoryDatabase database = TestStore.inMemory();
    private HubCore core;
    private HttpDoor door;
    private BookingId stay;

    @BeforeEach
    void open() {
        core = new HubCore(new HubCore.Parts(
                database,
                new HubSettings(
                        LoanTerms.USUAL,
                        HoldTerms.USUAL,
                        new NoticeSettings(new TreeSet<>(), true, LoanTerms.USUAL.zone()),
                        Bytes.of(new byte[32])),
                Duration.ofSeconds(100),
                List.of(),
                keys::id,
                () -> {}));
        stay = core.store().write(services -> {
            services.branches().put(new Branch(Library.MAIN, "總館", "Main <Library>", WeeklyHours.ALWAYS));
            for (String name : List.of("ann", "bo", "chi")) {
                services.patrons().put(Library.patronRecord(new PatronId(name), new TreeSet<>(), CardState.VALID));
            }
            services.seats()
                    .put(
                            new SeatZone(
                                    STUDY,
                                    Library.MAIN,
                                    "自修室",
                                    "Study room",
                                    "一樓服務檯",
                                    "desk on 1F",
                                    "A",
                                    List.of(WeeklyHours.parse("tue 08:00-21:00")),
                                    ZoneRules.NLPI),
                            SETUP,
                            now.get());
            services.seats()
                    .put(
                            STUDY,
                            new Seat(new Place(new SeatId("s1"), 1, 1, new TreeSet<>()), "12", 1),
                            SETUP,
                            now.get());
            return done(services.seats().walkIn(STUDY, Party.of(new PatronId("ann")), List.of(), SETUP, now.get()))
                    .claim()
                    .id();
        });
        door = HttpWiring.open(
                new Settings.Http("127.0.0.1", 0, false, Proxies.NONE, 0), core, new NoDevices(), keys, clock);
    }

    @AfterEach
    void close() {
        door.close();
        core.close();
    }

    private static <T> T done(Seats.Answer<T> answer) {
        if (answer instanceof Seats.Answer.Done<T>(T value)) {
            return value;
        }
        throw new AssertionError("not done: " + answer);
    }

    /** The address of the page of somebody's new number. */
    private String number(String patron) {
        return core.store()
                .write(services -> "/t/"
                        + services.seats()
                                .secret(done(services.seats()
                                                .join(STUDY, Party.of(new PatronId(patron)), SETUP, now.get()))
                                        .ticket()
                                        .id()));
    }

    private void release() {
        core.store().run(services -> done(services.seats().release(stay, SETUP, now.get())));
    }

    @Test
    void aNumberIsFollowedFromTheLineToTheSeat() {
        String first = number("bo");
        String second = number("chi");
        assertSays(first, "zh-TW", "您的號碼", "A001", "下一位就是您", "還不能估計要等多久", "保留 20 分鐘");
        assertSays(second, "en", "Your number", "A002", "1 party is ahead of you", "Study room");
        release();
        assertSays(first, "zh-TW", "輪到您了", "座位 12", "請到 一樓服務檯", "保留到 09:20");
        assertSays(second, "en", "You are next");
        now.set(now.get().plus(Duration.ofMinutes(20)));
        assertSays(first, "en", "Your call is over", "A001");
        assertFalse(get(first, "en").body().contains("/leave"), "what is over cannot be given up");
    }

    @Test
    void givingUpIsAskedAboutAndThenDoneOnce() {
        String mine = number("bo");
        assertTrue(get(mine, "en").body().contains(mine + "/leave"), "it is offered");
        HttpResponse<String> question = get(mine + "/leave", "en");
        assertTrue(question.body().contains("Give up A001?"), question.body());
        assertSays(mine, "en", "Your number");
        HttpResponse<String> given =
                send(request(mine + "/leave?lang=en", "en").POST(HttpRequest.BodyPublishers.noBody()));
        assertEquals(303, given.statusCode());
        assertEquals(mine + "?lang=en", given.headers().firstValue("Location").orElse(""));
        assertSays(mine, "en", "Given up");
        assertEquals(
                303,
                send(request(mine + "/leave", "en").POST(HttpRequest.BodyPublishers.noBody()))
                        .statusCode());
        assertEquals(303, get(mine + "/leave", "en").statusCode(), "there is nothing more to ask");
        assertEquals(
                0,
                core.store()
                        .read(services -> services.seats().today(STUDY, now.get()))
                        .orElseThrow()
                        .queue()
                        .waiting());
    }

    @Test
    void whoSeesThePageSeesNoPersonAndWhoHasNoSecretNothing() {
        String mine = number("bo");
        for (String address : List.of(mine, "/seats")) {
            HttpResponse<String> page = get(address, "en");
            for (String person : List.of("\"bo\"", ">bo<", "王", "C-bo", "ann")) {
                assertFalse(page.body().contains(person), address + " tells " + person);
            }
            assertEquals("no-store", page.headers().firstValue("Cache-Control").orElse(""));
            assertEquals(
                    "no-referrer", page.headers().firstValue("Referrer-Policy").orElse(""));
            assertTrue(page.headers()
                    .firstValue("Content-Security-Policy")
                    .orElse("")
                    .contains("default-src 'none'"));
        }
        assertTrue(
                get(mine, "en").headers().firstValue("X-Robots-Tag").orElse("").contains("noindex"));
        assertTrue(get("/robots.txt", "en").body().contains("Disallow: /t/"));
        assertEquals(404, get("/t/" + "A".repeat(22), "en").statusCode());
        assertEquals(404, get(mine + "x", "en").statusCode());
        assertEquals(404, get("/t/%3Cscript%3E", "en").statusCode());
    }

    @Test
    void whoTriesAddressesIsSlowedDown() {
        List<Integer> answers = new ArrayList<>();
        for (int guess = 0; guess < 31; guess++) {
            answers.add(get("/t/guess" + guess, "en").statusCode());
        }
        assertEquals(404, answers.getFirst());
        assertEquals(429, answers.getLast());
        String mine = number("bo");
        assertEquals(200, get(mine, "en").statusCode(), "whoever has a number still sees it");
    }

    @Test
    void theDatabaseOpensNoPageAndTheNextDayNobodyDoes() {
        String mine = number("bo");
        String secret = mine.substring("/t/".length());
        String whole = new String(database.image().toArray(), StandardCharsets.ISO_8859_1);
        assertFalse(whole.contains(secret), "a stolen database gives nobody's number away");
        assertNotEquals(mine, number("chi"));
        now.set(now.get().plus(Duration.ofDays(1)));
        assertEquals(404, get(mine, "en").statusCode());
    }

    @Test
    void freeSeatsAreForEverybody() {
        assertSays("/seats", "zh-TW", "目前空位", "總館", "自修室", "<strong>0</strong> ／1 個座位", "客滿", "今天開放 08:00–21:00");
        number("bo");
        assertSays("/seats", "en", "Main &lt;Library&gt;", "1 party is waiting");
        core.store().run(services -> services.seats().tidy(now.get()));
        now.set(Instant.parse("2026-11-25T01:00:00Z"));
        assertSays("/seats", "en", "Not open now", "Not open today");
        assertSays("/seats?lang=zh-Hant", "en", "目前空位");
    }

    @Test
    void thePageIsToldWhatChangesAndWhenItIsOver() throws Exception {
        String mine = number("bo");
        door.events().follow();
        HttpResponse<InputStream> stream =
                client.send(request(mine + "/live?lang=en", "en").build(), HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertTrue(next(lines, "picture").contains("You are next"));
            release();
            door.events().follow();
            assertTrue(next(lines, "picture").contains("It is your turn"));
            core.store()
                    .run(services -> done(services.seats()
                            .leaveQueue(
                                    services.seats()
                                            .ticket(mine.substring("/t/".length()), now.get())
                                            .orElseThrow()
                                            .ticket()
                                            .id(),
                                    SETUP,
                                    now.get())));
            door.events().follow();
            assertTrue(next(lines, "picture").contains("Given up"));
            assertEquals("{}", next(lines, "over"));
        }
    }

    private static String next(BufferedReader lines, String event) throws Exception {
        String line = lines.readLine();
        while (line != null && !line.equals("event: " + event)) {
            line = lines.readLine();
        }
        return String.valueOf(lines.readLine()).substring("data: ".length());
    }

    @Test
    void onAPhoneEverythingFitsWithoutABarrierAndChangesByItself() throws Exception {
        assumeTrue(Chromium.isInstalled(), "Chromium is not installed");
        Path pictures = Files.createDirectories(Path.of("target", "visitor-pages"));
        List<String> found = new ArrayList<>();
        try (Chromium chromium = Chromium.open()) {
            Page page = chromium.page(360, 640);
            String mine = number("bo");
            for (String language : List.of("zh-Hant", "en")) {
                for (String address : List.of(mine, mine + "/leave", "/seats", "/t/nothing")) {
                    page.navigate(uri(address + "?lang=" + language).toString());
                    String name = language + address.replace(mine, "-ticket").replace('/', '-');
                    look(page, pictures.resolve(name + ".png"), found);
                }
            }
            page.navigate(uri(mine + "?lang=en").toString());
            page.waitForSelector("text=You are next");
            release();
            door.events().follow();
            page.waitForSelector("text=It is your turn");
            look(page, pictures.resolve("en-ticket-called.png"), found);
            door.close();
            page.waitForSelector("#stale:not([hidden])", new Page.WaitForSelectorOptions().setTimeout(30_000));
            look(page, pictures.resolve("en-ticket-stale.png"), found);
        }
        assertEquals("", String.join("\n", found));
    }

    private static void look(Page page, Path picture, List<String> found) {
        page.waitForSelector("h1");
        page.screenshot(new Page.ScreenshotOptions().setPath(picture).setFullPage(true));
        Barriers.on(page).forEach(what -> found.add(picture.getFileName() + " " + what));
        boolean fits = (Boolean)
                page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth");
        if (!fits) {
            found.add(picture.getFileName() + " is wider than the phone");
        }
    }

    private void assertSays(String address, String language, String... words) {
        HttpResponse<String> page = get(address, language);
        assertEquals(200, page.statusCode(), page.body());
        for (String word : words) {
            assertTrue(page.body().contains(word), () -> "no " + word + " in " + page.body());
        }
    }

    private HttpResponse<String> get(String address, String language) {
        return send(request(address, language));
    }

    private HttpRequest.Builder request(String address, String language) {
        return HttpRequest.newBuilder(uri(address)).header("Accept-Language", language);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new AssertionError("no answer", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", stopped);
        }
    }

    private URI uri(String address) {
        return URI.create("http://127.0.0.1:" + door.port() + address);
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
