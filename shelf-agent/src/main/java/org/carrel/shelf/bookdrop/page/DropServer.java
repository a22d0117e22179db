package org.carrel.shelf.bookdrop.page;

import java.io.IOException;
import java.util.Locale;
import org.carrel.device.link.web.PageServer;
import org.carrel.device.port.Sound;
import org.carrel.device.port.Sounds;
import org.carrel.shelf.bookdrop.screen.DropJson;
import org.carrel.shelf.bookdrop.screen.DropScreen;
import org.carrel.shelf.bookdrop.screen.DropView;

/** Shows the screen in a browser on the loopback address. Threads as {@link PageServer}. */
public final class DropServer implements DropView, Sounds, AutoCloseable {
    private final DropJson json;
    private final PageServer page;

    private DropServer(DropJson json, PageServer page) {
        this.json = json;
        this.page = page;
    }

    /**
     * @param port 0 for any free one
     * @throws IOException when the port is taken
     */
    public static DropServer start(int port, DropJson json) throws IOException {
        // Nothing on it can be touched: hands are full of books.
        return new DropServer(json, PageServer.start(port, "screen.port", "/drop", touch -> false));
    }

    public int port() {
        return page.port();
    }

    @Override
    public void show(DropScreen screen) {
        page.state("screen", json.render(screen));
    }

    @Override
    public void play(Sound sound) {
        page.moment("sound", sound.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    @Override
    public void close() {
        page.close();
    }
}
