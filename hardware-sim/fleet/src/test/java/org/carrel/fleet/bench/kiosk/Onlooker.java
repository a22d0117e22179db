package org.carrel.fleet.bench.kiosk;

import com.microsoft.playwright.Page;
import java.util.List;
import org.carrel.sim.browser.Chromium;

/**
 * A browser in front of a page, which notes inside the page when somebody touched it, when the first picture after that was painted, and
 * when the first picture with another screen was. Painted is what a task sees that is queued in the frame's callback: it runs when the
 * frame has been handed over.
 */
final class Onlooker implements AutoCloseable {
    private static final String WATCH = """
            () => {
              const seen = globalThis.seen = { pressed: 0, felt: 0, touched: 0, shown: 0, kind: "", at: 0 };
              const painted = (then) => requestAnimationFrame(() => {
                const channel = new MessageChannel();
                channel.port1.onmessage = () => then(performance.now());
                channel.port2.postMessage(0);
              });
              addEventListener("pointerdown", (event) => { seen.pressed = event.timeStamp; seen.felt = 0; painted((now) => { seen.felt = now; }); }, true);
              addEventListener("click", (event) => { seen.touched = event.timeStamp; seen.shown = 0; }, true);
              const main = document.querySelector("main");
              const look = () => painted((now) => { if (!seen.shown) seen.shown = now; seen.kind = main.dataset.kind; seen.at = performance.timeOrigin + now; });
              new MutationObserver(look).observe(main, { attributes: true, attributeFilter: ["data-shown"] });
              seen.kind = main.dataset.kind;
            }
            """;

    /** A page without anything behind it: a touch changes it where it is. */
    private static final String STATIC = """
            <!doctype html><main data-kind="one" data-shown="0"><button style="width:300px;height:100px">Touch</button><h1>One</h1></main>
            <script>
              let shown = 0;
              const main = document.querySelector("main");
              document.querySelector("button").addEventListener("click", () => {
                document.querySelector("h1").textContent = String(++shown);
                main.dataset.shown = String(shown);
              });
            </script>
            """;

    private final Chromium chromium;
    private final Page page;

    /** Milliseconds from a touch to the first picture after it, and to the first that shows what it did. */
    record Wait(double feltMillis, double shownMillis) {}

    private Onlooker(Chromium chromium, Page page) {
        this.chromium = chromium;
        this.page = page;
    }

    static Onlooker open() {
        Chromium chromium = Chromium.open();
        return new Onlooker(chromium, chromium.page(1080, 1920));
    }

    /** @return bytes of all that the page loaded, typefaces aside */
    long lookAt(String address) {
        page.navigate(address);
        awaitKind("rest");
        Number bytes = (Number) page.evaluate("""
                () => performance.getEntriesByType("navigation").concat(performance.getEntriesByType("resource"))
                  .filter((each) => !/woff|ttf|otf/.test(each.name)).reduce((sum, each) => sum + each.encodedBodySize, 0)
                """);
        page.evaluate(WATCH);
        return bytes.longValue();
    }

    void lookAtStaticPage() {
        page.setContent(STATIC);
        page.evaluate(WATCH);
    }

    /** Touches what the selector finds, and waits until another screen is seen. */
    Wait touch(String selector) {
        page.evaluate("() => { seen.shown = 0; seen.touched = 0; }");
        page.click(selector);
        page.waitForFunction("() => seen.touched > 0 && seen.shown > seen.touched && seen.felt > 0");
        List<?> times = (List<?>) page.evaluate("() => [seen.felt - seen.pressed, seen.shown - seen.touched]");
        return new Wait(((Number) times.get(0)).doubleValue(), ((Number) times.get(1)).doubleValue());
    }

    /** When this kind of screen was first painted, in milliseconds of the machine's clock; waits for it. */
    double seenAt(String kind) {
        page.waitForFunction("(kind) => seen.kind === kind", kind);
        return ((Number) page.evaluate("() => seen.at")).doubleValue();
    }

    void awaitKind(String kind) {
        page.waitForFunction("(kind) => document.querySelector('main')?.dataset.kind === kind", kind);
    }

    @Override
    public void close() {
        chromium.close();
    }
}
