package org.carrel.fleet.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the hub says to another system of the library: by REST with a token, and by the file of notices that a messenger would send. An
 * answer that cannot be had is an empty one, so that whoever waits looks again.
 */
final class HubAnswers {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final JsonMapper json = JsonMapper.builder().build();
    private final String api;
    private final String token;
    private final Path notices;

    /**
     * @param api such as {@code http://127.0.0.1:8080/api/v1}
     * @param notices file to which the hub appends one line a notice
     */
    HubAnswers(String api, String token, Path notices) {
        this.api = api;
        this.token = token;
        this.notices = notices;
    }

    /** Barcodes of what a patron has on loan, by due date. */
    List<String> loansOf(Cast.Member patron) throws InterruptedException {
        return items("/loans?patron=" + patron.id()).stream()
                .map(loan -> text(loan, "item"))
                .toList();
    }

    /** Who has a copy on loan. */
    List<String> borrowersOf(String barcode) throws InterruptedException {
        return items("/loans?item=" + barcode).stream()
                .map(loan -> text(loan, "patron"))
                .toList();
    }

    /** Where the patron's reserved copies wait for them, as {@code nlpi/shelf-1 A2}. */
    List<String> readyFor(Cast.Member patron) throws InterruptedException {
        return items("/holds?patron=" + patron.id()).stream()
                .filter(hold -> text(hold, "state").equals("ready-on-shelf"))
                .map(hold -> text(hold, "device") + " " + text(hold, "compartment"))
                .toList();
    }

    /** How many reservations of the patron wait for a copy. */
    int waitsFor(Cast.Member patron) throws InterruptedException {
        return (int) items("/holds?patron=" + patron.id()).stream()
                .filter(hold -> text(hold, "state").equals("waiting"))
                .count();
    }

    /** Open alarms, as {@code shelf-1 wrong-item-taken}. */
    List<String> alarms() throws InterruptedException {
        return items("/alarms").stream()
                .map(alarm -> text(alarm, "device") + " " + text(alarm, "alarm"))
                .toList();
    }

    /** Devices at which somebody waits for a member of staff. */
    List<String> helpCalls() throws InterruptedException {
        return items("/help-calls").stream().map(call -> text(call, "device")).toList();
    }

    /** A member of staff has been to all of them. */
    void answerHelp() throws InterruptedException {
        for (JsonNode call : items("/help-calls")) {
            post("/help-calls/" + text(call, "id") + "/answer", "");
        }
    }

    /** What staff are to take off the shelves, as {@code shelf-1 A1 hold-lapsed}. */
    List<String> pullList() throws InterruptedException {
        return items("/pull-list").stream()
                .map(entry -> text(entry, "device") + " " + text(entry, "compartment") + " " + text(entry, "reason"))
                .toList();
    }

    /** What came in through book drops, the newest first, as {@code returned OWN}. */
    List<String> dropped() throws InterruptedException {
        return items("/dropped-items").stream()
                .map(line -> text(line, "booking") + " " + text(line, "bin"))
                .toList();
    }

    /** What of it is to be looked at. */
    List<String> dropOddities() throws InterruptedException {
        return items("/drop-oddities").stream()
                .map(line -> text(line, "reason"))
                .toList();
    }

    /** A member of staff has looked at all of it. */
    void settleDropOddities() throws InterruptedException {
        for (JsonNode line : items("/drop-oddities")) {
            post("/drop-oddities/" + text(line, "id") + "/resolution", "");
        }
    }

    /** How a device stands, such as {@code in-order}. */
    String standing(String device) throws InterruptedException {
        return items("/devices").stream()
                .filter(line -> text(line, "device").equals(device))
                .map(line -> text(line, "state"))
                .findFirst()
                .orElse("");
    }

    /** What a seat is now, such as {@code free}. */
    String seat(String zone, String seat) throws InterruptedException {
        return items("/zones/" + zone + "/seats").stream()
                .filter(each -> text(each, "id").equals(seat))
                .map(each -> text(each, "state"))
                .findFirst()
                .orElse("");
    }

    /** How many wait in a zone. */
    int waiting(String zone) throws InterruptedException {
        return items("/zones").stream()
                .filter(each -> text(each, "id").equals(zone))
                .mapToInt(each -> each.path("waiting").asInt(-1))
                .findFirst()
                .orElse(-1);
    }

    /** Takes a seat, or a number where there is none; gives the booking or the number, and whether it was a seat. */
    Come come(String zone, Cast.Member patron) throws InterruptedException {
        JsonNode answer = post("/zones/" + zone + "/arrivals", "{\"patrons\":[\"" + patron.id() + "\"]}");
        return new Come(
                text(answer, "booking"), text(answer.path("ticket"), "number"), text(answer.path("ticket"), "id"));
    }

    /**
     * @param booking empty when there was no seat
     * @param number empty when there was one
     * @param ticket the number's id, likewise
     */
    record Come(String booking, String number, String ticket) {}

    /** Somebody leaves a seat for good. */
    void release(String booking) throws InterruptedException {
        post("/bookings/" + booking + "/release", "");
    }

    /** Whoever was called shows the card and sits down; gives the booking. */
    String claim(String ticket, Cast.Member patron) throws InterruptedException {
        return text(
                post(
                        "/waiting/" + ticket + "/claim",
                        "{\"cards\":[\"" + patron.chip().toHex() + "\"]}"),
                "booking");
    }

    /** What anybody with the address of a page reads there; empty when it cannot be had. */
    String page(String address) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Accept-Language", "en")
                .timeout(PATIENCE)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException later) {
            return "";
        }
    }

    /** Where the hub's pages are. */
    String pages() {
        return api.substring(0, api.indexOf("/api/"));
    }

    /** How many applications for a card wait for a decision. */
    int applications() throws InterruptedException {
        return items("/card-applications").size();
    }

    /** What people were told of books that are ready for them. */
    Told told() {
        if (!Files.exists(notices)) {
            return new Told(0, 0);
        }
        try (Stream<String> lines = Files.lines(notices)) {
            List<String> keys = lines.map(json::readTree)
                    .map(notice -> text(notice, "key"))
                    .filter(key -> key.startsWith("hold-ready-"))
                    .toList();
            int most = keys.stream()
                    .mapToInt(key -> (int) keys.stream().filter(key::equals).count())
                    .max()
                    .orElse(0);
            return new Told((int) keys.stream().distinct().count(), most);
        } catch (IOException unreadable) {
            return new Told(0, 0);
        }
    }

    /**
     * @param books about how many books
     * @param mostOften how often the notice of one book was sent, 1 as it should be
     */
    record Told(int books, int mostOften) {}

    private List<JsonNode> items(String path) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + path))
                .header("Authorization", "Bearer " + token)
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("GET " + path + " answers " + response.statusCode());
            }
            return json.readTree(response.body()).path("items").valueStream().toList();
        } catch (IOException later) {
            return List.of();
        }
    }

    private JsonNode post(String path, String body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        "POST " + path + " answers " + response.statusCode() + " " + response.body());
            }
            return json.readTree(response.body().isEmpty() ? "{}" : response.body());
        } catch (IOException broken) {
            throw new IllegalStateException("POST " + path + " could not be sent", broken);
        }
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asString("");
    }
}
