package org.carrel.sim.console;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.carrel.sim.Octets;
import org.carrel.sim.browser.Barriers;
import org.carrel.sim.browser.Chromium;
import org.carrel.sim.kernel.RealPace;
import org.carrel.sim.tag.TagContent;
import org.carrel.sim.tag.TagModel;
import org.carrel.sim.world.Fault;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.FurniturePlan;
import org.carrel.sim.world.Person;
import org.carrel.sim.world.PersonId;
import org.carrel.sim.world.Spot;
import org.carrel.sim.world.Thing;
import org.carrel.sim.world.ThingId;
import org.carrel.sim.world.Whereabouts;
import org.carrel.sim.world.World;
import org.carrel.sim.world.WorldEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The console in a real browser: what a hand does on the page happens in the world and is seen on the page, in both languages and on two
 * screens; all of it fits, and axe sees no barrier. With {@code -Dcarrel.everything=true} pictures are put into {@code target/screens}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsolePageTest {
    private static final boolean EVERYTHING = Boolean.getBoolean("carrel.everything");
    private static final FurnitureId SHELF = new FurnitureId("shelf-1");
    private static final FurnitureId CABINET = new FurnitureId("cabinet-1");
    private static final ThingId BOOK = new ThingId("book-1");
    private static final List<int[]> SIZES = List.of(new int[] {1920, 1080}, new int[] {1280, 800});

    /** What runs off the screen, is cut off by what it stands in, or lies over its neighbour. */
    private static final String MISFITS = """
            () => {
              const found = [];
              const root = document.documentElement;
              if (root.scrollWidth > root.clientWidth || root.scrollHeight > root.clientHeight) found.push("scrolls");
              const name = e => (e.id || e.className || e.tagName) + " '" + e.textContent.trim().slice(0, 24) + "'";
              const seen = e => e.getClientRects().length > 0 && !e.closest(".unseen, .scroll");
              for (const e of document.querySelectorAll(".room, .room *, .bar *, .side section, .hint")) {
                if (!seen(e) || e.closest("svg")) continue;
                const box = e.getBoundingClientRect();
                if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1) found.push("off the screen: " + name(e));
              }
              for (const e of document.querySelectorAll(".room, .side, .side section")) {
                if (seen(e) && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)) found.push("has a scroll bar: " + name(e));
              }
              for (const e of document.querySelectorAll("button:not(.thing), .thing.card, select, h1, h2, h3, .reader, .sign span, .state, .small")) {
                if (seen(e) && e.scrollWidth > e.clientWidth + 2 && getComputedStyle(e).display !== "inline") found.push("clipped: " + name(e));
              }
              const apart = selector => {
                const blocks = [...document.querySelectorAll(selector)].filter(seen);
                blocks.forEach((one, i) => blocks.slice(i + 1).forEach(other => {
                  const a = one.getBoundingClientRect(), b = other.getBoundingClientRect();
                  if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) found.push(name(one) + " lies over " + name(other));
                }));
              };
              apart(".place, .person, .tray, .reader, .printer");
              apart(".sign span, .door > .small, .door button");
              return [...new Set(found)];
            }
            """;

    private final World world = ConsoleServerTest.world();
    private final RealPace pace = new RealPace(world.kernel(), System::nanoTime);
    private final List<ThingId> tapped = new ArrayList<>();
    private final Traffic traffic = new Traffic();
    private ConsoleServer console;
    private Chromium chromium;
    private Page page;

    @BeforeAll
    void start() {
        assumeTrue(Chromium.isInstalled(), "Chromium is not installed");
        furnish();
        world.listen(event -> {
            if (event instanceof WorldEvent.CardTapped tap) {
                tapped.add(tap.card());
            }
        });
        Thread.ofPlatform().daemon().start(pace);
        console = new ConsoleServer(
                world, pace, new ConsoleServerTest.StrictPlant(), traffic, () -> 1_700_000_000_000L, 0);
        chromium = Chromium.open();
    }

    @AfterAll
    void stop() {
        if (chromium != null) {
            chromium.close();
            console.close();
            pace.stop();
        }
    }

    @BeforeEach
    void open() {
        page = page(SIZES.getLast());
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void aBookIsDraggedOntoTheShelfAndOffAgain() {
        Locator book = page.locator("[data-thing=book-1]");
        drag(book, place("shelf-1", "A2"));
        until(() -> ask(() -> world.where(BOOK)).equals(new Whereabouts.Shelved(Spot.of("shelf-1", "A2"))));
        page.waitForSelector("[data-furniture=shelf-1][data-compartment=A2] [data-thing=book-1]");
        drag(book, page.locator("[data-person=patron-1]"));
        until(() -> ask(() -> world.where(BOOK)).equals(new Whereabouts.InHand(new PersonId("patron-1"))));
        page.waitForSelector("[data-person=patron-1] [data-thing=book-1]");
        drag(book, page.locator("#desk"));
        page.waitForSelector("#desk [data-thing=book-1]");
    }

    @Test
    void aBookGoesWithTwoClicksAndByKeysAlone() {
        page.click("[data-thing=book-1]");
        assertEquals("true", page.getAttribute("[data-thing=book-1]", "aria-pressed"));
        place("shelf-1", "B1").click();
        page.waitForSelector("[data-furniture=shelf-1][data-compartment=B1] [data-thing=book-1]");
        page.focus("[data-thing=book-1]");
        page.keyboard().press("Enter");
        page.focus("[data-furniture=shelf-1][data-compartment=B4]");
        page.keyboard().press("Enter");
        page.waitForSelector("[data-furniture=shelf-1][data-compartment=B4] [data-thing=book-1]");
        drag(page.locator("[data-thing=book-1]"), page.locator("#desk"));
        page.waitForSelector("#desk [data-thing=book-1]");
    }

    @Test
    void aCardThatIsPutOnTheReaderIsTappedAndStaysInItsHand() {
        drag(page.locator("[data-thing=card-1]"), page.locator(".reader[data-furniture=shelf-1]"));
        until(() -> ask(() -> List.copyOf(tapped)).equals(List.of(new ThingId("card-1"))));
        page.waitForSelector("[data-person=patron-1] [data-thing=card-1]");
    }

    @Test
    void aLockedDoorSaysSoAndAnUnlockedOneOpensAndShuts() {
        Spot spot = Spot.of("cabinet-1", "A1");
        page.click("[data-key=open-cabinet-1-A1]");
        page.waitForSelector("#notice >> text=門鎖著，拉不開。");
        ask(() -> {
            FurniturePlan.Compartment first = world.plan(CABINET).compartments().getFirst();
            world.pins(CABINET).drive(first.lockPin(), true);
            return true;
        });
        page.waitForSelector("[data-furniture=cabinet-1][data-compartment=A1] >> text=已解鎖");
        page.click("[data-key=open-cabinet-1-A1]");
        page.waitForSelector("[data-key=close-cabinet-1-A1]");
        assertEquals(true, ask(() -> world.doorOpen(spot)));
        assertEquals("", page.textContent("#notice"));
        page.click("[data-key=close-cabinet-1-A1]");
        page.waitForSelector("[data-key=open-cabinet-1-A1]");
        assertEquals(false, ask(() -> world.doorOpen(spot)));
    }

    @Test
    void theReaderIsUnpluggedByOneClickAndPluggedInByAnother() {
        Locator plug = page.locator("#faults .fault").first();
        assertEquals("拔掉", plug.textContent());
        plug.click();
        page.waitForSelector("#faults .fault[aria-pressed=true]");
        assertEquals(List.of(new Fault.ReaderUnplugged(CABINET)), ask(world::faults));
        page.click("#faults .fault[aria-pressed=true]");
        until(() -> page.locator("#faults .fault[aria-pressed=true]").count() == 0);
        assertEquals(List.of(), ask(world::faults));
    }

    @Test
    void aLampAndAFrameAreSeenAtOnce() {
        ask(() -> {
            FurniturePlan.Compartment second = world.plan(SHELF).compartments().get(1);
            world.pins(SHELF).drive(second.lampPin(), true);
            return true;
        });
        page.waitForSelector(".place.glow[data-furniture=shelf-1][data-compartment=A2]");
        traffic.add(5, "shelf-1", true, "07 FF B0 01 00 1C 56", "inventory");
        page.waitForSelector("#frames >> text=shelf-1 inventory");
        ask(() -> {
            world.pins(SHELF).drive(world.plan(SHELF).compartments().get(1).lampPin(), false);
            return true;
        });
        until(() -> page.locator(".place.glow").count() == 0);
    }

    @Test
    void allOfItFitsAndHasNoBarrierInBothLanguages() throws Exception {
        Path pictures = Files.createDirectories(Path.of("target", "screens"));
        List<String> found = new ArrayList<>();
        for (int[] size : SIZES) {
            try (Page shown = page(size)) {
                for (String language : List.of("zh-Hant-TW", "en")) {
                    if (!language.equals(shown.getAttribute("html", "lang"))) {
                        shown.click("#language");
                    }
                    shown.waitForSelector("html[lang=" + language + "]");
                    String name = size[0] + "-" + language;
                    if (EVERYTHING) {
                        shown.screenshot(
                                new Page.ScreenshotOptions().setPath(pictures.resolve("console-" + name + ".png")));
                    }
                    ((List<?>) shown.evaluate(MISFITS)).forEach(what -> found.add(name + " " + what));
                    Barriers.on(shown).forEach(what -> found.add(name + " " + what));
                }
            }
        }
        assertEquals("", String.join("\n", found));
    }

    /** As much as there is in the demo: people with their cards, and two dozen books on the desk. */
    private void furnish() {
        for (int number = 2; number <= 4; number++) {
            Person person = new Person(new PersonId("patron-" + number), "讀者 " + number, Person.Role.PATRON);
            world.add(person);
            world.add(
                    new Thing.Card(
                            new ThingId("card-" + number),
                            "借閱證",
                            person.id(),
                            Octets.hex("0400000" + number),
                            "",
                            List.of()),
                    new Whereabouts.InHand(person.id()));
        }
        for (int number = 2; number <= 24; number++) {
            world.add(
                    new Thing.Book(
                            new ThingId("book-" + number),
                            "書 " + number,
                            14 + number,
                            1 + number % 3,
                            List.of(TagContent.bookTag(TagModel.SLIX.uid(100 + number), "B" + number, "TWNLPI"))),
                    new Whereabouts.OnDesk());
        }
    }

    private Page page(int[] size) {
        Page shown = chromium.page(size[0], size[1]);
        shown.navigate("http://127.0.0.1:" + console.port() + "/");
        shown.waitForSelector("[data-thing=book-1]");
        return shown;
    }

    private Locator place(String furniture, String compartment) {
        return page.locator("[data-furniture=" + furniture + "][data-compartment=" + compartment + "]");
    }

    /** As a hand does it, with a stop on the way. */
    private void drag(Locator thing, Locator target) {
        BoundingBox from = thing.boundingBox();
        BoundingBox to = target.boundingBox();
        page.mouse().move(from.x + from.width / 2, from.y + from.height / 2);
        page.mouse().down();
        page.mouse().move((from.x + to.x) / 2, (from.y + to.y) / 2);
        page.mouse().move(to.x + to.width / 2, to.y + to.height / 2);
        page.mouse().up();
    }

    private <T> T ask(Supplier<T> question) {
        return pace.ask(question).join();
    }

    private static void until(Callable<Boolean> so) {
        await().until(so);
    }
}
