package org.carrel.kiosk.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.message.CallBoard;
import org.carrel.contract.message.DeviceTime;
import org.carrel.device.port.Moment;
import org.carrel.sim.browser.Barriers;
import org.carrel.sim.browser.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The board in a real browser: what is called is there at its size, nothing runs off the screen, no barrier that axe can see. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DisplayPageTest {
    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");

    /** Width, height, and the panel's pixels in a hundred millimetres: 55 inches lying and standing, 43 inches of an older kind. */
    private static final List<int[]> SIZES =
            List.of(new int[] {1920, 1080, 158}, new int[] {1080, 1920, 158}, new int[] {1280, 800, 134});

    private final Display display = new Display(DisplayRules.USUAL);
    private Chromium chromium;

    @BeforeAll
    void open() {
        assumeTrue(Chromium.isInstalled(), "Chromium is not installed");
        chromium = Chromium.open();
    }

    @AfterAll
    void close() {
        if (chromium != null) {
            chromium.close();
        }
    }

    private DisplayScreen screen(CallBoard board, Duration later, boolean speaking) {
        DisplayState start = DisplayState.starting(0);
        DisplayState heard = display.heard(start, board, at(Duration.ZERO)).state();
        DisplayScreen shown = display.screen(heard, at(later));
        return shown instanceof DisplayScreen.Calls calls && !speaking
                ? new DisplayScreen.Calls(
                        calls.hubTime(), calls.calls(), calls.more(), calls.before(), calls.zones(), "")
                : shown;
    }

    private static Moment at(Duration time) {
        return new Moment(time.toNanos(), Instant.EPOCH, DeviceTime.Quality.UNKNOWN);
    }

    @Test
    void everyStateFitsEveryScreenAtTheSizeThatTheDistanceAsksFor() throws IOException {
        Path pictures = Files.createDirectories(Path.of("target", "call-display"));
        List<String> found = new ArrayList<>();
        for (int[] size : SIZES) {
            DisplaySize panel = new DisplaySize(size[2] / 100.0, 5);
            try (DisplayServer server = DisplayServer.start(0, new DisplayJson(panel, TAIPEI));
                    Page page = page(size, server)) {
                for (int count : new int[] {0, 1, 3, 8, 12}) {
                    server.show(screen(Boards.many(count), Duration.ZERO, count > 1));
                    page.waitForSelector("main[data-kind=" + (count == 0 ? "quiet" : "calls") + "]");
                    look(page, pictures, size[0] + "-" + count, found);
                    assertTrue(
                            (Boolean) page.evaluate(
                                    "digit => [...document.querySelectorAll('.call .number')].every("
                                            + "each => parseFloat(getComputedStyle(each).fontSize) * 0.714 >= digit - 0.5)",
                                    panel.digitMillimetres() * panel.pixelsPerMillimetre()),
                            "digits are as high as 5 m ask for");
                }
                server.show(screen(Boards.many(3), DisplayRules.USUAL.silence(), false));
                page.waitForSelector("main[data-kind=no-word]");
                look(page, pictures, size[0] + "-no-word", found);
                assertEquals(0, page.locator(".call").count(), "nothing that is old is shown as called");
            }
        }
        assertEquals("", String.join("\n", found));
    }

    @Test
    void whatIsCalledAppearsAndAReloadShowsTheSame() throws IOException {
        try (DisplayServer server = DisplayServer.start(0, new DisplayJson(DisplaySize.USUAL, TAIPEI));
                Page page = page(SIZES.getFirst(), server)) {
            server.show(screen(Boards.many(1), Duration.ZERO, true));
            page.waitForSelector(".call[data-speaking] >> text=B118");
            page.reload();
            page.waitForSelector(".call[data-speaking] >> text=B118");
            assertTrue(page.textContent(".call").contains("三樓服務檯"));
            assertTrue(page.textContent(".call").contains("the desk on 3F"));
            server.show(screen(Boards.many(0), Duration.ZERO, false));
            page.waitForSelector("main[data-kind=quiet]");
            assertEquals(0, page.locator(".call").count());
        }
    }

    /** More calls than fit with digits of that size have their turn one page after the other; none is left out for ever. */
    @Test
    void whatDoesNotFitHasItsTurn() throws IOException {
        DisplaySize far = new DisplaySize(1.58, 10);
        try (DisplayServer server = DisplayServer.start(0, new DisplayJson(far, TAIPEI));
                Page page = page(SIZES.getFirst(), server)) {
            page.clock().install();
            page.reload();
            server.show(screen(Boards.many(8), Duration.ZERO, false));
            page.waitForSelector(".call >> text=B118");
            List<String> seen = new ArrayList<>(page.locator(".call .number").allTextContents());
            assertTrue(seen.size() < 8, "not all fit");
            for (int turn = 0; turn < 8; turn++) {
                page.clock().runFor(8_000);
                seen.addAll(page.locator(".call .number").allTextContents());
            }
            assertEquals(8, seen.stream().distinct().count());
        }
    }

    private static void look(Page page, Path pictures, String name, List<String> found) {
        page.screenshot(new Page.ScreenshotOptions().setPath(pictures.resolve(name + ".png")));
        Barriers.on(page).forEach(what -> found.add(name + " " + what));
        Object outside = page.evaluate("() => [...document.querySelectorAll('main *')].filter(each => {"
                + " const box = each.getBoundingClientRect();"
                + " const clipped = each.closest('.call')?.getBoundingClientRect();"
                + " return box.width > 0 && (box.right > innerWidth + 1 || box.bottom > innerHeight + 1"
                + " || (clipped && (box.bottom > clipped.bottom + 1 || box.right > clipped.right + 1))); })"
                + ".map(each => each.className + ' ' + each.textContent.slice(0, 30)).join('; ')");
        if (!outside.equals("")) {
            found.add(name + " does not fit: " + outside);
        }
    }

    private Page page(int[] size, DisplayServer server) {
        Page page = chromium.page(size[0], size[1], "zh-TW");
        page.navigate("http://127.0.0.1:" + server.port() + "/");
        return page;
    }
}
