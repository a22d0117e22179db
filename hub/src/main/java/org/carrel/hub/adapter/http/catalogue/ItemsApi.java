package org.carrel.hub.adapter.http.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.adapter.http.Call;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.Endpoint;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Form;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.adapter.http.api.Ids;
import org.carrel.hub.circulation.ItemInformation;
import org.carrel.hub.circulation.ItemInformation.Whereabouts;
import org.carrel.hub.lending.ItemTraits;
import org.carrel.hub.lending.ItemTraits.Owner;
import org.carrel.hub.lending.Transit;
import org.carrel.hub.store.Services;

/** Where copies are in their circulation, what lending has to know of them, and what is on its way. */
public final class ItemsApi {
    private static final int TRANSITS_MAX = 500;

    /** What has become of a copy. */
    enum Status {
        AVAILABLE,
        IN_LIBRARY_ONLY,
        WITHDRAWN,
        ON_LOAN,
        CLAIMED_RETURNED,
        LOST,
        ON_HOLD_SHELF,
        ON_ITS_WAY_TO_PICKUP,
        IN_TRANSIT,
        MISSING
    }

    private static final Form TRAITS = Form.named("ItemTraitsChange")
            .required(
                    "kind",
                    Schema.matching("[a-z0-9-]{1,32}", 32),
                    "A word that the loan rules know, such as book or av.")
            .optional("parts", new Schema.Whole(1, 99), "How many pieces belong to it; 1 when left out.")
            .optional("partner", Ids.SLUG, "The library of the alliance that owns it; left out for this one's own.")
            .optional("priceMinor", new Schema.Whole(0, 100_000_000), "What it costs, in the smallest unit of money.");

    private static final View<ItemInformation> ITEM = View.<ItemInformation>named("ItemCirculation")
            .text("item", 64, "The copy.", seen -> seen.item().id())
            .text("title", 64, "The title's id.", seen -> seen.bib().id())
            .text(
                    "owner",
                    32,
                    "The branch where it belongs.",
                    seen -> seen.item().branch())
            .text(
                    "kind",
                    32,
                    "Its kind, as the loan rules call it.",
                    seen -> seen.traits().kind())
            .member(
                    "parts",
                    new Schema.Whole(1, 99),
                    "How many pieces belong to it.",
                    seen -> seen.traits().parts())
            .perhaps(
                    "partner",
                    Schema.text(64),
                    "The library of the alliance that owns it.",
                    seen -> seen.traits().owner() instanceof Owner.Partner(String code)
                            ? Optional.of(code)
                            : Optional.empty())
            .word("status", Status.class, "What has become of it.", seen -> status(seen.whereabouts()))
            .perhaps(
                    "due",
                    Schema.moment(),
                    "The first moment at which its loan is overdue.",
                    seen -> seen.whereabouts() instanceof Whereabouts.OnLoan(var loan)
                            ? Optional.of(View.moment(loan.due()))
                            : Optional.empty())
            .perhaps(
                    "seenAt",
                    Ids.SLUG,
                    "The branch where a device sees it.",
                    seen -> seen.standing().stream().findFirst().map(SiteId::value))
            .member(
                    "waiting",
                    new Schema.Whole(0, 100_000),
                    "How many wait for it and have none.",
                    ItemInformation::waiting);

    /** Where a copy travels to. */
    private enum Towards {
        HOME,
        PICKUP,
        PARTNER_LIBRARY
    }

    private static final View<Transit> TRANSIT = View.<Transit>named("Transit")
            .text("item", 64, "The copy.", Transit::item)
            .text("from", 32, "The branch that sent it.", Transit::from)
            .word("towards", Towards.class, "What for.", transit -> towards(transit.to()))
            .text("to", 64, "The branch, or the library of the alliance.", transit -> target(transit.to()))
            .moment("since", "When it was sent.", Transit::since);

    private final Desk desk;

    public ItemsApi(Desk desk) {
        this.desk = desk;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/items/{id}/circulation", "What has become of a copy, and how many wait for it.")
                        .tag("loans")
                        .need(Need.CATALOGUE)
                        .path("id", Ids.PRINTABLE, "Its barcode.")
                        .one(ITEM)
                        .does(call -> Call.ok(
                                ITEM,
                                Call.found(desk.store()
                                        .read(services -> seen(services, call.path("id", ItemId::new), call.now()))))),
                Endpoint.put("/items/{id}/traits", "What lending has to know of a copy.")
                        .tag("loans")
                        .need(Need.STOCK)
                        .path("id", Ids.PRINTABLE, "Its barcode.")
                        .takes(TRAITS)
                        .one(ITEM)
                        .changes(ItemsApi::change),
                Endpoint.get("/transits", "Copies on their way from or to a branch, oldest first.")
                        .tag("loans")
                        .need(Need.CIRCULATION)
                        .query("branch", Ids.SLUG, "Of this branch; main when left out.")
                        .many(TRANSIT)
                        .does(call -> Call.list(
                                TRANSIT,
                                desk.store()
                                        .read(services -> services.lending()
                                                .transits(
                                                        call.query("branch", SiteId::new)
                                                                .orElse(new SiteId("main")),
                                                        TRANSITS_MAX)))));
    }

    private static Optional<ItemInformation> seen(Services services, ItemId item, Instant now) {
        return services.circulation().item(item, now);
    }

    private static Reply change(Services services, Call call) {
        ItemId item = call.path("id", ItemId::new);
        Call.found(services.catalogue().item(item));
        services.lending()
                .put(new ItemTraits(
                        item,
                        call.body().text("kind"),
                        call.body().optionalWhole("parts").map(Math::toIntExact).orElse(1),
                        call.body()
                                .optionalText("partner")
                                .<Owner>map(Owner.Partner::new)
                                .orElseGet(Owner.ThisLibrary::new),
                        call.body().optionalWhole("priceMinor").orElse(0L),
                        services.lending().traits(item).properties()));
        return Call.ok(ITEM, Call.found(seen(services, item, call.now())));
    }

    static Status status(Whereabouts whereabouts) {
        return switch (whereabouts) {
            case Whereabouts.Available() -> Status.AVAILABLE;
            case Whereabouts.InLibraryOnly() -> Status.IN_LIBRARY_ONLY;
            case Whereabouts.Withdrawn() -> Status.WITHDRAWN;
            case Whereabouts.OnLoan _ -> Status.ON_LOAN;
            case Whereabouts.ClaimedReturned _ -> Status.CLAIMED_RETURNED;
            case Whereabouts.Lost _ -> Status.LOST;
            case Whereabouts.OnHoldShelf _ -> Status.ON_HOLD_SHELF;
            case Whereabouts.OnItsWayToPickup _ -> Status.ON_ITS_WAY_TO_PICKUP;
            case Whereabouts.InTransit _ -> Status.IN_TRANSIT;
            case Whereabouts.Missing() -> Status.MISSING;
        };
    }

    private static Towards towards(Transit.Target target) {
        return switch (target) {
            case Transit.Target.Home _ -> Towards.HOME;
            case Transit.Target.Pickup _ -> Towards.PICKUP;
            case Transit.Target.Partner _ -> Towards.PARTNER_LIBRARY;
        };
    }

    private static String target(Transit.Target target) {
        return switch (target) {
            case Transit.Target.Home(SiteId branch) -> branch.value();
            case Transit.Target.Pickup(SiteId branch) -> branch.value();
            case Transit.Target.Partner(String code) -> code;
        };
    }
}
