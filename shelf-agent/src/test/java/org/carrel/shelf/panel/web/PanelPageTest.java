package org.carrel.shelf.panel.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.carrel.contract.id.CompartmentId;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.shelf.panel.EveryScreen;
import org.carrel.shelf.panel.PanelAction;
import org.carrel.shelf.panel.PanelScreen;
import org.carrel.sim.browser.Barriers;
import org.carrel.sim.browser.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every screen of the shelf in a real browser, in both languages and on each panel: nothing that does not fit, targets of 20 mm, no barrier that
 * axe can see; and what is touched reaches the shelf. With {@code -Dcarrel.everything=true} pictures of all are put into {@code target/screens}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PanelPageTest {
    private static final boolean EVERYTHING = Boolean.getBoolean("carrel.everything");

    /** Width, height, pixels per millimetre: 21.5 inches across, 10.1 inches. */
    private record Size(int width, int height, double mm) {}

    private static final List<Size> SIZES = List.of(new Size(1920, 1080, 4.03), new Size(1280, 800, 5.88));

    /** What does not fit, and what is too small for a finger. */
    private static final String MISFITS = """
            mm => {
              const found = [];
              const root = document.documentElement;
              if (root.scrollWidth > root.clientWidth || document.body.scrollHeight > root.clientHeight) found.push("scrolls");
              const name = e => (e.id || e.className || e.tagName) + " '" + e.textContent.slice(0, 24) + "'";
              const shown = [...document.querySelectorAll("main, .words, .words *, .places, .places li, .foot, .foot *")]
                .filter(e => e.getClientRects().length > 0 && (e.textContent || e.tagName === "svg"));
              for (const e of shown) {
                const box = e.getBoundingClientRect();
                if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1) found.push("off the screen: " + name(e));
                if (e.scrollWidth > e.clientWidth + 2 && getComputedStyle(e).display !== "inline") found.push("clipped: " + name(e));
              }
              const blocks = [".words", ".picture", ".places", ".help", ".actions"].map(c => document.querySelector(c))
                .filter(e => e && (e.textContent || e.matches(".picture")) && e.getBoundingClientRect().height > 0);
              const ends = e => e.matches(".places")
                ? [...e.children].map(li => li.getBoundingClientRect()) : [e.getBoundingClientRect()];
              blocks.forEach((one, i) => blocks.slice(i + 1).forEach(other => {
                for (const a of ends(one)) for (const b of ends(other)) {
                  if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) found.push(name(one) + " lies over " + name(other));
                }
              }));
              const buttons = [...document.querySelectorAll("button")].map(e => [e, e.getBoundingClientRect()]);
              for (const [e, box] of buttons) if (Math.min(box.width, box.height) < 20 * mm - 0.5) found.push("smaller than 20 mm: " + name(e));
              for (const [e, a] of buttons) for (const [f, b] of buttons) if (e !== f) {
                const across = Math.max(a.left, b.left) - Math.min(a.right, b.right);
                const down = Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom);
                if (Math.max(across, down) < 3 * mm - 0.5) found.push("nearer than 3 mm: " + name(e) + " and " + name(f));
              }
              return [...new Set(found)];
            }
            """;

    private final LinkedBlockingQueue<PanelAction> touched = new LinkedBlockingQueue<>();
    private PanelServer server;
    private Chromium chromium;
    private int shown;

    @BeforeAll
    void open() throws Exception {
        assumeTrue(Chromium.isInstalled(), "Chromium is not installed");
        server = PanelServer.start(0, touched::add);
        chromium = Chromium.open();
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
            server.close();
        }
    }

    @Test
    void everyScreenFits() throws Exception {
        Path pictures = Files.createDirectories(Path.of("target", "screens"));
        List<PanelScreen> screens = new ArrayList<>(EveryScreen.in(ScreenLanguage.EVERYWHERE));
        screens.addAll(crowded());
        List<String> found = new ArrayList<>();
        for (Size size : SIZES) {
            try (Page page = page(size)) {
                for (int number = 0; number < screens.size(); number++) {
                    PanelScreen screen = screens.get(number);
                    String name = size.width() + "-" + number + "-" + named(screen);
                    show(page, screen);
                    if (EVERYTHING) {
                        page.screenshot(new Page.ScreenshotOptions().setPath(pictures.resolve(name + ".png")));
                    }
                    ((List<?>) page.evaluate(MISFITS, size.mm())).forEach(what -> found.add(name + " " + what));
                }
            }
        }
        assertEquals("", String.join("\n", found));
    }

    /** Contrast and structure do not depend on the size of the panel, nor on the reason of a refusal. */
    @Test
    void axeSeesNoBarrierOnAnyKindOfScreen() {
        List<String> found = new ArrayList<>();
        Set<String> looked = new HashSet<>();
        try (Page page = page(SIZES.getFirst())) {
            for (PanelScreen screen : EveryScreen.in(ScreenLanguage.EVERYWHERE)) {
                if (looked.add(named(screen))) {
                    show(page, screen);
                    Barriers.on(page).forEach(what -> found.add(screen + " " + what));
                }
            }
        }
        assertEquals("", String.join("\n", found));
    }

    @Test
    void aTouchAndAKeyReachTheShelfAndAReloadShowsTheSame() throws Exception {
        try (Page page = page(SIZES.getLast())) {
            PanelScreen welcome =
                    new PanelScreen.Welcome(ScreenLanguage.EN, List.of(new CompartmentId("A1")), 1, 0, false, false);
            show(page, welcome);
            touched.clear();
            page.click("[data-action=DONE]");
            assertEquals(PanelAction.DONE, touched.poll(5, TimeUnit.SECONDS));
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            assertEquals(PanelAction.LIGHT_AGAIN, touched.poll(5, TimeUnit.SECONDS));
            page.reload();
            page.waitForSelector("main[data-kind=welcome] >> text=Your book is waiting for you");
            assertEquals(List.of("A1"), page.locator(".places .lit").allTextContents());
            assertEquals("en", page.getAttribute("html", "lang"));
            show(page, new PanelScreen.Farewell(ScreenLanguage.EN, 1, 0, 0));
            assertEquals(0, page.locator(".places .lit").count(), "nothing is lit when the visit is over");
        }
    }

    @Test
    void withoutItsProgramThePageSaysSoInBothLanguages() throws Exception {
        try (PanelServer dying = PanelServer.start(0, touched::add);
                Page page = chromium.page(1920, 1080)) {
            dying.show(new PanelScreen.Idle(ScreenLanguage.EN, false));
            page.navigate("http://127.0.0.1:" + dying.port() + "/");
            page.waitForSelector("main[data-kind=idle]");
            dying.close();
            page.waitForSelector("main[data-kind=asking]");
            String said = page.textContent("main");
            assertTrue(said.contains("正在連接書架") && said.contains("Connecting to the shelf"), said);
        }
    }

    /** A large shelf with all its lamps on. */
    private static List<PanelScreen> crowded() {
        List<CompartmentId> many = IntStream.rangeClosed(1, 24)
                .mapToObj(place -> new CompartmentId((char) ('A' + (place - 1) / 6) + "" + ((place - 1) % 6 + 1)))
                .toList();
        List<PanelScreen> screens = new ArrayList<>();
        for (ScreenLanguage in : ScreenLanguage.EVERYWHERE) {
            for (int places : new int[] {1, 8, 24}) {
                screens.add(new PanelScreen.Welcome(in, many.subList(0, places), places, 2, true, true));
                screens.add(new PanelScreen.TakeYours(in, many.subList(0, places), 1, places + 1, 1, true));
            }
            screens.add(new PanelScreen.Staff(in, many, 3, 27, true, true));
            screens.add(new PanelScreen.CloseDoors(in, many));
        }
        return screens;
    }

    private static String named(PanelScreen screen) {
        return screen.language().tag() + "-" + screen.getClass().getSimpleName();
    }

    private void show(Page page, PanelScreen screen) {
        // Two screens may look alike; the mark tells that the second has come.
        String mark = "shown-" + ++shown;
        page.evaluate(
                "mark => new MutationObserver((_, watch) => { watch.disconnect(); document.body.dataset.mark = mark; })"
                        + ".observe(document.querySelector('#title'), {childList: true})",
                mark);
        server.show(screen);
        page.waitForSelector("body[data-mark=" + mark + "]");
    }

    private Page page(Size size) {
        Page page = chromium.page(size.width(), size.height());
        page.navigate("http://127.0.0.1:" + server.port() + "/?mm=" + size.mm());
        page.waitForSelector("main[data-kind]");
        return page;
    }
}
