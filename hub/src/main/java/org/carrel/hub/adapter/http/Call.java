package org.carrel.hub.adapter.http;

import io.javalin.http.Context;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.topic.Address;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Problem.Fault;

/** One request, already allowed and checked against its endpoint; for the thread that handles it. */
public final class Call {
    private final Context context;
    private final Caller caller;
    private final Form.Filled body;
    private final long fileBytesMax;
    private final Instant now;

    Call(Context context, Caller caller, Form.Filled body, long fileBytesMax, Instant now) {
        this.context = context;
        this.caller = caller;
        this.body = body;
        this.fileBytesMax = fileBytesMax;
        this.now = now;
    }

    public Caller caller() {
        return caller;
    }

    public Instant now() {
        return now;
    }

    /** BCP 47 tag of the language that the caller reads, {@code zh-Hant} or {@code en}. */
    public String language() {
        return Languages.of(Optional.ofNullable(context.header("Accept-Language")));
    }

    public Form.Filled body() {
        return body;
    }

    /** The file that the request carries. */
    public InputStream file() {
        return RequestReader.limited(context.bodyInputStream(), fileBytesMax);
    }

    /** @param reader throws {@link IllegalArgumentException} for a text that cannot be one */
    public <T> T path(String name, Function<String, T> reader) {
        try {
            return reader.apply(context.pathParam(name));
        } catch (IllegalArgumentException impossible) {
            throw Problem.of(ProblemCode.NOT_FOUND);
        }
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(context.queryParam(name)).filter(value -> !value.isEmpty());
    }

    /** As {@link #query(String)}, read; a value that cannot be read is the caller's fault. */
    public <T> Optional<T> query(String name, Function<String, T> reader) {
        try {
            return query(name).map(reader);
        } catch (IllegalArgumentException bad) {
            throw Problem.of(ProblemCode.PARAMETER_INVALID, List.of(new Fault(name, "wrong-form")));
        }
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(context.header(name)).filter(value -> !value.isBlank());
    }

    /** The device that {@code {site}} and {@code {device}} of the path name. */
    public Address device() {
        return new Address(path("site", SiteId::new), path("device", DeviceId::new));
    }

    /** Who asks, for slowing down guesses. */
    String origin() {
        return context.ip();
    }

    /** For the handlers that write cookies and streams. */
    Context context() {
        return context;
    }

    /** A member of the body as what it stands for. */
    public static <T> T read(String member, String value, Function<String, T> reader) {
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException bad) {
            throw Problem.of(ProblemCode.BODY_INVALID, List.of(new Fault("/" + member, "wrong-form")));
        }
    }

    public static <T> Reply ok(View<T> view, T value) {
        return new Reply.Json(200, view.render(value));
    }

    public static <T> Reply created(View<T> view, T value) {
        return new Reply.Json(201, view.render(value));
    }

    public static <T> Reply list(View<T> view, List<T> values) {
        SequencedMap<String, Object> wrapped = new LinkedHashMap<>();
        wrapped.put("items", values.stream().map(view::render).toList());
        return new Reply.Json(200, wrapped);
    }

    public static Reply nothing() {
        return new Reply.Empty(204);
    }

    /** What was looked for, or the answer that it is not there. */
    public static <T> T found(Optional<T> looked) {
        return looked.orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
    }
}
