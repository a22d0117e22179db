package org.carrel.kiosk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.kiosk.bench.Phone;
import org.carrel.kiosk.bench.Screens;
import org.carrel.kiosk.bench.SeatShows;
import org.carrel.kiosk.bench.Showing;
import org.carrel.kiosk.flow.FindScreen;
import org.carrel.kiosk.flow.Screen;
import org.carrel.kiosk.flow.Touch;
import org.carrel.kiosk.flow.View;
import org.carrel.kiosk.seat.SeatDeed;
import org.carrel.kiosk.text.Languages;
import org.carrel.kiosk.text.Pages;
import org.carrel.sim.browser.Barriers;
import org.carrel.sim.browser.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every screen in a real browser, in each language, mode and size: targets of 20 mm, nothing that does not fit, no barrier that axe can see,
 * nothing of the last patron left. Each mode is laid out on the smallest size and large type on all, since what fits there fits in usual type too. With
 * {@code -Dcarrel.everything=true} every mode is laid out on every size, and pictures of all are put into {@code target/screens}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KioskPageTest {
    private static final boolean EVERYTHING = Boolean.getBoolean("carrel.everything");

    /** Laid out as others are that are looked at in every run. */
    private static final Pattern LIKE_OTHERS =
            Pattern.compile("9[5-9]-card-(?:.*-offline|notice-last|name|born|email-empty|not-sent|unanswered|enter"
                    + "|state-APPROVED|state-REJECTED|unknown|stuck)");

    /** Width, height, pixels per millimetre, rows, seats: 21.5 inches upright and across, 10.1 inches. */
    private record Size(int width, int height, double mm, int rows, int seats) {}

    private static final List<Size> SIZES = List.of(
            new Size(1080, 1920, 4.03, 10, 72), new Size(1920, 1080, 4.03, 6, 60), new Size(1280, 800, 5.88, 1, 15));

    private static final List<TreeSet<Display>> MODES = List.of(
            new TreeSet<>(),
            new TreeSet<>(List.of(Display.LARGE_TYPE)),
            new TreeSet<>(List.of(Display.HIGH_CONTRAST)),
            new TreeSet<>(List.of(Display.LOW_REACH)),
            new TreeSet<>(List.of(Display.CHILD)));

    /** What of the page does not fit, and which targets are too small or too near to each other; in millimetres. */
    private static final String MISFITS = """
            mm => {
              const found = [];
              const root = document.documentElement;
              if (root.scrollWidth > root.clientWidth || document.body.scrollHeight > root.clientHeight) found.push("scrolls");
              const name = e => (e.id || e.className || e.tagName) + " '" + e.textContent.slice(0, 24) + "'";
              const seen = e => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== "hidden";
              for (const e of document.querySelectorAll("h1,p:not(.count):not(.typed),button,.row,.rows,.choices,.foot,.keypad,.bar,.strip,.board,.map,.plan,.seat,main")) {
                if (!seen(e)) continue;
                const box = e.getBoundingClientRect();
                if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1) found.push("off the screen: " + name(e));
                if (!e.classList.contains("name") && (e.scrollWidth > e.clientWidth + 2 || e.scrollHeight > e.clientHeight + 3 + 0.25 * parseFloat(getComputedStyle(e).fontSize)) && getComputedStyle(e).display !== "inline") found.push("clipped: " + name(e) + " " + [e.scrollWidth, e.clientWidth, e.scrollHeight, e.clientHeight]);
              }
              const blocks = ["head", "stage", "rows", "keypad", "bar", "strip", "board", "map", "plan", "choices", "foot"].map(c => document.querySelector("." + c)).filter(e => e && seen(e) && e.getBoundingClientRect().height > 0);
              for (const one of blocks) for (const other of blocks) if (one !== other && one.compareDocumentPosition(other) & 4) {
                const a = one.getBoundingClientRect(), b = other.getBoundingClientRect();
                if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) found.push(name(one) + " lies over " + name(other));
              }
              const buttons = [...document.querySelectorAll("button")].filter(seen).map(e => [e, e.getBoundingClientRect()]);
              const least = e => e.matches(".key") && innerWidth < 262 * mm ? 16 : 20;
              for (const [e, box] of buttons) if (Math.min(box.width, box.height) < least(e) * mm - 0.5) found.push("smaller than " + least(e) + " mm: " + name(e) + " " + (Math.min(box.width, box.height) / mm).toFixed(1));
              for (const [e, a] of buttons) for (const [f, b] of buttons) if (e !== f) {
                const across = Math.max(a.left, b.left) - Math.min(a.right, b.right);
                const down = Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom);
                if (Math.max(across, down) < 3 * mm - 0.5) found.push("nearer than 3 mm: " + name(e) + " and " + name(f));
              }
              for (const e of document.querySelectorAll("h1,p,button span,.more")) {
                if (seen(e) && e.textContent && parseFloat(getComputedStyle(e).fontSize) * 0.714 < 3.8 * mm) found.push("small type: " + name(e));
              }
              return [...new Set(found)];
            }
            """;

    private final LinkedBlockingQueue<Touch> touched = new LinkedBlockingQueue<>();
    private KioskServer server;
    private Chromium chromium;

    @BeforeAll
    void open() throws Exception {
        assumeTrue(Chromium.isInstalled(), "Chromium is not installed");
        server = KioskServer.start(0, new Pages(ZoneId.of("Asia/Taipei")), touched::add, () -> {});
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
    void everyScreenFitsInEachLanguageModeAndSize() throws Exception {
        Path pictures = Files.createDirectories(Path.of("target", "screens"));
        List<String> found = new ArrayList<>();
        for (Size size : SIZES) {
            try (Page page = page(size)) {
                for (ScreenLanguage language : Languages.SPOKEN) {
                    for (TreeSet<Display> modes : MODES) {
                        View view = new View(language, modes);
                        boolean always = modes.contains(Display.LARGE_TYPE) || size.equals(SIZES.getLast());
                        Map<String, Screen> screens = EVERYTHING || always ? screens(view, size) : Map.of();
                        for (Map.Entry<String, Screen> each : screens.entrySet()) {
                            String name = size.width() + "-" + language.tag() + "-"
                                    + (modes.isEmpty() ? "USUAL" : modes.first()) + "-" + each.getKey();
                            show(page, each.getValue(), view, size);
                            if (EVERYTHING) {
                                page.screenshot(new Page.ScreenshotOptions().setPath(pictures.resolve(name + ".png")));
                            }
                            ((List<?>) page.evaluate(MISFITS, size.mm())).forEach(what -> found.add(name + " " + what));
                        }
                    }
                }
            }
        }
        assertEquals("", String.join("\n", found));
    }

    /** Contrast and structure depend neither on the size of the screen nor on that of the type. */
    @Test
    void axeSeesNoBarrierOnAnyScreen() {
        List<String> found = new ArrayList<>();
        Size size = SIZES.get(1);
        try (Page page = page(size)) {
            for (ScreenLanguage language : Languages.SPOKEN) {
                for (TreeSet<Display> modes : List.of(MODES.get(0), MODES.get(2))) {
                    View view = new View(language, modes);
                    for (Map.Entry<String, Screen> each : screens(view, size).entrySet()) {
                        show(page, each.getValue(), view, size);
                        Barriers.on(page)
                                .forEach(what -> found.add(language + " " + modes + " " + each.getKey() + " " + what));
                    }
                }
            }
            assertEquals("", String.join("\n", found));
            page.evaluate("document.querySelector('main').append(document.createElement('img'))");
            assertEquals(List.of("image-alt <img>"), Barriers.on(page), "a barrier that is there is seen");
        }
    }

    private static Map<String, Screen> screens(View view, Size size) {
        Map<String, Screen> all = Screens.all(view, view.rows(size.rows()), size.seats());
        if (!EVERYTHING) {
            all.keySet().removeIf(name -> LIKE_OTHERS.matcher(name).matches());
        }
        return all;
    }

    @Test
    void nothingOfThePatronIsLeftWhenTheSessionIsOver() {
        Size size = SIZES.get(0);
        View view = View.usual(ScreenLanguage.ZH_HANT);
        try (Page page = page(size)) {
            Object history = page.evaluate("() => history.length");
            Screens.all(view, 8).values().forEach(screen -> show(page, screen, view, size));
            show(page, Screens.all(view, 8).get("12-home"), view, size);
            assertTrue(page.content().contains(Screens.CANARY), "the canary must have been there");
            show(page, new Screen.Rest(true, true, true), view, size);
            String left = (String) page.evaluate("""
                    async () => JSON.stringify([document.documentElement.outerHTML, document.title, {...localStorage}, {...sessionStorage},
                      document.cookie, (await indexedDB.databases()), (await caches?.keys?.() ?? []), history.length, location.href,
                      performance.getEntries().map(e => e.name), [...document.querySelectorAll("input")].map(e => e.value)])
                    """);
            for (String secret : List.of(Screens.CANARY, "紅樓夢", "Left Hand")) {
                assertFalse(left.contains(secret), secret);
            }
            assertEquals(history, page.evaluate("() => history.length"), "there is nothing to go back to");
        }
    }

    @Test
    void aTouchAndTheWholeKeyboardWayReachTheKiosk() throws Exception {
        Size size = SIZES.get(1);
        View view = View.usual(ScreenLanguage.EN);
        try (Page page = page(size)) {
            show(page, Screens.all(view, 8).get("12-home"), view, size);
            touched.clear();
            page.click("text=Borrow");
            assertEquals(Touch.Plain.BORROW, touched.poll(5, TimeUnit.SECONDS));
            page.keyboard().press("Tab");
            page.keyboard().press("ArrowRight");
            page.keyboard().press("Enter");
            assertEquals(Touch.Plain.ACCOUNT, touched.poll(5, TimeUnit.SECONDS));
            show(page, new Screen.EnterPin(0, false), view, size);
            page.keyboard().press("7");
            assertEquals(new Touch.Digit(7), touched.poll(5, TimeUnit.SECONDS));
            show(page, Screens.all(view, 8).get("81-find-syllable"), view, size);
            page.keyboard().press("r");
            assertEquals(new FindScreen.Wish.Key('r'), touched.poll(5, TimeUnit.SECONDS));
            page.keyboard().press("Backspace");
            assertEquals(Touch.Plain.ERASE, touched.poll(5, TimeUnit.SECONDS));
            page.keyboard().press("Enter");
            assertEquals(FindScreen.Wish.Plain.GO, touched.poll(5, TimeUnit.SECONDS));
            page.click("text=ㄅ");
            assertEquals(new FindScreen.Wish.Key('1'), touched.poll(5, TimeUnit.SECONDS));
            show(page, new Screen.StillThere(20), view, size);
            page.click("h1");
            assertEquals(Touch.Plain.MORE_TIME, touched.poll(5, TimeUnit.SECONDS));
        }
    }

    /** The black sheet is before eyes and fingers, not before keys and ears. */
    @Test
    void aDarkScreenShowsNothingAndIsUsedByKeys() throws Exception {
        Size size = SIZES.get(1);
        TreeSet<Display> spoken = new TreeSet<>(List.of(Display.SPOKEN));
        View light = new View(ScreenLanguage.EN, spoken);
        View dark = new View(ScreenLanguage.EN, spoken, true);
        Screen home = Screens.all(light, 8).get("12-home");
        try (Page page = page(size)) {
            page.evaluate("() => { globalThis.heard = []; speechSynthesis.speak = each => heard.push(each.text); }");
            show(page, home, light, size);
            touched.clear();
            page.keyboard().press("Escape");
            assertEquals(Touch.Plain.BLANK, touched.poll(5, TimeUnit.SECONDS));
            show(page, home, dark, size);
            assertEquals(0, brightest(page), "every pixel is black");
            assertEquals("none", page.evaluate("() => getComputedStyle(document.querySelector('#dark')).cursor"));
            String heard = (String) page.evaluate("() => heard.join('|')");
            assertTrue(heard.contains(Screens.CANARY) && heard.contains("The screen is dark."), heard);
            page.keyboard().press("ArrowRight");
            assertEquals("Borrow", page.evaluate("() => heard.at(-1)"), "where the focus is, is said");
            page.keyboard().press("Enter");
            assertEquals(Touch.Plain.BORROW, touched.poll(5, TimeUnit.SECONDS));
            page.keyboard().press("2");
            assertEquals(Touch.Plain.RETURN, touched.poll(5, TimeUnit.SECONDS), "by the number that was said");
            show(page, new Screen.EnterPin(2, false), dark, size);
            for (Map.Entry<String, Touch> key : Map.of(
                            "7", new Touch.Digit(7), "Backspace", Touch.Plain.ERASE, "Enter", Touch.Plain.ENTER)
                    .entrySet()) {
                page.keyboard().press(key.getKey());
                assertEquals(key.getValue(), touched.poll(5, TimeUnit.SECONDS));
            }
            assertEquals(0, brightest(page));
            page.mouse().click(1500, 600);
            assertEquals(Touch.Plain.BLANK, touched.poll(5, TimeUnit.SECONDS), "a finger finds no hidden control");
            show(page, new Screen.StillThere(20), dark, size);
            page.mouse().click(1500, 600);
            assertEquals(Touch.Plain.MORE_TIME, touched.poll(5, TimeUnit.SECONDS));
            page.keyboard().press("Enter");
            assertEquals(Touch.Plain.MORE_TIME, touched.poll(5, TimeUnit.SECONDS));
            show(page, new Screen.Rest(true, true, true), View.usual(ScreenLanguage.EN), size);
            assertTrue(brightest(page) > 200, "the visit is over, and the screen is seen again");
        }
    }

    private static int brightest(Page page) throws IOException {
        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(page.screenshot()));
        int most = 0;
        for (int y = 0; y < seen.getHeight(); y++) {
            for (int x = 0; x < seen.getWidth(); x++) {
                most = Math.max(most, new Color(seen.getRGB(x, y)).getGreen());
            }
        }
        return most;
    }

    /** Seats change by themselves: not under a finger, or the touch would be lost. */
    @Test
    void aPlanThatChangesUnderAFingerKeepsTheTouch() throws Exception {
        Size size = SIZES.get(1);
        View view = View.usual(ScreenLanguage.EN);
        String changed = "() => document.querySelector('#todo').textContent.startsWith('Not quite fresh')";
        try (Page page = page(size);
                Page other = page(size)) {
            show(page, Screens.all(view, 6).get("82-seats-plan"), view, size);
            touched.clear();
            page.hover("[data-touch='SEAT-SEAT:3']");
            page.mouse().down();
            server.show(Showing.of(Screens.all(view, 6).get("83-seats-plan-wish"), view, size.rows()));
            other.waitForFunction(changed);
            page.mouse().up();
            assertEquals(new Touch.Seat(SeatDeed.SEAT, 3), touched.poll(5, TimeUnit.SECONDS));
            page.waitForFunction(changed);
        }
    }

    @Test
    void aPhoneReadsTheCodeOnTheScreen() {
        View view = new View(ScreenLanguage.EN, new TreeSet<>(List.of(Display.HIGH_CONTRAST)));
        for (Size size : SIZES) {
            try (Page page = page(size)) {
                show(page, Screens.all(view, size.rows(), size.seats()).get("91-seats-number"), view, size);
                assertEquals(
                        SeatShows.PAGE.address(),
                        Phone.reads(page.locator("svg.code").screenshot()));
            }
        }
    }

    /** Not among the tags; a kiosk is for fingers. */
    private void show(Page page, Screen screen, View view, Size size) {
        String before = (String) page.evaluate("() => document.querySelector('main').dataset.shown ?? ''");
        server.show(Showing.of(screen, view, size.rows()));
        page.waitForFunction("before => (document.querySelector('main').dataset.shown ?? '') !== before", before);
    }

    private Page page(Size size) {
        Page page = chromium.page(size.width(), size.height());
        page.navigate("http://127.0.0.1:" + server.port() + "/?mm=" + size.mm());
        page.waitForSelector("#title");
        return page;
    }
}
