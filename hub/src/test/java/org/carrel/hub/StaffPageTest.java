package org.carrel.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.EventId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.id.TagUid;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.Death;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.EventBody;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.message.OperationEvent;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.topic.Address;
import org.carrel.hub.access.SlowHash;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.HttpDoor;
import org.carrel.hub.adapter.http.Proxies;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.branch.Branch;
import org.carrel.hub.branch.WeeklyHours;
import org.carrel.hub.catalogue.AfiPolicy;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.fleet.Device;
import org.carrel.hub.identity.Contact;
import org.carrel.hub.identity.LibraryCard;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.identity.PersonName;
import org.carrel.hub.identity.StaffId;
import org.carrel.hub.identity.StaffMember;
import org.carrel.hub.lending.LoanTerms;
import org.carrel.hub.notice.NoticeSettings;
import org.carrel.hub.reservation.HoldTerms;
import org.carrel.hub.runtime.FreshKeys;
import org.carrel.hub.settings.Settings;
import org.carrel.hub.store.Services;
import org.carrel.sim.browser.Barriers;
import org.carrel.sim.browser.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The staff page in a real browser: what is wrong comes first, no barrier that axe can see, nothing that does not fit. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StaffPageTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final SiteId MAIN = new SiteId("main");
    private static final Actor SETUP = new Actor.Hub("test");
    private static final String PASSWORD = "lantern-in-the-window";
    private static final List<String> VIEWS =
            List.of("#/", "#/devices", "#/device/main/shelf-1", "#/pull", "#/repairs", "#/conflicts", "#/commands");
    private static final List<int[]> SIZES =
            List.of(new int[] {1920, 1080}, new int[] {1280, 800}, new int[] {820, 1180});
    private static final List<String> TITLES =
            List.of("紅樓夢", "百年孤寂", "The Left Hand of Darkness", "臺灣通史", "小王子", "Silent Spring");

    private HubCore core;
    private HttpDoor door;
    private Chromium chromium;
    private long events;

    @BeforeAll
    void open() {
        assumeTrue(Chromium.isInstalled(), "Chromium is not installed");
        FreshKeys keys = new FreshKeys(CLOCK);
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
        core.store().run(services -> seed(services, keys));
        door = HttpWiring.open(
                new Settings.Http("127.0.0.1", 0, false, Proxies.NONE, 0), core, new Shut(), keys, CLOCK);
        chromium = Chromium.open();
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
            door.close();
            core.close();
        }
    }

    @Test
    void everyViewInEachLanguageAndSizeFitsAndHasNoBarrier() throws Exception {
        Path pictures = Files.createDirectories(Path.of("target", "staff-page"));
        List<String> found = new ArrayList<>();
        for (int[] size : SIZES) {
            // Both languages where the page is used most; one is enough to see whether the other sizes fit.
            for (String language : size[0] == 1280 ? List.of("zh-TW", "en-GB") : List.of("zh-TW")) {
                try (Page page = signedIn(size, language)) {
                    for (String view : VIEWS) {
                        page.navigate(address() + view);
                        page.waitForSelector("main h1");
                        page.waitForFunction("() => document.querySelector('main').childElementCount > 1");
                        String name = size[0] + "-" + language + view.replaceAll("[#/]+", "-");
                        page.screenshot(new Page.ScreenshotOptions().setPath(pictures.resolve(name + ".png")));
                        Barriers.on(page).forEach(what -> found.add(name + " " + what));
                        boolean fits = (Boolean) page.evaluate(
                                "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth");
                        if (!fits) {
                            found.add(name + " is wider than the screen");
                        }
                    }
                }
            }
        }
        assertEquals("", String.join("\n", found));
    }

    @Test
    void whatIsWrongComesFirstAndAnAlarmCanBeTakenOn() {
        try (Page page = signedIn(SIZES.get(1), "en-GB")) {
            page.waitForSelector("#line.calm >> text=Live");
            page.waitForSelector(".trouble");
            assertTrue(page.textContent(".trouble").contains("Wrong book taken"));
            page.click(".alarmed button");
            page.waitForSelector("text=Being seen to by lin");
        }
    }

    @Test
    void whoAsksForHelpIsShownAtOnceUntilItIsAnswered() {
        try (Page page = signedIn(SIZES.get(1), "en-GB")) {
            page.waitForSelector(".trouble");
            assertEquals(0, page.querySelectorAll(".called").size());
            Address kiosk = new Address(MAIN, new DeviceId("kiosk-1"));
            core.store()
                    .run(services -> services.kiosk()
                            .happened(kiosk, new KioskEvent.HelpCalled("en"), CLOCK.instant(), CLOCK.instant()));
            page.waitForSelector("li.called");
            assertEquals(
                    0,
                    page.querySelectorAll("li.trouble").getFirst().textContent().indexOf("Asks for help"));
            assertTrue(page.textContent("li.called").contains("Entrance"), "where to go");
            assertEquals(List.of(), Barriers.on(page));
            page.click("li.called button");
            page.waitForCondition(() -> page.querySelectorAll("li.called").isEmpty());
        }
    }

    /** Two devices, a tag to repair, a blank tag and a card on the shelf. */
    @Test
    void repairsAndStrangeTagsNeedSomebodyToo() {
        try (Page page = signedIn(SIZES.get(1), "en-GB")) {
            page.waitForSelector(".todo");
            assertEquals("5 need you", page.textContent("main h1").strip());
            assertTrue(page.textContent(".todo").contains("2Strange tags on the shelves"), page.textContent(".todo"));
            page.click(".todo >> text=Strange tags");
            page.waitForSelector("text=A card was left here: take it out");
        }
    }

    private String address() {
        return "http://127.0.0.1:" + door.port() + "/staff/";
    }

    private Page signedIn(int[] size, String language) {
        Page page = chromium.page(size[0], size[1], language);
        page.navigate(address());
        page.fill("#login", "lin");
        page.fill("#password", PASSWORD);
        page.click("form button");
        page.waitForSelector("nav a");
        return page;
    }

    private void seed(Services services, FreshKeys keys) {
        services.branches().put(new Branch(MAIN, "總館", "Main Library", WeeklyHours.ALWAYS));
        services.patrons().put(new StaffMember(new StaffId("lin"), new PersonName("林小姐"), List.of(), "zh-Hant"));
        services.access()
                .putAccount("lin", new StaffId("lin"), SlowHash.of(PASSWORD, keys.salt()), SETUP, CLOCK.instant());
        Address shelf =
                device(services, "shelf-1", Birth.Kind.PICKUP_SHELF, "預約取書架", "Pickup shelf", "一樓大廳", "Ground floor");
        Address kiosk = device(services, "kiosk-1", Birth.Kind.KIOSK, "資訊便利站", "Kiosk", "一樓入口", "Entrance");
        Address drop = device(services, "drop-1", Birth.Kind.BOOK_DROP, "還書箱", "Book drop", "側門", "Side door");
        device(services, "board-1", Birth.Kind.CALL_DISPLAY, "叫號螢幕", "Call display", "三樓自修室", "Study room");
        born(services, shelf, Health.Condition.WELL);
        born(services, kiosk, Health.Condition.DEGRADED);
        born(services, drop, Health.Condition.WELL);
        services.fleet().devices().died(drop, new Death(1, Death.Cause.LOST), CLOCK.instant());
        for (int index = 0; index < TITLES.size(); index++) {
            BibId bib = new BibId("b" + index);
            ItemId item = new ItemId("3100000000" + index);
            services.catalogue().put(new Bib(bib, TITLES.get(index), "", "", "857." + index, "chi", "2019"));
            services.catalogue().put(new Item(item, bib, MAIN, "", AfiPolicy.ISO_28560, Item.Use.LENDABLE));
            if (index < 3) {
                services.patrons().put(patron("p" + index));
                services.reservations().place(new PatronId("p" + index), bib, MAIN, SETUP, CLOCK.instant());
            }
            CompartmentId place = new CompartmentId((index % 2 == 0 ? "A" : "B") + (index / 2 + 1));
            happened(services, shelf, new ShelfEvent.ItemPlaced(place, item, tag(index)));
        }
        happened(services, shelf, new OperationEvent.AlarmRaised(OperationEvent.Alarm.WRONG_ITEM_TAKEN, "A4"));
        happened(
                services,
                shelf,
                new ShelfEvent.SecurityWritten(
                        new ItemId("31000000003"),
                        tag(3),
                        ShelfEvent.Security.SECURED,
                        ShelfEvent.Outcome.PENDING_REPAIR));
        happened(services, shelf, strange("A3", 10, ShelfEvent.Strangeness.BLANK));
        happened(services, shelf, strange("B4", 11, ShelfEvent.Strangeness.CARD));
    }

    private static Patron patron(String id) {
        return new Patron(
                new PatronId(id),
                new PersonName("王小明"),
                List.of(new LibraryCard(
                        LibraryCard.CardScheme.OWN_BARCODE, new CardNumber("C" + id), LibraryCard.CardState.VALID)),
                "zh-Hant",
                new Contact.Unreachable(),
                "adult",
                MAIN,
                new TreeSet<>(),
                LocalDate.of(2040, 12, 31));
    }

    private static ShelfEvent strange(String compartment, int tag, ShelfEvent.Strangeness how) {
        return new ShelfEvent.StrangeTagFound(new CompartmentId(compartment), tag(tag), how);
    }

    private static TagUid tag(int number) {
        return new TagUid(0xE004_0100_0000_0000L + number);
    }

    private static Address device(
            Services services, String name, Birth.Kind kind, String zh, String en, String placeZh, String placeEn) {
        Address address = new Address(MAIN, new DeviceId(name));
        services.fleet()
                .devices()
                .enrol(address, new Device.Names(zh, en, placeZh, placeEn), kind, SETUP, CLOCK.instant());
        return address;
    }

    private static void born(Services services, Address device, Health.Condition condition) {
        List<Birth.Compartment> compartments = new ArrayList<>();
        for (String row : List.of("A", "B")) {
            for (int column = 1; column <= 4; column++) {
                compartments.add(new Birth.Compartment(new CompartmentId(row + column), row.equals("B")));
            }
        }
        boolean shelf = device.device().value().startsWith("shelf");
        Birth birth = new Birth(
                1,
                Birth.Kind.PICKUP_SHELF,
                "1.0",
                shelf ? compartments : List.of(),
                new Health(List.of(new Health.Part("reader", condition, ""))),
                time(1),
                1,
                0);
        services.fleet().devices().born(device, birth, false, CLOCK.instant());
    }

    private void happened(Services services, Address device, EventBody body) {
        events++;
        services.events()
                .apply(device, new DeviceEvent(new EventId("e" + events), events, time(events), body), CLOCK.instant());
    }

    private static DeviceTime time(long uptime) {
        return new DeviceTime(CLOCK.instant(), DeviceTime.Quality.SYNCHRONIZED, uptime);
    }

    /** No device can be reached. */
    private static final class Shut implements Desk.DeviceDoor {
        @Override
        public boolean open() {
            return true;
        }

        @Override
        public void putOut(Address device) {
            throw new AssertionError("nobody is put out here");
        }

        @Override
        public void forget(Address device) {
            throw new AssertionError("nobody is retired here");
        }
    }
}
