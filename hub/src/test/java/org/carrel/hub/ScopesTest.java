package org.carrel.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.hub.access.Scope;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * Goal: no program gets further than its token. Method: every operation of the hub's own description is asked for without a token, and with a
 * token that has every scope but the one that it names; then what certain programs must never reach.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScopesTest {
    private RestDoor rest;
    private JsonNode paths;

    @BeforeAll
    void open() {
        rest = new RestDoor(0);
        paths = RestDoor.json(rest.get("/openapi.json")).get("paths");
    }

    @AfterAll
    void close() {
        rest.close();
    }

    /** @param scope none for one that is open, or for anybody with a token */
    private record Operation(String method, String path, List<String> scope, boolean open) {}

    private List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        for (String path : paths.propertyNames()) {
            for (String method : paths.get(path).propertyNames()) {
                JsonNode security = paths.get(path).get(method).get("security");
                List<String> scope = new ArrayList<>();
                security.path(0).path("token").forEach(word -> scope.add(word.stringValue()));
                all.add(new Operation(method.toUpperCase(Locale.ROOT), path, scope, security.isEmpty()));
            }
        }
        return all;
    }

    private HttpResponse<String> call(Operation operation, String token) {
        return rest.send(asked(operation).header("Authorization", "Bearer " + token));
    }

    private HttpRequest.Builder asked(Operation operation) {
        String path = operation.path().replaceAll("\\{[a-zA-Z]+}", "none");
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + rest.door.port() + "/api/v1" + path))
                .header("Content-Type", "application/json")
                .method(
                        operation.method(),
                        BodyPublishers.ofString(operation.method().equals("GET") ? "" : "{}"));
    }

    @Test
    void everyOperationRefusesAProgramWithoutItsScope() {
        TreeMap<String, String> without = new TreeMap<>();
        for (Scope scope : Scope.ALL) {
            TreeSet<Scope> others = new TreeSet<>(Scope.ALL);
            others.remove(scope);
            without.put(scope.word(), rest.token(others));
        }
        List<String> wrong = new ArrayList<>();
        TreeSet<String> asked = new TreeSet<>();
        for (Operation operation : operations()) {
            for (String scope : operation.scope()) {
                asked.add(scope);
                HttpResponse<String> answer = call(operation, without.get(scope));
                if (answer.statusCode() != 403 || !answer.body().contains("\"not-allowed\"")) {
                    wrong.add(operation + " answered " + answer.statusCode() + " " + answer.body());
                }
            }
            if (!operation.open()) {
                HttpResponse<String> stranger = rest.send(asked(operation));
                if (stranger.statusCode() != 401) {
                    wrong.add(operation + " answered a stranger " + stranger.statusCode());
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(new TreeSet<>(without.keySet()), asked, "each scope is for something");
    }

    /** What is open is known by name, so that nothing becomes open by mistake. */
    @Test
    void onlyWhatNamesNobodyIsOpen() {
        TreeSet<String> open = new TreeSet<>();
        for (Operation operation : operations()) {
            if (operation.open()) {
                open.add(operation.method() + " " + operation.path());
            }
        }
        assertEquals(
                new TreeSet<>(List.of(
                        "DELETE /tickets/{token}",
                        "GET /branches/{site}/days",
                        "GET /health",
                        "GET /holidays/{year}",
                        "GET /openapi.json",
                        "GET /tickets/{token}",
                        "GET /zones",
                        "GET /zones/{zone}",
                        "GET /zones/{zone}/board",
                        "GET /zones/{zone}/board/events",
                        "GET /zones/{zone}/seats",
                        "GET /zones/{zone}/slots",
                        "POST /enrolments",
                        "POST /session")),
                open);
    }

    @Test
    void aDisplayReadsNoPatronAndAWebSiteChangesNoSetting() {
        SortedSet<Scope> display = Scope.parse("catalogue,events");
        SortedSet<Scope> site = Scope.parse("catalogue,seats,circulation,applications,events");
        List<String> wrong = new ArrayList<>();
        for (Operation operation : operations()) {
            String scope = operation.scope().isEmpty() ? "" : operation.scope().getFirst();
            boolean shown = display.stream().anyMatch(known -> known.word().equals(scope));
            boolean served = site.stream().anyMatch(known -> known.word().equals(scope));
            if (shown
                    && (operation.path().contains("patron") || operation.path().contains("loan"))) {
                wrong.add("a display may " + operation);
            }
            if (shown && !operation.method().equals("GET")) {
                wrong.add("a display changes by " + operation);
            }
            boolean setting = operation.method().equals("PUT")
                    && (operation.path().startsWith("/zones")
                            || operation.path().startsWith("/branches")
                            || operation.path().startsWith("/devices")
                            || operation.path().startsWith("/holidays"));
            if (served && setting) {
                wrong.add("a web site may " + operation);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void aTokenIsMadeWithTheScopesThatAreAskedFor() {
        HttpResponse<String> made =
                rest.send("POST", "/tokens", "{\"name\": \"lobby\", \"scopes\": [\"catalogue\", \"events\"]}");
        assertEquals(201, made.statusCode(), made.body());
        String token = RestDoor.json(made).get("token").stringValue();
        assertEquals(200, rest.send(rest.request(token, "/branches")).statusCode());
        assertEquals(403, rest.send(rest.request(token, "/devices")).statusCode());
        assertTrue(rest.get("/tokens").body().contains("\"scopes\":[\"catalogue\",\"events\"]"));
        assertEquals(
                400,
                rest.send("POST", "/tokens", "{\"name\": \"lobby\", \"scopes\": []}")
                        .statusCode());
        assertEquals(
                400,
                rest.send("POST", "/tokens", "{\"name\": \"lobby\", \"scopes\": [\"staff\"]}")
                        .statusCode());
    }
}
