package org.carrel.device.link.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Shows a screen in a browser on the loopback address: the page's files, the present state and every change of it as server-sent events,
 * passing moments along with them, and touches back. The page holds no data of its own; a reload shows the same screen.
 *
 * <p>For several threads: {@link #state} and {@link #moment} return at once; each browser is served on a virtual thread.
 */
public final class PageServer implements AutoCloseable {
    private static final int TOUCH_BYTES = 40;
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private final String folder;
    private final Predicate<String> touched;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Broadcast broadcast = new Broadcast();

    private PageServer(HttpServer http, String folder, Predicate<String> touched) {
        this.http = http;
        this.folder = folder;
        this.touched = touched;
    }

    /**
     * @param port 0 for any free one
     * @param key the setting that names the port
     * @param folder of the page's files on the class path, such as {@code /panel}, with an {@code index.html}
     * @param touched takes the word of a touch, false when there is no such; may block
     * @throws IOException when the port is taken
     */
    public static PageServer start(int port, String key, String folder, Predicate<String> touched) throws IOException {
        HttpServer http = listening(port, key);
        PageServer server = new PageServer(http, folder, touched);
        http.setExecutor(server.threads);
        http.createContext("/screen", server::follow);
        http.createContext("/touch", server::touch);
        http.createContext("/", server::file);
        http.start();
        return server;
    }

    /**
     * The page posts a sign of life, and whoever shows the browser asks whether it lives: 204 if it does, else 503.
     *
     * @param seen hears each sign; may block
     */
    public void watched(Runnable seen, BooleanSupplier lives) {
        http.createContext("/alive", exchange -> {
            try (exchange) {
                boolean sign = exchange.getRequestMethod().equals("POST");
                if (sign) {
                    seen.run();
                }
                exchange.sendResponseHeaders(sign || lives.getAsBoolean() ? 204 : 503, -1);
            }
        });
    }

    private static HttpServer listening(int port, String key) throws IOException {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (BindException taken) {
            throw new IOException(
                    "the screen cannot be served at port " + port + "; set " + key + " to a free one", taken);
        }
    }

    public int port() {
        return http.getAddress().getPort();
    }

    /** The new state, one line of text. */
    public void state(String name, String data) {
        broadcast.state(event(name, data));
    }

    /** Something that passes; lost for who is not there. */
    public void moment(String name, String data) {
        broadcast.moment(event(name, data));
    }

    @Override
    public void close() {
        broadcast.close();
        http.stop(0);
        threads.shutdownNow();
    }

    private static String event(String name, String data) {
        return "event: " + name + "\ndata: " + data + "\n\n";
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
            String word = new String(exchange.getRequestBody().readNBytes(TOUCH_BYTES), StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(touched.test(word) ? 204 : 400, -1);
        }
    }

    private void file(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String name = path.equals("/") ? "/index.html" : path;
            String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
            boolean plain = name.matches("/(look/)?[a-z-]+\\.[a-z]+");
            String resource = name.startsWith("/look/") ? name : folder + name;
            InputStream found = plain && type != null ? PageServer.class.getResourceAsStream(resource) : null;
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
