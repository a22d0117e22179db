package org.carrel.hub.adapter.http.api;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.adapter.http.Call;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.Endpoint;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Form;
import org.carrel.hub.adapter.http.ProblemCode;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.identity.CardHolder;
import org.carrel.hub.identity.Contact;
import org.carrel.hub.identity.LibraryCard;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.identity.PersonName;
import org.carrel.hub.store.Services;

/** Patrons, as little of them as is needed: masked, unless the name is asked for, which is noted. */
public final class PatronsApi {
    private static final String DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

    /** In the body, so that no log has the number. */
    private static final Form LOOKUP = CardsApi.card("PatronLookup");

    private static final Form SETTINGS = Form.named("PatronSettings")
            .required("name", Schema.text(200), "The whole name.")
            .required("home", Ids.SLUG, "The branch where they belong.")
            .required("validThrough", Schema.matching(DAY, 10), "The last day on which they may borrow.")
            .optional("language", Schema.matching("[A-Za-z0-9-]{2,20}", 20), "BCP 47; zh-Hant when left out.")
            .optional("category", Schema.matching("[a-z0-9-]{1,64}", 64), "Such as child; adult when left out.")
            .optional("email", Schema.text(254), "Where notices go; left out for nowhere.")
            .optional(
                    "born",
                    Schema.matching(DAY, 10),
                    "Date of birth, for terminals whose account may be told it; as it was when left out.");

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
                        .need(Need.PATRONS)
                        .path("id", Ids.KEY, "The hub's key.")
                        .one(MASKED)
                        .does(this::masked),
                Endpoint.post("/patrons/{id}/name", "A patron with the whole name; that it was seen is noted.")
                        .tag("patrons")
                        .need(Need.PATRONS)
                        .path("id", Ids.KEY, "The hub's key.")
                        .one(NAMED)
                        .does(this::named),
                Endpoint.post("/patrons/lookup", "Whose a card is, masked.")
                        .tag("patrons")
                        .need(Need.PATRONS)
                        .takes(LOOKUP)
                        .one(MASKED)
                        .refuses(ProblemCode.NOT_FOUND)
                        .does(this::lookUp),
                Endpoint.post("/patrons", "Make a patron, without a card yet.")
                        .tag("patrons")
                        .need(Need.PATRONS)
                        .takes(SETTINGS)
                        .one(201, MASKED)
                        .refuses(ProblemCode.REFUSED)
                        .changes(this::make),
                Endpoint.put("/patrons/{id}", "Change what is known of a patron; cards, PIN and blocks stay.")
                        .tag("patrons")
                        .need(Need.PATRONS)
                        .path("id", Ids.KEY, "The hub's key.")
                        .takes(SETTINGS)
                        .matches()
                        .one(MASKED)
                        .refuses(ProblemCode.REFUSED)
                        .changes(PatronsApi::change));
    }

    private Reply make(Services services, Call call) {
        Patron patron = filled(services, call, new PatronId(desk.ids().get()), List.of(), new TreeSet<>());
        put(services, call, patron, "made");
        return Call.created(MASKED, patron);
    }

    private static Reply change(Services services, Call call) {
        Patron before = Call.found(services.patrons().patron(call.path("id", PatronId::new)));
        call.requireMatch(MASKED, before);
        Patron after = filled(services, call, before.id(), before.cards(), before.blocks());
        put(services, call, after, "changed");
        return Call.ok(MASKED, after);
    }

    private static void put(Services services, Call call, Patron patron, String what) {
        services.patrons().put(patron);
        call.body()
                .optionalText("born")
                .ifPresent(text -> services.patrons().keepBorn(patron.id(), Call.read("born", text, PatronsApi::day)));
        services.audit()
                .record(call.caller().actor(), Audit.Action.PATRON_CHANGED, "patron:" + patron.id(), what, call.now());
    }

    private static Patron filled(
            Services services, Call call, PatronId id, List<LibraryCard> cards, SortedSet<Patron.Block> blocks) {
        return new Patron(
                id,
                Call.read("name", call.body().text("name"), PersonName::new),
                cards,
                call.body().optionalText("language").orElse("zh-Hant"),
                call.body()
                        .optionalText("email")
                        .<Contact>map(address -> Call.read("email", address, Contact.Email::new))
                        .orElseGet(Contact.Unreachable::new),
                call.body().optionalText("category").orElse("adult"),
                call.branch(services, "home"),
                blocks,
                Call.read("validThrough", call.body().text("validThrough"), PatronsApi::day));
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException none) {
            throw new IllegalArgumentException("there is no such day", none);
        }
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
