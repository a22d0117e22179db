package org.carrel.hub.adapter.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.carrel.hub.access.AnsweredRequests.Answered;
import org.carrel.hub.store.Services;
import org.carrel.hub.transaction.Transactor;
import tools.jackson.databind.ObjectMapper;

/**
 * Does a change in one transaction, and with an {@code Idempotency-Key} at most once: the answer is stored with the effect, and the
 * same request with the same key gets the same answer. A refusal is stored too, in a transaction of its own, since there was
 * no effect that it could part from.
 */
final class Once {
    static final String KEY = "Idempotency-Key";

    private final Transactor<Services> store;
    private final ObjectMapper json;

    Once(Transactor<Services> store, ObjectMapper json) {
        this.store = store;
        this.json = json;
    }

    /** What came of a request, as it is sent. */
    private record Sent(int status, String body) {}

    /** In one transaction, whatever keys the caller sends. */
    Endpoint.Reply plain(Call call, Endpoint.Change change) {
        return store.write(services -> change.change(services, call));
    }

    Endpoint.Reply change(Call call, Endpoint.Change change) {
        Optional<String> key = call.header(KEY);
        if (key.isEmpty()) {
            return plain(call, change);
        }
        String caller = call.caller().subject();
        String request = digest(call);
        try {
            return store.write(services -> {
                Optional<Answered> before = services.answeredRequests().answered(caller, key.get());
                if (before.isPresent()) {
                    return again(before.get(), request);
                }
                Endpoint.Reply reply = change.change(services, call);
                Sent sent = sent(reply);
                services.answeredRequests()
                        .put(caller, key.get(), new Answered(request, sent.status(), sent.body()), call.now());
                return reply;
            });
        } catch (Problem refused) {
            if (refused.code() != ProblemCode.KEY_REUSED) {
                Answered answered = new Answered(
                        request, refused.code().status(), json.writeValueAsString(refused.body(call.language())));
                store.run(services -> services.answeredRequests().put(caller, key.get(), answered, call.now()));
            }
            throw refused;
        }
    }

    private static Endpoint.Reply again(Answered before, String request) {
        if (!before.request().equals(request)) {
            throw Problem.of(ProblemCode.KEY_REUSED);
        }
        return new Endpoint.Reply.Again(before.status(), before.body());
    }

    private Sent sent(Endpoint.Reply reply) {
        return switch (reply) {
            case Endpoint.Reply.Json(int status, Object value) -> new Sent(status, json.writeValueAsString(value));
            case Endpoint.Reply.Empty(int status) -> new Sent(status, "");
            case Endpoint.Reply.Again(int status, String body) -> new Sent(status, body);
            case Endpoint.Reply.Written() ->
                throw new IllegalStateException("a change is answered by a value, so that it can be answered again");
        };
    }

    /** Of the method, the address, each member of the body in the form's own order, and the file. */
    private static String digest(Call call) {
        String asked = call.context().method() + " " + call.context().path() + " "
                + Optional.ofNullable(call.context().queryString()).orElse("") + " "
                + call.body().values() + call.fileDigest();
        return HexFormat.of().formatHex(sha256().digest(asked.getBytes(StandardCharsets.UTF_8)));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }
}
