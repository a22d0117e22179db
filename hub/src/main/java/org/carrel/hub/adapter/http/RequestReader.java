package org.carrel.hub.adapter.http;

import io.javalin.http.Context;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carrel.hub.adapter.http.Endpoint.Body;
import org.carrel.hub.adapter.http.Endpoint.Parameter;
import org.carrel.hub.adapter.http.Endpoint.Place;
import org.carrel.hub.adapter.http.Problem.Fault;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Checks a request against its endpoint before any of its content is used. */
final class RequestReader {
    private static final int JSON_BYTES_MAX = 256 << 10;
    private static final Form.Filled EMPTY = new Form.Filled(new LinkedHashMap<>());

    private final ObjectMapper json;

    RequestReader(ObjectMapper json) {
        this.json = json;
    }

    /** Every parameter that came is known, and each is of its schema. */
    void checkParameters(Context context, Endpoint endpoint) {
        List<Fault> faults = new ArrayList<>();
        for (Parameter parameter : endpoint.parameters()) {
            Optional<String> value = switch (parameter.place()) {
                case PATH -> Optional.of(context.pathParam(parameter.name()));
                case QUERY -> Optional.ofNullable(context.queryParam(parameter.name()));
                case HEADER -> Optional.ofNullable(context.header(parameter.name()));
            };
            value.ifPresent(text -> check(parameter, text, faults));
        }
        for (String given : context.queryParamMap().keySet()) {
            if (endpoint.parameters().stream()
                    .noneMatch(known ->
                            known.place() == Place.QUERY && known.name().equals(given))) {
                faults.add(new Fault(given, "unknown-parameter"));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.of(ProblemCode.PARAMETER_INVALID, faults);
        }
    }

    private static void check(Parameter parameter, String value, List<Fault> faults) {
        switch (parameter.schema()) {
            case Schema.Text text -> Form.checked(value, text, parameter.name(), faults);
            case Schema.Word(List<String> words) -> {
                if (!words.contains(value)) {
                    faults.add(new Fault(parameter.name(), "not-one-of", String.join(", ", words)));
                }
            }
            case Schema.Whole _,
                    Schema.Decimal _,
                    Schema.Truth _,
                    Schema.Listing _,
                    Schema.Dictionary _,
                    Schema.Named _ ->
                throw new IllegalStateException("no parameter of the API is a " + parameter.schema());
        }
    }

    /** The body as its form; empty for an endpoint that takes none or a file. */
    Form.Filled body(Context context, Endpoint endpoint) {
        return switch (endpoint.body()) {
            case Body.None() -> EMPTY;
            case Body.File(List<String> mediaTypes, long bytesMax) -> {
                requireType(context, mediaTypes);
                requireSize(context, bytesMax);
                yield EMPTY;
            }
            case Body.Json(Form form) -> {
                requireType(context, List.of("application/json"));
                requireSize(context, JSON_BYTES_MAX);
                yield form.fill(parsed(context));
            }
        };
    }

    private JsonNode parsed(Context context) {
        try (InputStream in = limited(context.bodyInputStream(), JSON_BYTES_MAX)) {
            JsonNode tree = json.readTree(in);
            return tree == null ? json.missingNode() : tree;
        } catch (JacksonException notJson) {
            if (notJson.getCause() instanceof TooLarge) {
                throw Problem.of(ProblemCode.TOO_LARGE);
            }
            throw Problem.of(ProblemCode.BODY_INVALID, List.of(new Fault("", "not-json")));
        } catch (TooLarge large) {
            throw Problem.of(ProblemCode.TOO_LARGE);
        } catch (IOException gone) {
            throw Problem.of(ProblemCode.BODY_INVALID, List.of(new Fault("", "not-complete")));
        }
    }

    private static void requireType(Context context, List<String> mediaTypes) {
        String given = Optional.ofNullable(context.contentType()).orElse("").toLowerCase(Locale.ROOT);
        String type = given.split(";", 2)[0].strip();
        if (!mediaTypes.contains(type)) {
            throw Problem.of(ProblemCode.WRONG_MEDIA_TYPE);
        }
    }

    private static void requireSize(Context context, long bytesMax) {
        if (context.req().getContentLengthLong() > bytesMax) {
            throw Problem.of(ProblemCode.TOO_LARGE);
        }
    }

    /** A stream that ends in {@link TooLarge} when more comes than allowed, for senders that do not say how much it is. */
    static InputStream limited(InputStream in, long bytesMax) {
        return new FilterInputStream(in) {
            private long left = bytesMax;

            @Override
            public int read() throws IOException {
                int read = super.read();
                count(read < 0 ? 0 : 1);
                return read;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int read = super.read(into, from, length);
                count(Math.max(0, read));
                return read;
            }

            private void count(int bytes) throws TooLarge {
                left -= bytes;
                if (left < 0) {
                    throw new TooLarge();
                }
            }
        };
    }

    /** More came than is taken. */
    static final class TooLarge extends IOException {
        TooLarge() {
            super("too large");
        }
    }
}
