package org.carrel.fleet.demo;

import com.google.zxing.ReaderException;
import com.google.zxing.qrcode.decoder.Decoder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Looks at the screens of devices, as a person in front of them does. */
final class Screens {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String DATA = "data: ";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final JsonMapper json = JsonMapper.builder().build();

    /** What kind of screen is shown now, such as {@code idle} or {@code refused}; empty when the screen is dark. */
    String kind(String page) throws InterruptedException {
        return shown(page).path("kind").asString("");
    }

    /** The word under which a kiosk offers to choose the line with this title; empty when it does not. */
    String choice(String page, String title) throws InterruptedException {
        return shown(page)
                .path("rows")
                .valueStream()
                .filter(row -> row.path("title").asString("").equals(title))
                .map(row -> row.path("touch").path(0).path("touch").asString(""))
                .findFirst()
                .orElse("");
    }

    /** The numbers that a call display shows as called, newest first. */
    List<String> called(String page) throws InterruptedException {
        return shown(page)
                .path("calls")
                .valueStream()
                .map(call -> call.path("number").asString(""))
                .toList();
    }

    /** What a phone reads off the screen; empty where there is no code. */
    String code(String page) throws InterruptedException {
        List<String> rows = shown(page)
                .path("code")
                .valueStream()
                .map(row -> row.asString(""))
                .toList();
        boolean[][] squares = new boolean[rows.size()][rows.size()];
        for (int y = 0; y < rows.size(); y++) {
            for (int x = 0; x < rows.size(); x++) {
                squares[y][x] = rows.get(y).charAt(x) == '1';
            }
        }
        try {
            return rows.isEmpty() ? "" : new Decoder().decode(squares).getText();
        } catch (ReaderException noCode) {
            return "";
        }
    }

    /** Whether a screen offers this touch. */
    boolean offers(String page, String word) throws InterruptedException {
        JsonNode screen = shown(page);
        return screen.path("choices")
                .valueStream()
                .anyMatch(choice -> choice.path("touch").asString("").equals(word));
    }

    /** What stands below the title. */
    String todo(String page) throws InterruptedException {
        return shown(page).path("todo").asString("");
    }

    /** The characters that a kiosk offers for the syllable that is typed. */
    List<String> characters(String page) throws InterruptedException {
        return strip(page).map(each -> each.path("caption").asString("")).toList();
    }

    /** Picks one of the characters that are offered. */
    void pick(String page, String character) throws InterruptedException {
        String word = strip(page)
                .filter(each -> each.path("caption").asString("").equals(character))
                .map(each -> each.path("touch").asString(""))
                .findFirst()
                .orElse("");
        touch(page, word);
    }

    private Stream<JsonNode> strip(String page) throws InterruptedException {
        return shown(page).path("find").path(0).path("strip").valueStream();
    }

    /** The titles of the lines of a list. */
    List<String> lines(String page) throws InterruptedException {
        return shown(page)
                .path("rows")
                .valueStream()
                .map(row -> row.path("title").asString(""))
                .toList();
    }

    /** Touches what stands beside a line of a list. */
    void touchLine(String page, String title) throws InterruptedException {
        String word = shown(page)
                .path("rows")
                .valueStream()
                .filter(row -> row.path("title").asString("").equals(title))
                .map(row -> row.path("touch").path(0).path("touch").asString(""))
                .findFirst()
                .orElse("");
        touch(page, word);
    }

    /** Whether a plan is drawn with a line on it to where the book stands. */
    boolean way(String page) throws InterruptedException {
        JsonNode plan = shown(page).path("find").path(0).path("plan").path(0);
        return plan.path("lines").size() > 0 && plan.path("pins").size() > 1;
    }

    /** The whole screen; nothing when it is dark. */
    private JsonNode shown(String page) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(page + "screen"))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<Stream<String>> response = http.send(request, HttpResponse.BodyHandlers.ofLines());
            try (Stream<String> lines = response.body()) {
                return lines.filter(line -> line.startsWith(DATA))
                        .findFirst()
                        .map(line -> json.readTree(line.substring(DATA.length())))
                        .orElseGet(MissingNode::getInstance);
            }
        } catch (IOException | JacksonException dark) {
            return MissingNode.getInstance();
        }
    }

    /** Touches what the screen offers under this word. */
    void touch(String page, String word) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(page + "touch"))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(word))
                .build();
        try {
            HttpResponse<Void> _ = http.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException dark) {
            // Whoever waits for what should follow sees that nothing does.
        }
    }
}
