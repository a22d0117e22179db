package org.carrel.hub.adapter.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.hub.access.Scope;
import org.carrel.hub.store.Services;

/**
 * One method at one address: what it is, what it takes, what it answers, and the code that does it. The routes and the
 * documentation are made from the same list of these.
 *
 * @param path with parameters in braces, below {@code /api/v1}
 * @param need who may
 * @param refusals beside those that every endpoint may give
 */
public record Endpoint(
        Method method,
        String path,
        String tag,
        String summary,
        Need need,
        List<Parameter> parameters,
        Body body,
        Success success,
        List<ProblemCode> refusals,
        Handler handler) {
    public Endpoint {
        parameters = List.copyOf(parameters);
        refusals = List.copyOf(refusals);
    }

    /** The methods that the API uses. */
    public enum Method {
        GET,
        POST,
        PUT,
        DELETE
    }

    /** Who may use an endpoint. */
    public enum Need {
        NOTHING,
        /** Any person and any program that the hub knows. */
        SIGNED_IN,
        CATALOGUE,
        EVENTS,
        DEVICES,
        DEVICE_CONTROL,
        APPLICATIONS,
        SEATS,
        CIRCULATION,
        PATRONS,
        FLOOR,
        STOCK,
        SETTINGS,
        ADMINISTRATION;

        Optional<Scope> scope() {
            return switch (this) {
                case NOTHING, SIGNED_IN -> Optional.empty();
                case CATALOGUE -> Optional.of(Scope.CATALOGUE);
                case EVENTS -> Optional.of(Scope.EVENTS);
                case DEVICES -> Optional.of(Scope.DEVICES);
                case DEVICE_CONTROL -> Optional.of(Scope.DEVICE_CONTROL);
                case APPLICATIONS -> Optional.of(Scope.APPLICATIONS);
                case SEATS -> Optional.of(Scope.SEATS);
                case CIRCULATION -> Optional.of(Scope.CIRCULATION);
                case PATRONS -> Optional.of(Scope.PATRONS);
                case FLOOR -> Optional.of(Scope.FLOOR);
                case STOCK -> Optional.of(Scope.STOCK);
                case SETTINGS -> Optional.of(Scope.SETTINGS);
                case ADMINISTRATION -> Optional.of(Scope.ADMINISTRATION);
            };
        }
    }

    /** Where a parameter stands. */
    public enum Place {
        PATH,
        QUERY,
        HEADER
    }

    public record Parameter(Place place, String name, Schema schema, String meaning, boolean required) {}

    /** What a request carries. */
    public sealed interface Body {
        record None() implements Body {}

        record Json(Form form) implements Body {}

        /** A file as it is, of any of these types. */
        record File(List<String> mediaTypes, long bytesMax) implements Body {
            public File {
                mediaTypes = List.copyOf(mediaTypes);
            }
        }
    }

    /** What a request that was done answers. */
    public sealed interface Success {
        int status();

        record One(int status, View<?> view) implements Success {}

        /** An object with the one member {@code items}. */
        record Many(int status, View<?> view) implements Success {}

        /** As {@link Many}, page by page: with the member {@code next} while there is more. */
        record Page(int status, View<?> view) implements Success {}

        record Nothing(int status) implements Success {}

        /** Something else than JSON of a view, described in words. */
        record Other(int status, String mediaType, String meaning) implements Success {}
    }

    /** Does it. */
    @FunctionalInterface
    public interface Handler {
        /** @throws Problem when it is not done */
        Reply handle(Call call);
    }

    /** Changes something, in one transaction; a problem thrown means that nothing happened. */
    @FunctionalInterface
    public interface Change {
        Reply change(Services services, Call call);
    }

    /** What is sent back. */
    public sealed interface Reply {
        record Json(int status, Object value) implements Reply {}

        record Empty(int status) implements Reply {}

        /**
         * What the same request was answered before.
         *
         * @param body JSON, or empty
         */
        record Again(int status, String body) implements Reply {}

        /** The handler wrote the answer itself. */
        record Written() implements Reply {}
    }

    public static Draft get(String path, String summary) {
        return new Draft(Method.GET, path, summary);
    }

    public static Draft post(String path, String summary) {
        return new Draft(Method.POST, path, summary);
    }

    public static Draft put(String path, String summary) {
        return new Draft(Method.PUT, path, summary);
    }

    public static Draft delete(String path, String summary) {
        return new Draft(Method.DELETE, path, summary);
    }

    /** An endpoint being written down; for one thread. */
    public static final class Draft {
        private final Method method;
        private final String path;
        private final String summary;
        private final List<Parameter> parameters = new ArrayList<>();
        private final List<ProblemCode> refusals = new ArrayList<>();
        private String tag = "";
        private List<Need> need = List.of();
        private Body body = new Body.None();
        private Success success = new Success.Nothing(204);

        private Draft(Method method, String path, String summary) {
            this.method = method;
            this.path = path;
            this.summary = summary;
        }

        public Draft tag(String word) {
            tag = word;
            return this;
        }

        public Draft need(Need who) {
            need = List.of(who);
            return this;
        }

        public Draft path(String name, Schema schema, String meaning) {
            parameters.add(new Parameter(Place.PATH, name, schema, meaning, true));
            refusals.add(ProblemCode.NOT_FOUND);
            return this;
        }

        public Draft query(String name, Schema schema, String meaning) {
            parameters.add(new Parameter(Place.QUERY, name, schema, meaning, false));
            return this;
        }

        public Draft header(String name, Schema schema, String meaning) {
            parameters.add(new Parameter(Place.HEADER, name, schema, meaning, false));
            return this;
        }

        public Draft takes(Form form) {
            body = new Body.Json(form);
            return this;
        }

        public Draft takesFile(long bytesMax, String... mediaTypes) {
            body = new Body.File(List.of(mediaTypes), bytesMax);
            return this;
        }

        public Draft one(View<?> view) {
            return one(200, view);
        }

        public Draft one(int status, View<?> view) {
            success = new Success.One(status, view);
            return this;
        }

        public Draft many(View<?> view) {
            success = new Success.Many(200, view);
            return this;
        }

        /** A list in pages. */
        public Draft pages(View<?> view) {
            success = new Success.Page(200, view);
            query("limit", Schema.matching("[0-9]{1,3}", 3), "How many at once, at most " + Call.PAGE_MAX + ".");
            return query("after", Schema.matching("[A-Za-z0-9_-]{1,200}", 200), "The member next of the page before.");
        }

        public Draft other(String mediaType, String meaning) {
            success = new Success.Other(200, mediaType, meaning);
            return this;
        }

        public Draft refuses(ProblemCode... codes) {
            refusals.addAll(List.of(codes));
            return this;
        }

        /** Takes an {@code If-Match}, which the handler has to compare by {@link Call#requireMatch}. */
        public Draft matches() {
            refusals.add(ProblemCode.CHANGED_SINCE);
            return header(
                    "If-Match", Schema.text(200), "The ETag of what the caller has seen; refused when it has changed.");
        }

        /** Takes a key for the request; the handler has to make its change by {@link Call#once}. */
        public Draft keyed() {
            refusals.add(ProblemCode.KEY_REUSED);
            return header(
                    Once.KEY,
                    Schema.matching("[!-~]{1,128}", 128),
                    "A key of the caller's own for this one request, kept for a day: sent again, it is answered again"
                            + " and not done again.");
        }

        /** As {@link #does} for a change, done once for each key. */
        public Endpoint changes(Change change) {
            return keyed().does(call -> call.once(change));
        }

        public Endpoint does(Handler handler) {
            if (need.isEmpty()) {
                throw new IllegalStateException(method + " " + path + " does not say who may use it");
            }
            return new Endpoint(
                    method,
                    path,
                    tag,
                    summary,
                    need.getFirst(),
                    parameters,
                    body,
                    success,
                    refusals.stream().distinct().toList(),
                    handler);
        }
    }
}
