package org.carrel.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.hub.access.SlowHash;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.callqueue.Place;
import org.carrel.hub.identity.PersonName;
import org.carrel.hub.identity.StaffId;
import org.carrel.hub.identity.StaffMember;
import org.carrel.hub.registration.Application;
import org.carrel.hub.registration.ChipReading;
import org.carrel.hub.registration.PrivacyNotice;
import org.carrel.hub.runtime.FreshKeys;
import org.carrel.hub.seat.Rule;
import org.carrel.hub.seat.Seat;
import org.carrel.hub.seat.SeatZone;
import org.carrel.hub.seat.ZoneRules;
import org.carrel.hub.store.Services;
import org.carrel.sim.browser.Barriers;
import org.carrel.sim.browser.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Applications, seats and opening hours on the staff page, in a real browser: what is done there is done, and what is wrong is said at its field. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfficePagesTest {
    private static final Actor SETUP = new Actor.Hub("test");
    private static final SeatZoneId STUDY = new SeatZoneId("study");
    private static final String PASSWORD = "lantern-in-the-window";
    private static final List<String> VIEWS =
            List.of("#/applications", "#/application/SECOND", "#/seats", "#/zone/study", "#/zone", "#/calendar");
    private static final int[] TABLET = {820, 1180};

    private RestDoor rest;
    private Chromium chromium;
    private final List<String> applications = new ArrayList<>();

    @BeforeAll
    void open() {
        assumeTrue(Chromium.isInstalled(), "Chromium is not installed");
        rest = new RestDoor(0);
        rest.core.store().run(this::seed);
        chromium = Chromium.open();
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
            rest.close();
        }
    }

    private void seed(Services services) {
        FreshKeys keys = new FreshKeys(InstantSource.fixed(rest.now.get()));
        services.patrons().put(new StaffMember(new StaffId("lin"), new PersonName("林小姐"), List.of(), "zh-Hant"));
        services.access()
                .putAccount("lin", new StaffId("lin"), SlowHash.of(PASSWORD, keys.salt()), SETUP, rest.now.get());
        for (String document : List.of("A123456789", "A800000014", "AB23456789")) {
            services.registration()
                    .send(
                            new Application.Entered(
                                    PrivacyNotice.USUAL.version(),
                                    true,
                                    "陳大文",
                                    document,
                                    "1990-05-01",
                                    "0912345678",
                                    "",
                                    "402",
                                    "臺中市南區五權南路100號",
                                    "zh-Hant",
                                    "main",
                                    "",
                                    ChipReading.Shown.HEX,
                                    4),
                            "reference-" + document,
                            SETUP,
                            rest.now.get());
        }
        services.registration().waiting(10).forEach(waiting -> applications.add(waiting.id()));
        services.seats()
                .put(
                        new SeatZone(
                                STUDY,
                                RestDoor.MAIN,
                                "自修室",
                                "Study room",
                                "三樓服務檯",
                                "desk on 3F",
                                "A",
                                List.of(),
                                ZoneRules.NLPI),
                        SETUP,
                        rest.now.get());
        for (int seat = 1; seat <= 3; seat++) {
            services.seats()
                    .put(
                            STUDY,
                            new Seat(new Place(new SeatId("s" + seat), 1, 1, new TreeSet<>()), "S" + seat, seat),
                            SETUP,
                            rest.now.get());
        }
    }

    private Page signedIn(String language) {
        Page page = chromium.page(TABLET[0], TABLET[1], language);
        page.navigate(address());
        page.fill("#login", "lin");
        page.fill("#password", PASSWORD);
        page.click("form button");
        page.waitForSelector("nav a");
        return page;
    }

    private String address() {
        return "http://127.0.0.1:" + rest.door.port() + "/staff/";
    }

    private static void show(Page page, String address) {
        page.navigate(address);
        page.waitForSelector("main h1");
        page.waitForFunction("() => document.querySelector('main').childElementCount > 1");
    }

    @Test
    void everyPageInEachLanguageFitsATabletAndHasNoBarrier() throws Exception {
        Path pictures = Files.createDirectories(Path.of("target", "staff-page"));
        List<String> found = new ArrayList<>();
        for (String language : List.of("zh-TW", "en-GB")) {
            try (Page page = signedIn(language)) {
                for (String view : VIEWS) {
                    show(page, address() + view.replace("SECOND", applications.get(1)));
                    page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })");
                    String name = "office-" + language + view.replaceAll("[#/]+", "-");
                    page.screenshot(
                            new Page.ScreenshotOptions().setFullPage(true).setPath(pictures.resolve(name + ".png")));
                    Barriers.on(page).forEach(what -> found.add(name + " " + what));
                    if (!(Boolean) page.evaluate(
                            "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")) {
                        found.add(name + " is wider than the screen");
                    }
                }
            }
        }
        assertEquals("", String.join("\n", found));
    }

    @Test
    void anApplicationIsSeenOnceAndRejectedWithAReason() {
        String id = applications.getFirst();
        try (Page page = signedIn("en-GB")) {
            show(page, address() + "#/applications");
            assertTrue(page.textContent("main").contains("陳○文"), "masked in the list");
            page.click("a[href='#/application/" + id + "']");
            page.waitForSelector("h1 >> text=陳大文");
            assertTrue(page.textContent("dl.facts").contains("臺中市南區五權南路100號"), page.textContent("main"));
            page.click("button >> text=Reject");
            page.waitForSelector(".faults:not([hidden])");
            page.check("text=Document was not shown");
            page.click("button >> text=Reject");
            page.waitForSelector("h1 >> text=Card applications");
            page.waitForCondition(() ->
                    page.querySelectorAll("a[href='#/application/" + id + "']").isEmpty());
        }
        long seen = RestDoor.json(rest.get("/audit?limit=200"))
                .get("items")
                .valueStream()
                .filter(entry -> entry.get("subject").stringValue().equals("application:" + id))
                .filter(entry -> entry.get("detail").stringValue().equals("application"))
                .count();
        assertEquals(1, seen, "noted once, however often the page was drawn");
        Application application = rest.core
                .store()
                .write(services -> services.registration().see(id, SETUP, rest.now.get()))
                .orElseThrow();
        assertTrue(application.state() instanceof Application.State.Rejected);
    }

    @Test
    void anApplicationIsApprovedWithTheCardThatIsGivenOut() {
        String id = applications.get(2);
        try (Page page = signedIn("en-GB")) {
            show(page, address() + "#/application/" + id);
            page.fill("input[autocomplete=off]", "C-ann");
            page.click("button >> text=Approve");
            page.waitForSelector(".faults >> text=card");
            page.fill("input[autocomplete=off]", "C-new-1");
            page.click("button >> text=Approve");
            page.waitForSelector("h1 >> text=Card applications");
        }
        assertEquals(
                200,
                rest.send("POST", "/patrons/lookup", "{\"card\": \"C-new-1\"}").statusCode());
    }

    @Test
    void aSettingThatCannotBeIsSaidAtItsFieldAndAGoodOneIsKept() {
        try (Page page = signedIn("en-GB")) {
            show(page, address() + "#/zone/study");
            page.getByLabel("Shortest stay, minutes").fill("soon");
            page.getByLabel("Percent of seats kept for whoever walks in").fill("120");
            page.click("main > section:last-of-type > form > .group button");
            page.waitForSelector("p.fault >> text=It is out of range; it may be 0–100");
            assertTrue(page.textContent("main").contains("It must be a whole number, within 1–720"));
            assertEquals(2, page.querySelectorAll("[aria-invalid=true]").size());
            assertEquals(List.of(), Barriers.on(page));
            page.getByLabel("Shortest stay, minutes").fill("45");
            page.getByLabel("Percent of seats kept for whoever walks in").fill("25");
            page.click("main > section:last-of-type > form > .group button");
            page.waitForSelector("text=Saved.");
        }
        ZoneRules rules = rest.core
                .store()
                .read(services -> services.seats().zone(STUDY))
                .orElseThrow()
                .rules();
        assertEquals(45, rules.number(Rule.SHORTEST_MINUTES));
        assertEquals(25, rules.number(Rule.WALK_IN_PERCENT));
        assertEquals(180, rules.number(Rule.SLOT_MINUTES), "the others stay");
    }

    @Test
    void aSeatIsPutOutOfOrderWithAReasonAndInOrderAgain() {
        try (Page page = signedIn("zh-TW")) {
            show(page, address() + "#/zone/study");
            page.click("tbody tr:nth-child(2) summary >> text=暫停使用");
            page.fill("tbody tr:nth-child(2) details[open] input[type=text]", "燈管故障");
            page.click("tbody tr:nth-child(2) details[open] button");
            page.waitForSelector("tbody tr:nth-child(2) >> text=燈管故障");
            assertFalse(usable());
            page.click("button >> text=恢復使用");
            page.waitForCondition(this::usable);
        }
    }

    private boolean usable() {
        return rest.core
                .store()
                .read(services -> services.seats().seat(STUDY, new SeatId("s2"), rest.now.get()))
                .orElseThrow()
                .outage()
                .isEmpty();
    }

    @Test
    void aDayIsClosedAndTheWeekChanged() {
        try (Page page = signedIn("en-GB")) {
            show(page, address() + "#/calendar");
            page.getByLabel("Name in English").fill("Head Library");
            page.uncheck("text=Monday");
            page.click("main > section >> nth=0 >> button >> text=Save");
            page.waitForSelector("h2 >> text=Head Library");
            page.fill("input[type=date]", "2026-12-25");
            page.getByLabel("Reason, for people").fill("Moving house");
            page.click("main > section >> nth=1 >> button >> text=Save");
            page.waitForSelector("td >> text=Moving house");
        }
        String hours = RestDoor.json(rest.get("/branches/main")).get("hours").stringValue();
        assertTrue(hours.startsWith("tue ") && hours.endsWith(", holidays"), hours);
        assertEquals(
                1,
                rest.core
                        .store()
                        .read(services -> services.calendar().special(RestDoor.MAIN, LocalDate.of(2026, 11, 23)))
                        .size());
    }
}
