package org.carrel.sim.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The system's Chromium without a window. For one thread. */
public final class Chromium implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    public static Chromium open() {
        return open(PROGRAM, List.of("--no-sandbox"));
    }

    /**
     * @param program that is started in its place and starts it
     * @param arguments beside those of every test
     */
    public static Chromium open(Path program, List<String> arguments) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(arguments));
        return new Chromium(playwright, browser);
    }

    /** A page that shares nothing with any other. */
    public Page page(int width, int height) {
        return browser.newPage(new Browser.NewPageOptions().setViewportSize(width, height));
    }

    /** @param locale what its reader reads, such as {@code zh-TW} */
    public Page page(int width, int height, String locale) {
        return browser.newPage(
                new Browser.NewPageOptions().setViewportSize(width, height).setLocale(locale));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
