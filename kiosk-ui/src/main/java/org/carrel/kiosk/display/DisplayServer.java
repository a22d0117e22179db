package org.carrel.kiosk.display;

import java.io.IOException;
import org.carrel.device.link.web.PageServer;

/** Shows the display in a browser on the loopback address. Threads as {@link PageServer}. */
final class DisplayServer implements Page, AutoCloseable {
    private final DisplayJson json;
    private final PageServer page;

    private DisplayServer(DisplayJson json, PageServer page) {
        this.json = json;
        this.page = page;
    }

    /** @throws IOException when the port is taken */
    static DisplayServer start(int port, DisplayJson json) throws IOException {
        // Nobody touches it: it hangs where nobody reaches.
        return new DisplayServer(json, PageServer.start(port, "screen.port", "/display", touch -> false));
    }

    int port() {
        return page.port();
    }

    @Override
    public void show(DisplayScreen screen) {
        page.state("screen", json.render(screen));
    }

    @Override
    public void announce(DisplayScreen.Line line) {
        page.moment("announcement", json.announcement(line));
    }

    @Override
    public void close() {
        page.close();
    }
}
