package org.carrel.shelf.panel.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.carrel.shelf.panel.Panel;
import org.carrel.shelf.panel.PanelAction;
import org.carrel.shelf.panel.PanelJson;
import org.carrel.shelf.panel.PanelScreen;
import org.carrel.shelf.panel.PanelTexts;
import org.carrel.shelf.panel.Sound;
import org.carrel.shelf.panel.Sounds;

/**
 * Shows the panel in a browser on the loopback address: the page, the present screen and every change of it as server-sent events,
 * sounds along with them, and touches back. The page holds no data of its own; a reload shows the same screen.
 *
 * <p>For several threads: {@link #show} and {@link #play} return at once; each browser is served on a virtual thread.
 */
public final class PanelServer implements Panel, Sounds, AutoCloseable {
    private static final int TOUCH_BYTES = 40;
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private final PanelJson json = new PanelJson(new PanelTexts());
    private final Consumer<PanelAction> touched;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Broadcast broadcast = new Broadcast();

    private PanelServer(HttpServer http, Consumer<PanelAction> touched) {
        this.http = http;
        this.touched = touched;
    }

    /**
     * @param port 0 for any free one
     * @param touched hears what is touched; may block
     * @throws IOException when the port is taken
     */
    public static PanelServer start(int port, Consumer<PanelAction> touched) throws IOException {
        HttpServer http = listening(port);
        PanelServer server = new PanelServer(http, touched);
        http.setExecutor(server.threads);
        http.createContext("/screen", server::follow);
        http.createContext("/touch", server::touch);
        http.createContext("/", server::file);
        http.start();
        return server;
    }

    private static HttpServer listening(int port) throws IOException {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (BindException taken) {
            throw new IOException(
                    "the screen cannot be served at port " + port + "; set panel.port to a free one", taken);
        }
    }

    public int port() {
        return http.getAddress().getPort();
    }

    @Override
    public void show(PanelScreen screen) {
        broadcast.state("event: screen\ndata: " + json.render(screen) + "\n\n");
    }

    @Override
    public void play(Sound sound) {
        broadcast.moment(
                "event: sound\ndata: " + sound.name().toLowerCase(Locale.ROOT).replace('_', '-') + "\n\n");
    }

    @Override
    public void close() {
        broadcast.close();
        http.stop(0);
        threads.shutdownNow();
    }

    private void follow(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            broadcast.follow(event -> {
                out.write(event.getBytes(StandardCharsets.UTF_8));
                out.flush();
            });
        } catch (IOException browserLeft) {
            exchange.close();
        }
    }

    private void touch(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            String name = new String(exchange.getRequestBody().readNBytes(TOUCH_BYTES), StandardCharsets.US_ASCII);
            for (PanelAction action : PanelAction.values()) {
                if (action.name().equals(name)) {
                    touched.accept(action);
                    exchange.sendResponseHeaders(204, -1);
                    return;
                }
            }
            exchange.sendResponseHeaders(400, -1);
        }
    }

    private void file(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String name = path.equals("/") ? "/panel.html" : path;
            String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
            boolean plain = name.matches("/(look/)?[a-z-]+\\.[a-z]+");
            String resource = name.startsWith("/look/") ? name : "/panel" + name;
            InputStream found = plain && type != null ? PanelServer.class.getResourceAsStream(resource) : null;
            if (found == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            try (found) {
                byte[] content = found.readAllBytes();
                exchange.getResponseHeaders().set("Content-Type", type);
                exchange.getResponseHeaders().set("Cache-Control", "no-cache");
                exchange.getResponseHeaders()
                        .set(
                                "Content-Security-Policy",
                                "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'");
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody().write(content);
            }
        }
    }
}
