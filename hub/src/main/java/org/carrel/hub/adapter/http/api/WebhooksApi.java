package org.carrel.hub.adapter.http.api;

import java.util.List;
import org.carrel.contract.id.Bytes;
import org.carrel.hub.adapter.http.Call;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.Endpoint;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Form;
import org.carrel.hub.adapter.http.Problem;
import org.carrel.hub.adapter.http.ProblemCode;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.store.Services;
import org.carrel.hub.webhook.Webhook;
import org.carrel.hub.webhook.Webhooks.Registering;

/** The programs that are told what becomes true. */
public final class WebhooksApi {
    private static final Form REGISTERING = Form.named("WebhookRequest")
            .required("name", Schema.text(60), "Whose it is, for people.")
            .required(
                    "address", Schema.text(500), "Where facts are posted to: https, or http on the hub's own machine.");

    private static final View<Webhook> KNOWN = known("Webhook");

    private static final View<Webhook> REGISTERED = known("WebhookWithSecret")
            .text(
                    "secret",
                    64,
                    "In hex, told only now: each delivery has a Carrel-Signature t=<seconds>,v1=<HMAC-SHA-256 in hex of"
                            + " t, a point and the body>.",
                    webhook -> webhook.secret().hex());

    private final Desk desk;

    public WebhooksApi(Desk desk) {
        this.desk = desk;
    }

    private static View<Webhook> known(String name) {
        return View.<Webhook>named(name)
                .text("id", 64, "Its id.", Webhook::id)
                .text("name", 60, "Whose it is.", Webhook::name)
                .text("address", 500, "Where facts are posted to.", Webhook::address)
                .member("told", new Schema.Whole(0, Long.MAX_VALUE), "The last fact that it took.", Webhook::told)
                .member("failures", new Schema.Whole(0, Integer.MAX_VALUE), "Failed in a row.", Webhook::failures)
                .moment("nextAttempt", "Not before.", Webhook::nextAttempt)
                .text("problem", 64, "Of the last failure; empty when there was none.", Webhook::problem);
    }

    public List<Endpoint> endpoints() {
        return List.of(
                webhooks(Endpoint.get("/webhooks", "The programs that are told what becomes true."))
                        .many(KNOWN)
                        .does(call -> Call.list(
                                KNOWN,
                                desk.store()
                                        .read(services -> services.webhooks().all()))),
                webhooks(Endpoint.post("/webhooks", "Tell a program what becomes true from now on, at least once."))
                        .takes(REGISTERING)
                        .one(201, REGISTERED)
                        .refuses(ProblemCode.REFUSED)
                        .does(this::register),
                webhooks(Endpoint.delete("/webhooks/{id}", "Tell it no more."))
                        .path("id", Ids.KEY, "Its id.")
                        .changes(WebhooksApi::remove));
    }

    private static Endpoint.Draft webhooks(Endpoint.Draft draft) {
        return draft.tag("events").need(Need.ADMINISTRATION);
    }

    /** Without a key: the answer has the secret, which is not to lie in a second place. */
    private Reply register(Call call) {
        Bytes secret = desk.secret().get();
        String id = desk.ids().get();
        String name = call.body().text("name");
        Webhook asked = Call.read(
                "address",
                call.body().text("address"),
                address -> new Webhook(id, name, address, secret, call.now(), 0, 0, call.now(), ""));
        return switch (desk.store()
                .write(services -> services.webhooks()
                        .register(
                                id, name, asked.address(), secret, call.caller().actor(), call.now()))) {
            case Registering.Registered(Webhook webhook) -> Call.created(REGISTERED, webhook);
            case Registering.TooMany() -> throw Problem.refused(List.of("too-many-webhooks"));
        };
    }

    private static Reply remove(Services services, Call call) {
        if (!services.webhooks().remove(call.path("id", id -> id), call.caller().actor(), call.now())) {
            throw Problem.of(ProblemCode.NOT_FOUND);
        }
        return Call.nothing();
    }
}
