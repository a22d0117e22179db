package org.carrel.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.hub.registration.PrivacyNotice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Goal: whatever changes something can be sent again after a lost answer. Method: the description of every operation, less those that
 * are known to take no key and why; and each kind of change sent twice.
 */
class RequestKeysTest {
    private static final String KEY = "Idempotency-Key";
    private static final String HOLIDAYS =
            "[{'date':'20280101','year':'2028','name':'開國紀念日','holidayCategory':'放假之紀念日及節日','holiday':true}]"
                    .replace('\'', '"');

    private static final String SECRET = "a secret is in it, which is not to lie in a second place";
    private static final String LOOK = "nothing is changed";
    private static final Map<String, String> WITHOUT = Map.ofEntries(
            Map.entry("post /session", SECRET),
            Map.entry("delete /session", "whoever signed out is out"),
            Map.entry("post /tokens", SECRET),
            Map.entry("post /webhooks", SECRET),
            Map.entry("post /devices", SECRET),
            Map.entry("post /devices/{site}/{device}/credentials", SECRET),
            Map.entry("post /enrolments", "the same request is answered anew while its code holds"),
            Map.entry("put /patrons/{id}/pin", SECRET),
            Map.entry("post /pin-changes", SECRET),
            Map.entry("post /pin-checks", LOOK),
            Map.entry("post /patrons/lookup", LOOK),
            Map.entry("post /patrons/{id}/name", LOOK),
            Map.entry("post /card-applications/lookup", LOOK),
            Map.entry("post /card-applications/{id}/person", LOOK),
            Map.entry("post /backups", "another copy does no harm"),
            Map.entry("post /imports/{kind}", "a file that is imported again changes nothing"));

    private final RestDoor rest = new RestDoor(0);
    private String map = "";

    @BeforeEach
    void read() throws IOException {
        map = Files.readString(Path.of(
                System.getProperty("carrel.root"), "hardware-sim/fleet/src/main/resources/demo/floor-map.json"));
    }

    @AfterEach
    void close() {
        rest.close();
    }

    @Test
    void everyChangeTakesAKeyOrItIsKnownWhyNot() {
        JsonNode paths = RestDoor.json(rest.get("/openapi.json")).get("paths");
        TreeSet<String> without = new TreeSet<>();
        for (String path : paths.propertyNames()) {
            for (String method : paths.get(path).propertyNames()) {
                boolean keyed = paths.get(path)
                        .get(method)
                        .path("parameters")
                        .valueStream()
                        .anyMatch(
                                parameter -> parameter.get("name").stringValue().equals(KEY));
                if (!method.equals("get") && !keyed) {
                    without.add(method + " " + path);
                }
            }
        }
        assertEquals(new TreeSet<>(WITHOUT.keySet()), without);
    }

    private record Change(String method, String path, String body, int status) {}

    private List<Change> changes() {
        String names = "{\"nameZh\":\"甲\",\"nameEn\":\"A\",\"placeZh\":\"乙\",\"placeEn\":\"B\"}";
        String application = """
                {"notice": "%s", "accepted": true, "name": "王小明", "document": "A123456789", "born": "1990-02-28",
                 "phone": "0912-345-678", "postalCode": "402", "address": "臺中市南區五權南路100號", "home": "main"}
                """.formatted(PrivacyNotice.USUAL.version());
        return List.of(
                new Change("PUT", "/patrons/ann/cards", "{\"card\":\"C-9\",\"scheme\":\"own-barcode\"}", 200),
                new Change("POST", "/patrons/ann/card-removals", "{\"card\":\"C-9\"}", 200),
                new Change("DELETE", "/patrons/ann/pin", "", 204),
                new Change("PUT", "/devices/main/none/names", names, 404),
                new Change("DELETE", "/devices/main/none", "", 404),
                new Change("DELETE", "/devices/main/none/credentials", "", 404),
                new Change("PUT", "/devices/main/none/configuration", "{\"settings\":[\"a=b\"]}", 404),
                new Change(
                        "POST",
                        "/alarms/seen",
                        "{\"site\":\"main\",\"device\":\"none\",\"alarm\":\"lock-stuck\",\"subject\":\"\"}",
                        409),
                new Change("POST", "/conflicts/none/resolution", "", 409),
                new Change("POST", "/help-calls/none/answer", "", 409),
                new Change("POST", "/kiosk-findings/none/resolution", "", 409),
                new Change("DELETE", "/tokens/none", "", 404),
                new Change("DELETE", "/tickets/none", "", 404),
                new Change("POST", "/card-applications", application, 201),
                new Change("POST", "/card-applications/none/approval", "{}", 404),
                new Change("POST", "/card-applications/none/rejection", "{\"reasons\":[\"not-entitled\"]}", 404),
                new Change("PUT", "/branches/main/map", map, 200),
                new Change("PUT", "/holidays/2028", HOLIDAYS, 200));
    }

    @Test
    void whatIsSentAgainIsAnsweredAgain() {
        TreeMap<String, String> wrong = new TreeMap<>();
        for (Change change : changes()) {
            String where = change.method() + " " + change.path();
            HttpResponse<String> first = send(change, where);
            HttpResponse<String> again = send(change, where);
            boolean replayed = again.statusCode() == change.status()
                    && again.body().equals(first.body())
                    && again.headers().firstValue("Idempotent-Replayed").isPresent();
            if (first.statusCode() != change.status() || !replayed) {
                wrong.put(where, first.statusCode() + " " + first.body() + ", then " + again.statusCode());
            }
        }
        assertEquals(new TreeMap<>(), wrong);
        assertEquals(
                1,
                rest.core.store().read(s -> s.registration().waiting(10)).size(),
                "who applies twice with one key has applied once");
    }

    @Test
    void anotherFileUnderTheSameKeyIsRefused() {
        assertEquals(
                200,
                send(new Change("PUT", "/holidays/2028", HOLIDAYS, 200), "k").statusCode());
        HttpResponse<String> other = send(new Change("PUT", "/holidays/2028", HOLIDAYS.replace("開國", "建國"), 422), "k");
        assertEquals(422, other.statusCode());
        assertEquals(
                "開國紀念日",
                rest.core
                        .store()
                        .read(s -> s.calendar().holidays(2028).firstEntry().getValue()));
    }

    private HttpResponse<String> send(Change change, String key) {
        HttpRequest.Builder request = rest.request(rest.staff, change.path()).header(KEY, key.replace(' ', '-'));
        if (!change.body().isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return rest.send(request.method(change.method(), BodyPublishers.ofString(change.body())));
    }
}
