package org.carrel.kiosk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.kiosk.bench.Screens;
import org.carrel.kiosk.bench.Showing;
import org.carrel.kiosk.flow.Screen;
import org.carrel.kiosk.flow.View;
import org.carrel.kiosk.text.Pages;
import org.carrel.sim.browser.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the page does beside showing screens: it shows where the focus is, keeps still, lets no gesture lead away, and shows signs of life. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageMannersTest {
    private static final View VIEW = View.usual(ScreenLanguage.EN);
    private static final Screen HOME = Screens.all(VIEW, 8).get("12-home");

    private final Semaphore signs = new Semaphore(0);
    private KioskServer server;
    private Chromium chromium;

    @BeforeAll
    void open() throws Exception {
        assumeTrue(Chromium.isInstalled(), "Chromium is not installed");
        server = KioskServer.start(0, new Pages(ZoneId.of("Asia/Taipei")), touch -> {}, signs::release);
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
    void gesturesDoNothingAndAReloadShowsTheSame() {
        try (Page page = page()) {
            show(page, HOME);
            Object undone = page.evaluate("""
                    () => ["contextmenu", "dragstart", "selectstart"].filter(name =>
                      document.querySelector("h1").dispatchEvent(new Event(name, { bubbles: true, cancelable: true })))
                    """);
            assertEquals(List.of(), undone, "each is kept from doing what a browser does");
            assertEquals("none", page.evaluate("() => getComputedStyle(document.body).overscrollBehaviorX"));
            page.reload();
            page.waitForSelector("[data-kind=home]");
            assertTrue(page.content().contains(Screens.CANARY));
        }
    }

    @Test
    void theFocusIsSeen() {
        try (Page page = page()) {
            show(page, HOME);
            int controls = page.locator("button").count();
            for (int each = 0; each < controls; each++) {
                page.keyboard().press("Tab");
                Object width = page.evaluate("""
                        () => { const look = getComputedStyle(document.activeElement);
                          return document.activeElement.matches("button") && look.outlineStyle === "solid" ? parseFloat(look.outlineWidth) : 0; }
                        """);
                assertTrue(((Number) width).doubleValue() >= 2, "control " + each + " has an outline of " + width);
            }
        }
    }

    @Test
    void nothingMovesForWhoeverWantsNone() {
        try (Page page = page()) {
            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            List<String> moving = new ArrayList<>();
            for (Map.Entry<String, Screen> each : Screens.all(VIEW, 8).entrySet()) {
                show(page, each.getValue());
                Object moves = page.evaluate("""
                        () => document.getAnimations().filter(each => each.effect.getComputedTiming().activeDuration > 1).length
                        """);
                if (!moves.equals(0)) {
                    moving.add(each.getKey());
                }
            }
            assertEquals(List.of(), moving);
        }
    }

    /** Whoever started the browser starts it again when these stay away. */
    @Test
    void aPageThatDrawsShowsSignsOfLife() throws Exception {
        try (Page page = chromium.page(1920, 1080)) {
            page.clock().install();
            page.navigate("http://127.0.0.1:" + server.port() + "/?mm=4.03");
            page.waitForSelector("#title");
            signs.drainPermits();
            page.clock().runFor(11_000);
            assertTrue(signs.tryAcquire(2, 10, TimeUnit.SECONDS), "one every five seconds");
        }
    }

    private void show(Page page, Screen screen) {
        String before = (String) page.evaluate("() => document.querySelector('main').dataset.shown ?? ''");
        server.show(Showing.of(screen, VIEW, 8));
        page.waitForFunction("before => (document.querySelector('main').dataset.shown ?? '') !== before", before);
    }

    private Page page() {
        Page page = chromium.page(1920, 1080);
        page.navigate("http://127.0.0.1:" + server.port() + "/?mm=4.03");
        page.waitForSelector("#title");
        return page;
    }
}
