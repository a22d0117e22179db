package org.carrel.hub.adapter.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.carrel.hub.adapter.http.Endpoint.Body;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Success;

/** The API's description in OpenAPI 3.1, made from the endpoints. */
final class OpenApi {
    private OpenApi() {}

    static SequencedMap<String, Object> document(List<Endpoint> endpoints) {
        SequencedMap<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                ordered(
                        "title", "Carrel hub",
                        "version", "1",
                        "description",
                                "Lending, holds, shelves and devices of a library. Errors are application/problem+json"
                                        + " with a stable code and a sentence in the language of Accept-Language (zh-Hant"
                                        + " or en)."));
        document.put("servers", List.of(ordered("url", Api.ROOT)));
        document.put("paths", paths(endpoints));
        document.put("components", ordered("schemas", schemas(endpoints), "securitySchemes", security()));
        return document;
    }

    private static SequencedMap<String, Object> paths(List<Endpoint> endpoints) {
        SequencedMap<String, SequencedMap<String, Object>> paths = new LinkedHashMap<>();
        for (Endpoint endpoint : endpoints) {
            paths.computeIfAbsent(endpoint.path(), path -> new LinkedHashMap<>())
                    .put(endpoint.method().name().toLowerCase(Locale.ROOT), operation(endpoint));
        }
        return new LinkedHashMap<>(paths);
    }

    private static SequencedMap<String, Object> operation(Endpoint endpoint) {
        SequencedMap<String, Object> operation = new LinkedHashMap<>();
        operation.put("tags", List.of(endpoint.tag()));
        operation.put("summary", endpoint.summary());
        operation.put("operationId", operationId(endpoint));
        if (endpoint.need() == Need.NOTHING) {
            operation.put("security", List.of());
        } else {
            List<String> scopes =
                    endpoint.need().scope().stream().map(Schema::word).toList();
            operation.put(
                    "description",
                    scopes.isEmpty()
                            ? "For any program with a token, and for staff who have signed in."
                            : "Needs the scope " + scopes.getFirst() + ".");
            operation.put("security", List.of(ordered("token", scopes), ordered("session", List.of())));
        }
        if (!endpoint.parameters().isEmpty()) {
            operation.put(
                    "parameters",
                    endpoint.parameters().stream()
                            .map(parameter -> ordered(
                                    "name", parameter.name(),
                                    "in", Schema.word(parameter.place()),
                                    "required", parameter.required(),
                                    "description", parameter.meaning(),
                                    "schema", parameter.schema().document()))
                            .toList());
        }
        switch (endpoint.body()) {
            case Body.None() -> {
                // Carries nothing.
            }
            case Body.Json(Form form) ->
                operation.put(
                        "requestBody",
                        ordered(
                                "required",
                                true,
                                "content",
                                json("application/json", form.schema().document())));
            case Body.File(List<String> mediaTypes, long bytesMax) -> {
                SequencedMap<String, Object> content = new LinkedHashMap<>();
                mediaTypes.forEach(
                        type -> content.put(type, ordered("schema", ordered("type", "string", "format", "binary"))));
                operation.put(
                        "requestBody",
                        ordered(
                                "required",
                                true,
                                "description",
                                "The file as it is, at most " + bytesMax + " bytes.",
                                "content",
                                content));
            }
        }
        operation.put("responses", responses(endpoint));
        return operation;
    }

    private static SequencedMap<String, Object> responses(Endpoint endpoint) {
        SequencedMap<String, Object> responses = new LinkedHashMap<>();
        String status = Integer.toString(endpoint.success().status());
        switch (endpoint.success()) {
            case Success.One(int _, View<?> view) ->
                responses.put(
                        status,
                        ordered(
                                "description",
                                "Done.",
                                "content",
                                json("application/json", view.schema().document())));
            case Success.Many(int _, View<?> view) ->
                responses.put(
                        status,
                        ordered(
                                "description",
                                "Done.",
                                "content",
                                json(
                                        "application/json",
                                        ordered(
                                                "type", "object",
                                                "required", List.of("items"),
                                                "properties",
                                                        ordered(
                                                                "items",
                                                                ordered(
                                                                        "type",
                                                                        "array",
                                                                        "items",
                                                                        view.schema()
                                                                                .document()))))));
            case Success.Page(int _, View<?> view) ->
                responses.put(
                        status,
                        ordered(
                                "description",
                                "Done.",
                                "content",
                                json("application/json", page(view.schema().document()))));
            case Success.Nothing _ -> responses.put(status, ordered("description", "Done."));
            case Success.Other(int _, String mediaType, String meaning) ->
                responses.put(
                        status, ordered("description", meaning, "content", json(mediaType, ordered("type", "string"))));
        }
        Map<Integer, List<String>> problems = new TreeMap<>();
        for (ProblemCode code : problems(endpoint)) {
            problems.computeIfAbsent(code.status(), number -> new ArrayList<>()).add(code.code());
        }
        problems.forEach((number, codes) -> responses.put(
                Integer.toString(number),
                ordered(
                        "description", String.join(", ", codes),
                        "content", json("application/problem+json", ordered("$ref", "#/components/schemas/Problem")))));
        return responses;
    }

    private static SequencedMap<String, Object> page(Object item) {
        return ordered(
                "type", "object",
                "required", List.of("items"),
                "properties",
                        ordered(
                                "items", ordered("type", "array", "maxItems", Call.PAGE_MAX, "items", item),
                                "next",
                                        ordered(
                                                "type",
                                                "string",
                                                "description",
                                                "Where the next page begins; left out at the end.")));
    }

    /** Every problem that an endpoint may answer. */
    static List<ProblemCode> problems(Endpoint endpoint) {
        List<ProblemCode> codes = new ArrayList<>(endpoint.refusals());
        if (endpoint.need() != Need.NOTHING) {
            codes.add(ProblemCode.NOT_SIGNED_IN);
            codes.add(ProblemCode.NOT_ALLOWED);
            if (endpoint.method() != Endpoint.Method.GET) {
                codes.add(ProblemCode.CROSS_SITE);
            }
        }
        if (!endpoint.parameters().isEmpty()) {
            codes.add(ProblemCode.PARAMETER_INVALID);
        }
        if (!(endpoint.body() instanceof Body.None)) {
            codes.addAll(List.of(ProblemCode.BODY_INVALID, ProblemCode.TOO_LARGE, ProblemCode.WRONG_MEDIA_TYPE));
        }
        codes.add(ProblemCode.TOO_MANY_REQUESTS);
        codes.addAll(List.of(ProblemCode.BUSY, ProblemCode.STORE_FULL, ProblemCode.FAILED));
        return codes.stream().distinct().toList();
    }

    private static SequencedMap<String, Object> schemas(List<Endpoint> endpoints) {
        Map<String, Object> schemas = new TreeMap<>();
        schemas.put("Problem", Problem.document());
        for (Endpoint endpoint : endpoints) {
            if (endpoint.body() instanceof Body.Json(Form form)) {
                schemas.putAll(form.documents());
            }
            switch (endpoint.success()) {
                case Success.One(int _, View<?> view) -> schemas.putAll(view.documents());
                case Success.Many(int _, View<?> view) -> schemas.putAll(view.documents());
                case Success.Page(int _, View<?> view) -> schemas.putAll(view.documents());
                case Success.Nothing _, Success.Other _ -> {
                    // No schema of its own.
                }
            }
        }
        return new LinkedHashMap<>(schemas);
    }

    private static SequencedMap<String, Object> security() {
        return ordered(
                "token",
                ordered(
                        "type", "http",
                        "scheme", "bearer",
                        "description",
                                "An API token with one of the scopes read, device-console, circulation and staff:"
                                        + " staff holds all others, and each holds read."),
                "session",
                ordered(
                        "type",
                        "apiKey",
                        "in",
                        "cookie",
                        "name",
                        SignIn.COOKIE,
                        "description",
                        "The cookie of the staff page; changes also need the header " + SignIn.PROOF
                                + " with the proof that signing in gave."));
    }

    private static String operationId(Endpoint endpoint) {
        StringBuilder id = new StringBuilder(endpoint.method().name().toLowerCase(Locale.ROOT));
        for (String level : endpoint.path().split("[/{}.-]+")) {
            if (!level.isEmpty()) {
                id.append(Character.toUpperCase(level.charAt(0))).append(level.substring(1));
            }
        }
        return id.toString();
    }

    private static SequencedMap<String, Object> json(String mediaType, Object schema) {
        return ordered(mediaType, ordered("schema", schema));
    }

    private static SequencedMap<String, Object> ordered(Object... pairs) {
        SequencedMap<String, Object> map = new LinkedHashMap<>();
        for (int index = 0; index < pairs.length; index += 2) {
            map.put((String) pairs[index], pairs[index + 1]);
        }
        return map;
    }
}
