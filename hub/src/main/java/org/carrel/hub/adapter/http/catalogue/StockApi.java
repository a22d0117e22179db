package org.carrel.hub.adapter.http.catalogue;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.ItemId;
import org.carrel.hub.adapter.http.Call;
import org.carrel.hub.adapter.http.Endpoint;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Form;
import org.carrel.hub.adapter.http.Problem;
import org.carrel.hub.adapter.http.Problem.Fault;
import org.carrel.hub.adapter.http.ProblemCode;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.adapter.http.api.Ids;
import org.carrel.hub.adapter.http.api.Words;
import org.carrel.hub.catalogue.AfiPolicy;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Isbn;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.catalogue.Material;
import org.carrel.hub.circulation.StockKeeping.Out;
import org.carrel.hub.circulation.StockKeeping.Withdrawing;
import org.carrel.hub.store.Services;

/** Titles and copies one by one: put into the stock, changed, and taken out. */
public final class StockApi {
    private static final int COPIES_MAX = 10_000;

    private static final Form TITLE = Form.named("TitleSettings")
            .required("name", Schema.text(500), "The title proper.")
            .optional("author", Schema.text(500), "As catalogued.")
            .optional("isbn", Schema.text(20), "10 or 13 digits, with or without hyphens.")
            .optional("callNumber", Schema.text(200), "Of all copies that have none of their own.")
            .optional("language", Schema.matching("[a-z]{3}", 3), "ISO 639-2, such as chi.")
            .optional("year", Schema.matching("[0-9]{4}", 4), "Of publication.")
            .optional("material", Schema.wordsOf(Material.class), "What kind of thing it is; a book when left out.")
            .optional("subjects", new Schema.Listing(Schema.text(200), 50), "Headings, the most important first.");

    /** What a copy that is in the stock can be there for. */
    private enum Use {
        LENDABLE,
        REFERENCE
    }

    private static final Form ITEM = Form.named("ItemSettings")
            .required("title", Ids.KEY, "The title's id.")
            .required("branch", Ids.SLUG, "Where it belongs.")
            .optional("callNumber", Schema.text(200), "On its spine; the title's when left out.")
            .optional("use", Schema.wordsOf(Use.class), "What may be done with it; lendable when left out.");

    private static final View<Out> OUT = View.<Out>named("CopyNotIn")
            .text("item", 64, "Its barcode.", Out::item)
            .word("status", ItemsApi.Status.class, "What has become of it.", out -> ItemsApi.status(out.where()));

    private static final View<Withdrawing> WITHDRAWN = View.<Withdrawing>named("Withdrawn")
            .member(
                    "withdrawn",
                    new Schema.Listing(Ids.PRINTABLE, COPIES_MAX),
                    "Barcodes of copies that are lent no more.",
                    done -> done.withdrawn().stream().map(ItemId::value).toList())
            .list("out", OUT, COPIES_MAX, "Copies that are not in, and stay as they are.", Withdrawing::out)
            .member("waiting", new Schema.Whole(0, 100_000), "How many wait for the title.", Withdrawing::waiting);

    public List<Endpoint> endpoints() {
        return List.of(
                title(Endpoint.put("/titles/{id}", "Add a title or change it."))
                        .takes(TITLE)
                        .changes(StockApi::putTitle),
                copy(Endpoint.put("/items/{id}", "Add a copy, change it, or put it back into the stock."))
                        .takes(ITEM)
                        .refuses(ProblemCode.REFUSED)
                        .changes(StockApi::putItem),
                title(Endpoint.post("/titles/{id}/withdrawal", "Take every copy that is in out of the stock."))
                        .one(WITHDRAWN)
                        .changes((services, call) -> Call.ok(
                                WITHDRAWN,
                                Call.found(services.stock()
                                        .withdraw(
                                                call.path("id", BibId::new),
                                                call.caller().actor(),
                                                call.now())))),
                copy(Endpoint.post("/items/{id}/withdrawal", "Take a copy out of the stock, if it is in."))
                        .one(WITHDRAWN)
                        .changes((services, call) -> Call.ok(
                                WITHDRAWN,
                                Call.found(services.stock()
                                        .withdraw(
                                                call.path("id", ItemId::new),
                                                call.caller().actor(),
                                                call.now())))));
    }

    private static Endpoint.Draft title(Endpoint.Draft draft) {
        return draft.tag("catalogue").need(Need.STOCK).path("id", Ids.KEY, "Its id.");
    }

    private static Endpoint.Draft copy(Endpoint.Draft draft) {
        return draft.tag("catalogue").need(Need.STOCK).path("id", Ids.PRINTABLE, "Its barcode.");
    }

    private static Reply putTitle(Services services, Call call) {
        Form.Filled body = call.body();
        Bib bib = Call.read(
                "name",
                body.text("name"),
                name -> new Bib(
                        call.path("id", BibId::new),
                        name,
                        body.optionalText("author").orElse(""),
                        isbn(body.optionalText("isbn")),
                        body.optionalText("callNumber").orElse(""),
                        body.optionalText("language").orElse(""),
                        body.optionalText("year").orElse(""),
                        body.optionalText("material")
                                .map(word -> Words.constant(Material.class, word))
                                .orElse(Material.BOOK),
                        body.texts("subjects")));
        services.stock().put(bib, call.caller().actor(), call.now());
        return Call.nothing();
    }

    private static String isbn(Optional<String> written) {
        return written.map(text -> Isbn.in(text)
                        .orElseThrow(
                                () -> Problem.of(ProblemCode.BODY_INVALID, List.of(new Fault("/isbn", "wrong-form")))))
                .orElse("");
    }

    private static Reply putItem(Services services, Call call) {
        ItemId id = call.path("id", ItemId::new);
        BibId title = new BibId(call.body().text("title"));
        if (services.catalogue().bib(title).isEmpty()) {
            throw Problem.refused(List.of("title-unknown"));
        }
        Use use = call.body()
                .optionalText("use")
                .map(word -> Words.constant(Use.class, word))
                .orElse(Use.LENDABLE);
        Item item = new Item(
                id,
                title,
                call.branch(services, "branch"),
                call.body().optionalText("callNumber").orElse(""),
                services.catalogue().item(id).map(Item::afi).orElse(AfiPolicy.ISO_28560),
                switch (use) {
                    case LENDABLE -> Item.Use.LENDABLE;
                    case REFERENCE -> Item.Use.REFERENCE;
                });
        services.stock().put(item, call.caller().actor(), call.now());
        return Call.nothing();
    }
}
