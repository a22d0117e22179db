package org.carrel.hub.adapter.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.util.JavalinException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.carrel.hub.adapter.http.Endpoint.Body;
import org.carrel.hub.adapter.http.Endpoint.Method;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Endpoint.Success;
import org.carrel.hub.adapter.http.visitor.VisitorPages;
import org.carrel.hub.transaction.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * The hub's HTTP side: the API with its documentation, the event stream, and the staff page. Each request has a virtual thread of its
 * own.
 */
public final class HttpDoor implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(HttpDoor.class);

    static final String PROBLEM_TYPE = "application/problem+json; charset=utf-8";
    private static final int NOT_MODIFIED = 304;

    /** The first status that says that a request was not done. */
    private static final int PROBLEMS_FROM = 400;

    private static final long STOP_MILLIS_MAX = 2_000;

    /** Only what this hub itself serves may run or be shown in its pages. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final Desk desk;
    private final SignIn signIn;
    private final EventStream events;
    private final ObjectMapper json;
    private final RequestReader requests;
    private final Call.Tools tools;
    private final RequestPace pace;
    private final List<Endpoint> endpoints;
    private final Pages pages = new Pages();
    private final String apiPage;
    private final String openApi;
    private final Javalin server;

    /**
     * @param secure whether browsers come by HTTPS, through a proxy in front
     * @param proxies in front
     * @param requestsPerMinute of one caller; 0 for as many as they like
     * @param more beside the endpoints of this class: the API proper
     */
    public record Parts(
            String host,
            int port,
            boolean secure,
            Proxies proxies,
            int requestsPerMinute,
            Desk desk,
            List<Endpoint> more) {
        public Parts {
            more = List.copyOf(more);
        }
    }

    private HttpDoor(Parts parts) {
        this.desk = parts.desk();
        this.json = mapper();
        this.signIn = new SignIn(desk, parts.secure());
        this.events = new EventStream(desk.store(), json);
        this.requests = new RequestReader(json);
        this.tools = new Call.Tools(new Once(desk.store(), json), json);
        this.pace = new RequestPace(parts.requestsPerMinute());
        this.endpoints = new ArrayList<>(signIn.endpoints());
        this.endpoints.addAll(parts.more());
        this.endpoints.addAll(ownEndpoints());
        this.openApi = json.writerWithDefaultPrettyPrinter().writeValueAsString(OpenApi.document(endpoints));
        this.apiPage = ApiPage.of(endpoints);
        this.server = Javalin.create(config -> configure(config, parts.proxies()));
    }

    /**
     * Starts to listen.
     *
     * @throws io.javalin.util.JavalinBindException when the port is taken
     */
    public static HttpDoor open(Parts parts) {
        HttpDoor door = new HttpDoor(parts);
        door.server.start(parts.host(), parts.port());
        return door;
    }

    /** Strict to read: twice the same member, or anything behind the end, is a fault. */
    private static ObjectMapper mapper() {
        return JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    private List<Endpoint> ownEndpoints() {
        return List.of(
                new BoardStream(desk.store(), events, json, desk.clock()).endpoint(),
                Endpoint.get("/events", "What becomes true, as server-sent events; resumes after Last-Event-ID.")
                        .tag("events")
                        .need(Need.EVENTS)
                        .query(
                                "after",
                                Schema.matching("[0-9]{1,18}", 18),
                                "As Last-Event-ID, for the first connection.")
                        .other(
                                "text/event-stream",
                                "Events named fact with an id and JSON data: kind, at, and the ids concerned. An event"
                                        + " named reload says that too much was missed: load the present state.")
                        .refuses(ProblemCode.BUSY)
                        .does(events::serve),
                Endpoint.get("/openapi.json", "This description.")
                        .tag("office")
                        .need(Need.NOTHING)
                        .other("application/json", "OpenAPI 3.1.")
                        .does(call -> {
                            call.context()
                                    .contentType("application/json; charset=utf-8")
                                    .result(openApi);
                            return new Reply.Written();
                        }));
    }

    private void configure(JavalinConfig config, Proxies proxies) {
        config.contextResolver.ip = context -> proxies.origin(
                context.req().getRemoteAddr(),
                Optional.ofNullable(context.header("X-Forwarded-For")).orElse(""));
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.prefer405over404 = true;
        config.jetty.modifyServer(jetty -> {
            jetty.setStopTimeout(STOP_MILLIS_MAX);
            jetty.setErrorHandler(new BeforeRouting(json));
        });
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(16 << 10);
        });
        routes(config.routes);
    }

    private void routes(RoutesConfig routes) {
        routes.before(HttpDoor::protect);
        for (Endpoint endpoint : endpoints) {
            routes.addHttpHandler(
                    HandlerType.findOrCreate(endpoint.method().name()),
                    Api.ROOT + endpoint.path(),
                    context -> answer(context, endpoint));
        }
        routes.get("/", context -> context.redirect("/staff/", HttpStatus.FOUND));
        routes.get("/staff/", context -> pages.serve(context, "staff", "index.html"));
        routes.get("/staff/<file>", context -> pages.serve(context, "staff", context.pathParam("file")));
        routes.get("/look/<file>", context -> pages.serve(context, "look", context.pathParam("file")));
        routes.get(
                "/api/",
                context -> context.contentType("text/html; charset=utf-8").result(apiPage));
        routes.get("/visitor/<file>", context -> pages.serve(context, "visitor", context.pathParam("file")));
        new VisitorPages(
                        desk,
                        new LiveText(events, json, desk.clock()),
                        context -> keepPace(context, new Caller.Anyone(), desk.clock()))
                .routes(routes);
        routes.exception(Problem.class, (problem, context) -> refuse(context, problem));
        routes.exception(StoreException.class, (failure, context) -> refuse(context, problem(failure)));
        routes.exception(HttpResponseException.class, (response, context) -> refuse(context, problem(response)));
        routes.exception(Exception.class, (failure, context) -> refuse(context, unexpected(context, failure)));
    }

    private static void protect(Context context) {
        context.header("Content-Security-Policy", CONTENT_POLICY);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "no-referrer");
        context.header("Cross-Origin-Opener-Policy", "same-origin");
        context.header("Cross-Origin-Resource-Policy", "same-origin");
        if (context.path().startsWith(Api.ROOT)) {
            context.header("Cache-Control", "no-store");
        }
    }

    private void answer(Context context, Endpoint endpoint) {
        InstantSource clock = desk.clock();
        Caller caller = endpoint.need() == Need.NOTHING
                ? new Caller.Anyone()
                : allowed(signIn.caller(context, clock.instant()), endpoint);
        keepPace(context, caller, clock);
        if (endpoint.need() != Need.NOTHING) {
            SignIn.requireProof(context, caller);
        }
        requests.checkParameters(context, endpoint);
        Form.Filled body = requests.body(context, endpoint);
        long fileMax = endpoint.body() instanceof Body.File file ? file.bytesMax() : 0;
        Reply reply = endpoint.handler().handle(new Call(context, caller, body, fileMax, tools, clock.instant()));
        switch (reply) {
            case Reply.Json(int status, Object value) ->
                send(context, endpoint, status, json.writeValueAsString(value));
            case Reply.Again(int status, String sent) -> {
                context.header("Idempotent-Replayed", "true");
                if (sent.isEmpty()) {
                    context.status(status);
                } else if (status < PROBLEMS_FROM) {
                    send(context, endpoint, status, sent);
                } else {
                    context.status(status).contentType(PROBLEM_TYPE).result(sent);
                }
            }
            case Reply.Empty(int status) -> context.status(status);
            case Reply.Written() -> {
                // The handler did it.
            }
        }
    }

    /** One thing has a tag, by which a program sees whether it has changed. */
    private static void send(Context context, Endpoint endpoint, int status, String body) {
        if (endpoint.success() instanceof Success.One) {
            String tag = Tags.of(body);
            context.header("ETag", tag);
            String known = context.header("If-None-Match");
            if (known != null && endpoint.method() == Method.GET && Tags.matches(known, tag)) {
                context.status(NOT_MODIFIED);
                return;
            }
        }
        context.status(status).contentType("application/json; charset=utf-8").result(body);
    }

    /** The headers are those of the IETF's draft "RateLimit header fields for HTTP". */
    private void keepPace(Context context, Caller caller, InstantSource clock) {
        if (!pace.limits()) {
            return;
        }
        String subject = caller instanceof Caller.Anyone ? "from " + context.ip() : caller.subject();
        RequestPace.Taken taken = pace.take(subject, clock.instant());
        context.header("RateLimit-Policy", "\"caller\";q=" + taken.limit() + ";w=60");
        context.header("RateLimit", "\"caller\";r=" + taken.remaining() + ";t=" + taken.seconds());
        if (!taken.granted()) {
            context.header("Retry-After", Long.toString(taken.seconds()));
            throw Problem.of(ProblemCode.TOO_MANY_REQUESTS);
        }
    }

    private static Caller allowed(Caller caller, Endpoint endpoint) {
        if (caller instanceof Caller.Anyone) {
            throw Problem.of(ProblemCode.NOT_SIGNED_IN);
        }
        if (!endpoint.need().scope().map(caller::may).orElse(true)) {
            throw Problem.of(ProblemCode.NOT_ALLOWED);
        }
        return caller;
    }

    private void refuse(Context context, Problem problem) {
        String language = Languages.of(Optional.ofNullable(context.header("Accept-Language")));
        context.status(problem.code().status());
        context.header("Content-Language", language);
        context.contentType(PROBLEM_TYPE);
        context.result(json.writeValueAsString(problem.body(language)));
    }

    private static Problem problem(StoreException failure) {
        return switch (failure.kind()) {
            case BUSY, CLOSED, LOST -> Problem.of(ProblemCode.BUSY);
            case FULL -> Problem.of(ProblemCode.STORE_FULL);
            case FAILED -> {
                log.error("the store failed", failure);
                yield Problem.of(ProblemCode.FAILED);
            }
        };
    }

    private static Problem problem(HttpResponseException response) {
        return switch (response.getStatus()) {
            case 404 -> Problem.of(ProblemCode.UNKNOWN_ADDRESS);
            case 405 -> Problem.of(ProblemCode.METHOD_NOT_ALLOWED);
            case 413 -> Problem.of(ProblemCode.TOO_LARGE);
            default -> Problem.of(ProblemCode.BODY_INVALID);
        };
    }

    private Problem unexpected(Context context, Exception failure) {
        if (failure.getCause() instanceof RequestReader.TooLarge) {
            return Problem.of(ProblemCode.TOO_LARGE);
        }
        String number = desk.ids().get();
        log.error("request {} {} failed, number {}", context.method(), context.endpoint().path, number, failure);
        return Problem.failed(number);
    }

    public int port() {
        return server.port();
    }

    /** The stream whose {@link EventStream#follow} wants to be called after each commit. */
    public EventStream events() {
        return events;
    }

    /** Every endpoint, documented and routed alike. */
    public List<Endpoint> endpoints() {
        return List.copyOf(endpoints);
    }

    /** Ends the streams and waits {@value #STOP_MILLIS_MAX} ms for the requests; what is not done by then is cut off. */
    @Override
    public void close() {
        events.close();
        try {
            server.stop();
        } catch (JavalinException failure) {
            if (!(failure.getCause() instanceof TimeoutException)) {
                throw failure;
            }
            log.warn("requests that were not done within {} ms were cut off", STOP_MILLIS_MAX);
        }
    }
}
