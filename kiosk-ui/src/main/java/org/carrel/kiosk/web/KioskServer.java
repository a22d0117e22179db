package org.carrel.kiosk.web;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.device.link.web.PageServer;
import org.carrel.device.port.Sound;
import org.carrel.device.port.Sounds;
import org.carrel.kiosk.flow.Shown;
import org.carrel.kiosk.flow.Shown.Face;
import org.carrel.kiosk.flow.Shown.Sign;
import org.carrel.kiosk.flow.Touch;
import org.carrel.kiosk.text.Page;
import org.carrel.kiosk.text.PageJson;
import org.carrel.kiosk.text.Pages;

/** Shows the kiosk in a browser on the loopback address. Threads as {@link PageServer}. */
public final class KioskServer implements Face, Sign, Sounds, AutoCloseable {
    private final Pages pages;
    private final PageServer page;
    private volatile boolean lives = true;

    private KioskServer(Pages pages, PageServer page) {
        this.pages = pages;
        this.page = page;
    }

    /**
     * @param port 0 for any free one
     * @param touched hears what is touched; may block
     * @param seen hears the page's signs of life; may block
     * @throws IOException when the port is taken
     */
    public static KioskServer start(int port, Pages pages, Consumer<Touch> touched, Runnable seen) throws IOException {
        KioskServer server = new KioskServer(pages, PageServer.start(port, "page.port", "/kiosk", word -> {
            Optional<Touch> touch = Touch.parse(word);
            touch.ifPresent(touched);
            return touch.isPresent();
        }));
        server.page.watched(seen, () -> server.lives);
        return server;
    }

    public int port() {
        return page.port();
    }

    @Override
    public void show(Shown shown) {
        Page words = pages.of(shown);
        page.state(
                "screen", PageJson.render(words, shown.view().has(Display.SPOKEN) ? pages.spoken(words) : List.of()));
    }

    @Override
    public void lives(boolean shows) {
        lives = shows;
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
