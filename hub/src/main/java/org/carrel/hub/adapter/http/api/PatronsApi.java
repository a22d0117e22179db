package org.carrel.hub.adapter.http.api;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.adapter.http.Call;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.Endpoint;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Form;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.identity.CardHolder;
import org.carrel.hub.identity.Patron;

/** Patrons, as little of them as is needed: masked, unless the name is asked for, which is noted. */
public final class PatronsApi {
    /** In the body, so that no log has the number. */
    private static final Form LOOKUP = CardsApi.card("PatronLookup");

    private static final View<Patron> MASKED = masked("Patron");

    static final View<Patron> NAMED = masked("PatronWithName")
            .text(
                    "name",
                    200,
                    "The whole name; that it was seen is noted.",
                    patron -> patron.name().full());

    private final Desk desk;

    public PatronsApi(Desk desk) {
        this.desk = desk;
    }

    private static View<Patron> masked(String name) {
        return View.<Patron>named(name)
                .text("id", 64, "The hub's own key; not a card number.", Patron::id)
                .text(
                        "maskedName",
                        200,
                        "For a screen that others may see.",
                        patron -> patron.name().masked())
                .text("language", 20, "The language they read.", Patron::language)
                .text("category", 64, "Such as adult or child.", Patron::category)
                .text("home", 32, "The branch where they belong.", Patron::home)
                .text("validThrough", 10, "The last day on which they may borrow.", Patron::validThrough)
                .member(
                        "blocks",
                        new Schema.Listing(Schema.wordsOf(Patron.Block.class), 10),
                        "Why they may not borrow now.",
                        patron -> patron.blocks().stream().map(Schema::word).toList())
                .member(
                        "cards",
                        new Schema.Whole(0, 100),
                        "How many cards they have.",
                        patron -> patron.cards().size());
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/patrons/{id}", "A patron, masked; noted as seen.")
                        .tag("patrons")
                        .need(Need.STAFF)
                        .path("id", Ids.KEY, "The hub's key.")
                        .one(MASKED)
                        .does(this::masked),
                Endpoint.post("/patrons/{id}/name", "A patron with the whole name; that it was seen is noted.")
                        .tag("patrons")
                        .need(Need.STAFF)
                        .path("id", Ids.KEY, "The hub's key.")
                        .one(NAMED)
                        .does(this::named),
                Endpoint.post("/patrons/lookup", "Whose a card is, masked.")
                        .tag("patrons")
                        .need(Need.STAFF)
                        .takes(LOOKUP)
                        .one(MASKED)
                        .refuses(org.carrel.hub.adapter.http.ProblemCode.NOT_FOUND)
                        .does(this::lookUp));
    }

    private Patron patron(Call call) {
        return Call.found(desk.store().read(services -> services.patrons().patron(call.path("id", PatronId::new))));
    }

    private Reply masked(Call call) {
        Patron patron = patron(call);
        noteSeen(call, patron, "masked");
        return Call.ok(MASKED, patron);
    }

    private Reply named(Call call) {
        Patron patron = patron(call);
        noteSeen(call, patron, "name");
        return Call.ok(NAMED, patron);
    }

    private Reply lookUp(Call call) {
        CardNumber card = CardsApi.number(call);
        Optional<Patron> patron = desk.store()
                .read(services -> services.patrons().holder(card).flatMap(holder -> switch (holder) {
                    case CardHolder.PatronHolder found -> Optional.of(found.patron());
                    case CardHolder.StaffHolder _ -> Optional.empty();
                }));
        Patron found = Call.found(patron);
        noteSeen(call, found, "by card");
        return Call.ok(MASKED, found);
    }

    private void noteSeen(Call call, Patron patron, String how) {
        desk.store()
                .run(services -> services.audit()
                        .record(
                                call.caller().actor(),
                                Audit.Action.PATRON_SEEN,
                                "patron:" + patron.id(),
                                how,
                                call.now()));
    }
}
