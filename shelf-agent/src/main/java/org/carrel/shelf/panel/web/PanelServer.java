package org.carrel.shelf.panel.web;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.carrel.device.link.web.PageServer;
import org.carrel.device.port.Sound;
import org.carrel.device.port.Sounds;
import org.carrel.shelf.panel.Panel;
import org.carrel.shelf.panel.PanelAction;
import org.carrel.shelf.panel.PanelJson;
import org.carrel.shelf.panel.PanelScreen;
import org.carrel.shelf.panel.PanelTexts;

/** Shows the panel in a browser on the loopback address. Threads as {@link PageServer}. */
public final class PanelServer implements Panel, Sounds, AutoCloseable {
    private final PanelJson json = new PanelJson(new PanelTexts());
    private final PageServer page;

    private PanelServer(PageServer page) {
        this.page = page;
    }

    /**
     * @param port 0 for any free one
     * @param touched hears what is touched; may block
     * @throws IOException when the port is taken
     */
    public static PanelServer start(int port, Consumer<PanelAction> touched) throws IOException {
        return new PanelServer(PageServer.start(port, "panel.port", "/panel", word -> {
            Optional<PanelAction> action = Arrays.stream(PanelAction.values())
                    .filter(each -> each.name().equals(word))
                    .findFirst();
            action.ifPresent(touched);
            return action.isPresent();
        }));
    }

    public int port() {
        return page.port();
    }

    @Override
    public void show(PanelScreen screen) {
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
