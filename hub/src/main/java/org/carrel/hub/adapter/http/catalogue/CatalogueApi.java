package org.carrel.hub.adapter.http.catalogue;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.ItemId;
import org.carrel.hub.adapter.http.Call;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.Endpoint;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.adapter.http.api.Ids;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.search.Availability;
import org.carrel.hub.shelf.Shelves.StandingItem;
import org.carrel.hub.store.Services;

/** Titles and copies. */
public final class CatalogueApi {
    private record Copy(Item item, boolean onLoan, List<StandingItem> places) {
        static Copy of(Services services, Item item) {
            return new Copy(
                    item,
                    services.lending().openLoan(item.id()).isPresent(),
                    services.shelves().whereIs(item.id()));
        }
    }

    private record Title(Bib bib, Availability availability, List<Copy> copies) {}

    private static final View<StandingItem> PLACE = View.<StandingItem>named("ShelfPlace")
            .text(
                    "site",
                    32,
                    "The branch.",
                    standing -> standing.place().device().site())
            .text(
                    "device",
                    32,
                    "The device.",
                    standing -> standing.place().device().device())
            .text("compartment", 8, "Where on it.", standing -> standing.place().compartment())
            .moment("since", "Since when.", StandingItem::since);

    private static final View<Copy> COPY = View.<Copy>named("Item")
            .text("item", 64, "The copy's barcode.", copy -> copy.item().id())
            .text("title", 64, "The title's id.", copy -> copy.item().bib())
            .text("branch", 32, "Where it belongs.", copy -> copy.item().branch())
            .text(
                    "callNumber",
                    200,
                    "On its spine; empty when it is the title's.",
                    copy -> copy.item().callNumber())
            .word(
                    "use",
                    Item.Use.class,
                    "What may be done with it.",
                    copy -> copy.item().use())
            .member("onLoan", new Schema.Truth(), "Whether somebody has it.", Copy::onLoan)
            .list("places", PLACE, 10, "On which pickup shelf it stands.", Copy::places);

    private static final View<Title> TITLE = TitleViews.availability(
                    TitleViews.bib(View.<Title>named("TitleWithItems"), Title::bib), Title::availability)
            .list("items", COPY, 1_000, "Its copies.", Title::copies);

    private final Desk desk;

    public CatalogueApi(Desk desk) {
        this.desk = desk;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/titles/{id}", "One title with its copies.")
                        .tag("catalogue")
                        .need(Need.CATALOGUE)
                        .path("id", Ids.KEY, "Its id.")
                        .one(TITLE)
                        .does(this::title),
                Endpoint.get("/items/{id}", "One copy, and where it stands.")
                        .tag("catalogue")
                        .need(Need.CATALOGUE)
                        .path("id", Ids.PRINTABLE, "Its barcode.")
                        .one(COPY)
                        .does(call -> Call.ok(
                                COPY,
                                Call.found(desk.store()
                                        .read(services -> services.catalogue()
                                                .item(call.path("id", ItemId::new))
                                                .map(item -> Copy.of(services, item)))))));
    }

    private Reply title(Call call) {
        Optional<Title> title = desk.store()
                .read(services -> services.catalogue()
                        .bib(call.path("id", BibId::new))
                        .map(bib -> new Title(
                                bib,
                                services.search().availability(bib.id()),
                                services.catalogue().items(bib.id()).stream()
                                        .map(item -> Copy.of(services, item))
                                        .toList())));
        return Call.ok(TITLE, Call.found(title));
    }
}
