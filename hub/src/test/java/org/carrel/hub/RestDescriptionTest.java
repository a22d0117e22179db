package org.carrel.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;

/**
 * Goal: the description is the server. Method: every operation that the running server describes is called, with parameters of the
 * described form and nothing behind them, and must answer with a status, a media type and a code that it describes; every
 * method that it does not describe at a described address must be refused.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestDescriptionTest {
    private static final List<String> METHODS = List.of("get", "post", "put", "delete", "patch");

    private RestDoor rest;
    private JsonNode description;

    @BeforeAll
    void open() {
        rest = new RestDoor(0);
        description = RestDoor.json(rest.get("/openapi.json"));
    }

    @AfterAll
    void close() {
        rest.close();
    }

    @Test
    void itIsOpenApi31AndEveryReferenceLeadsSomewhere() {
        assertEquals("3.1.0", description.get("openapi").stringValue());
        JsonNode schemas = description.get("components").get("schemas");
        TreeSet<String> missing = new TreeSet<>();
        for (JsonNode reference : description.findValues("$ref")) {
            String name = reference.stringValue().replace("#/components/schemas/", "");
            if (!schemas.has(name)) {
                missing.add(name);
            }
        }
        assertEquals(new TreeSet<>(), missing);
    }

    @Test
    void everyDescribedOperationAnswersAsDescribed() {
        List<String> wrong = new ArrayList<>();
        int called = 0;
        for (String path : description.get("paths").propertyNames()) {
            for (String method : description.get("paths").get(path).propertyNames()) {
                JsonNode operation = description.get("paths").get(path).get(method);
                // The stream does not end by itself; it has a test of its own.
                if (!path.equals("/events")) {
                    called++;
                    objection(method, path, operation).forEach(wrong::add);
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(called > 40, "only " + called + " operations were called");
    }

    private List<String> objection(String method, String path, JsonNode operation) {
        HttpResponse<String> answer = call(method, path, operation);
        String where = method + " " + path + " answered " + answer.statusCode() + " " + answer.body();
        JsonNode described = operation.get("responses").get(Integer.toString(answer.statusCode()));
        if (described == null) {
            return List.of(where + ", which is not described");
        }
        if (answer.statusCode() < 400) {
            return List.of();
        }
        String code = RestDoor.json(answer).get("code").stringValue();
        List<String> codes = List.of(described.get("description").stringValue().split(", "));
        boolean problem = answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json");
        return codes.contains(code) && problem ? List.of() : List.of(where + ", described are " + codes);
    }

    private HttpResponse<String> call(String method, String path, JsonNode operation) {
        String filled = path;
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.get("in").stringValue().equals("path")) {
                String name = parameter.get("name").stringValue();
                JsonNode words = parameter.get("schema").path("enum");
                String value = words.isEmpty() ? "none" : words.get(0).stringValue();
                filled = filled.replace("{" + name + "}", value);
            }
        }
        String type = operation.has("requestBody")
                ? operation
                        .get("requestBody")
                        .get("content")
                        .propertyNames()
                        .iterator()
                        .next()
                : "";
        var request = rest.request(rest.staff, filled);
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        String body = type.equals("application/json") ? "{}" : "";
        return rest.send(request.method(method.toUpperCase(Locale.ROOT), BodyPublishers.ofString(body)));
    }

    @Test
    void nothingElseIsReachable() {
        TreeMap<String, TreeSet<String>> described = new TreeMap<>();
        for (String path : description.get("paths").propertyNames()) {
            TreeSet<String> methods =
                    described.computeIfAbsent(path.replaceAll("\\{[a-z]+}", "none"), ignored -> new TreeSet<>());
            methods.addAll(description.get("paths").get(path).propertyNames());
        }
        List<String> wrong = new ArrayList<>();
        described.forEach((path, methods) -> METHODS.stream()
                .filter(method -> !methods.contains(method))
                // An address with a word for an id may be another address with that id.
                .filter(method -> described.keySet().stream()
                        .noneMatch(other -> !other.equals(path)
                                && other.contains("none")
                                && path.matches(other.replace("none", "[^/]+"))))
                .forEach(method -> {
                    HttpResponse<String> answer = rest.send(rest.request(rest.staff, path)
                            .method(method.toUpperCase(Locale.ROOT), BodyPublishers.ofString("")));
                    if (answer.statusCode() != 405 && answer.statusCode() != 404) {
                        wrong.add(method + " " + path + " answered " + answer.statusCode());
                    }
                }));
        assertEquals(List.of(), wrong);
        assertEquals(404, rest.get("/no-such-thing").statusCode());
        assertEquals(
                "unknown-address",
                RestDoor.json(rest.get("/no-such-thing")).get("code").stringValue());
    }

    @Test
    void everyOperationHasItsOwnNameAndSaysWhatItNeeds() {
        TreeSet<String> names = new TreeSet<>();
        for (JsonNode operation : description.get("paths").findParents("operationId")) {
            String name = operation.get("operationId").stringValue();
            assertTrue(names.add(name), name + " is there twice");
            assertFalse(operation.get("summary").stringValue().isBlank(), name);
            assertTrue(operation.has("security"), name);
        }
    }
}
