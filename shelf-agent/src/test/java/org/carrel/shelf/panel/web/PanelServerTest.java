package org.carrel.shelf.panel.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.carrel.contract.id.CompartmentId;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.device.port.Sound;
import org.carrel.shelf.panel.PanelAction;
import org.carrel.shelf.panel.PanelScreen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The browser on the shelf sees every screen in order, the present one after a reload, and touches nothing that does not exist. */
class PanelServerTest {
    private final List<PanelAction> touched = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private PanelServer panel;

    @BeforeEach
    void open() throws IOException {
        panel = PanelServer.start(0, touched::add);
    }

    @AfterEach
    void close() {
        panel.close();
    }

    @Test
    void aNewBrowserSeesThePresentScreenAndThenEveryChange() throws Exception {
        panel.show(new PanelScreen.Idle(ScreenLanguage.EN, false));
        HttpRequest follow = request("/screen").GET().build();
        try (Stream<String> lines = http.send(follow, BodyHandlers.ofLines()).body()) {
            Iterator<String> told = lines.iterator();
            String idle = data(told, "screen");
            assertTrue(idle.contains("\"kind\":\"idle\""), idle);
            assertTrue(idle.contains("\"also\":[{\"language\":\"zh-Hant\",\"title\":\"在這裡領取預約書\""), idle);
            panel.show(
                    new PanelScreen.Welcome(ScreenLanguage.EN, List.of(new CompartmentId("B2")), 1, 0, false, false));
            String welcome = data(told, "screen");
            assertTrue(welcome.contains("\"kind\":\"welcome\"") && welcome.contains("\"lit\":[\"B2\"]"), welcome);
            panel.play(Sound.WRONG_BOOK);
            assertEquals("wrong-book", data(told, "sound"));
        }
    }

    @Test
    void aTouchReachesTheShelfAndNonsenseDoesNot() throws Exception {
        assertEquals(204, post("/touch", "DONE"));
        assertEquals(400, post("/touch", "OPEN_EVERYTHING_NOW"));
        assertEquals(400, post("/touch", ""));
        assertEquals(405, status(request("/touch").GET().build()));
        assertEquals(List.of(PanelAction.DONE), touched);
    }

    @Test
    void aTakenPortIsNamedWithWhatToDo() {
        IOException refused = assertThrows(IOException.class, () -> PanelServer.start(panel.port(), touched::add));
        assertEquals(
                "the screen cannot be served at port " + panel.port() + "; set panel.port to a free one",
                refused.getMessage());
    }

    @Test
    void onlyThePagesOwnFilesAreServed() throws Exception {
        assertEquals(200, status(request("/").GET().build()));
        assertEquals(200, status(request("/look/carrel.css").GET().build()));
        for (String path : List.of(
                "/../look/carrel.css", "/look/../panel.js", "/org/carrel/shelf/Main.class", "/panel/panel.js")) {
            assertEquals(404, status(request(path).GET().build()), path);
        }
    }

    private static String data(Iterator<String> lines, String event) {
        while (lines.hasNext()) {
            if (lines.next().equals("event: " + event)) {
                return lines.next().substring("data: ".length());
            }
        }
        throw new AssertionError("the stream ended");
    }

    private int post(String path, String body) throws IOException, InterruptedException {
        return status(
                request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    private int status(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<Void> response = http.send(request, BodyHandlers.discarding());
        return response.statusCode();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + panel.port() + path))
                .timeout(Duration.ofSeconds(20));
    }
}
