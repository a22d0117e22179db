package org.carrel.hub.adapter.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.topic.Address;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Problem.Fault;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.store.Services;
import tools.jackson.databind.ObjectMapper;

/** One request, already allowed and checked against its endpoint; for the thread that handles it. */
public final class Call {
    static final int PAGE_MAX = 200;
    private static final int PAGE_USUAL = 50;

    private final Context context;
    private final Caller caller;
    private final Form.Filled body;
    private final long fileBytesMax;
    private final Tools tools;
    private final Instant now;
    private final MessageDigest fileDigest = Once.sha256();

    /** What a call needs of its door. */
    record Tools(Once once, ObjectMapper json) {}

    Call(Context context, Caller caller, Form.Filled body, long fileBytesMax, Tools tools, Instant now) {
        this.context = context;
        this.caller = caller;
        this.body = body;
        this.fileBytesMax = fileBytesMax;
        this.tools = tools;
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

    /** The whole file that the request carries; {@link #once} compares it. */
    public byte[] wholeFile() {
        try (InputStream file = file()) {
            return file.readAllBytes();
        } catch (RequestReader.TooLarge large) {
            throw Problem.of(ProblemCode.TOO_LARGE);
        } catch (IOException gone) {
            throw Problem.of(ProblemCode.BODY_INVALID, List.of(new Fault("", "not-complete")));
        }
    }

    /** The file that the request carries, to be read as it comes. */
    public InputStream file() {
        return new DigestInputStream(RequestReader.limited(context.bodyInputStream(), fileBytesMax), fileDigest);
    }

    /** Of what was read of the file, behind a blank; empty where none is taken. */
    String fileDigest() {
        return fileBytesMax == 0 ? "" : " " + HexFormat.of().formatHex(fileDigest.digest());
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

    /** Reads what is noted as seen, so in a transaction that can write. */
    public Reply inTransaction(Endpoint.Change reading) {
        return tools.once().plain(this, reading);
    }

    /** Notes in the audit that the caller has seen something of a patron, if there is such a patron. */
    public void noteSeen(Services services, PatronId patron, String what) {
        if (services.patrons().patron(patron).isPresent()) {
            services.audit().record(caller.actor(), Audit.Action.PATRON_SEEN, "patron:" + patron, what, now);
        }
    }

    /**
     * Does a change in one transaction, once for each key that the caller gives, where the endpoint is {@link Endpoint.Draft#keyed}. What
     * follows it outside the database is done for an answer that is given again too, so that must do no harm twice.
     */
    public Reply once(Endpoint.Change change) {
        return tools.once().change(this, change);
    }

    /**
     * Compares what the caller has seen with what is so now, in the transaction that is to change it.
     *
     * @throws Problem when it has changed
     */
    public <T> void requireMatch(View<T> view, T present) {
        Optional<String> seen = header("If-Match");
        String tag = Tags.of(tools.json().writeValueAsString(view.render(present)));
        if (seen.isPresent() && !Tags.matches(seen.get(), tag)) {
            throw Problem.of(ProblemCode.CHANGED_SINCE);
        }
    }

    /** The device that {@code {site}} and {@code {device}} of the path name. */
    public Address device() {
        return new Address(path("site", SiteId::new), path("device", DeviceId::new));
    }

    /**
     * The branch that a member of the body names.
     *
     * @throws Problem when there is none such
     */
    public SiteId branch(Services services, String member) {
        SiteId branch = read(member, body.text(member), SiteId::new);
        if (services.branches().branch(branch).isEmpty()) {
            throw Problem.refused(List.of("branch-unknown"));
        }
        return branch;
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

    /**
     * One page of a list.
     *
     * @param next where the next one begins; empty at the end
     */
    public static <T> Reply page(View<T> view, List<T> values, Optional<String> next) {
        SequencedMap<String, Object> wrapped = new LinkedHashMap<>();
        wrapped.put("items", values.stream().map(view::render).toList());
        next.ifPresent(cursor -> wrapped.put(
                "next",
                Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.getBytes(StandardCharsets.UTF_8))));
        return new Reply.Json(200, wrapped);
    }

    /** Where a page begins, as {@link #page} gave it. */
    public <T> Optional<T> cursor(Function<String, T> reader) {
        return query(
                "after", text -> reader.apply(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8)));
    }

    /** How long a page is. */
    public int limit() {
        return query("limit", Integer::parseInt)
                .map(asked -> Math.max(1, Math.min(asked, PAGE_MAX)))
                .orElse(PAGE_USUAL);
    }

    public static Reply nothing() {
        return new Reply.Empty(204);
    }

    /** What was looked for, or the answer that it is not there. */
    public static <T> T found(Optional<T> looked) {
        return looked.orElseThrow(() -> Problem.of(ProblemCode.NOT_FOUND));
    }
}
