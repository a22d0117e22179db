package org.carrel.hub.adapter.http.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.adapter.http.Call;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.Endpoint;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Problem;
import org.carrel.hub.adapter.http.Problem.Fault;
import org.carrel.hub.adapter.http.ProblemCode;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.adapter.http.api.Ids;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.CallNumber;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.store.Services;
import org.carrel.hub.way.Checked;
import org.carrel.hub.way.FloorMap.Landmark;
import org.carrel.hub.way.Maps;
import org.carrel.hub.way.Route;
import org.carrel.hub.way.Spot;
import org.carrel.hub.way.Wayfinder;

/** Floor maps, where a copy stands, and the way to it. */
public final class WayApi {
    private static final long MAP_BYTES_MAX = 4L << 20;

    /** @param stored the branch's map, if it has one */
    private record Copy(Item item, String callNumber, Optional<Maps.Stored> stored) {
        static Optional<Copy> of(Services services, ItemId id) {
            return services.catalogue().item(id).map(item -> {
                String own = item.callNumber();
                String title = services.catalogue()
                        .bib(item.bib())
                        .map(Bib::callNumber)
                        .orElse("");
                return new Copy(
                        item, own.isBlank() ? title : own, services.maps().map(item.branch()));
            });
        }
    }

    private record Placed(Copy copy, Optional<Spot> spot) {}

    private static final View<Placed> PLACED = View.<Placed>named("ItemPlace")
            .text("branch", 32, "The branch.", placed -> placed.copy().item().branch())
            .text(
                    "callNumber",
                    200,
                    "On its spine; may be empty.",
                    placed -> placed.copy().callNumber())
            .perhapsPart("place", WayViews.SPOT, "Left out when the branch's map does not have it.", Placed::spot);

    private record Taken(List<String> remarks) {}

    private static final View<Taken> TAKEN = View.<Taken>named("MapTaken")
            .member(
                    "remarks",
                    new Schema.Listing(Schema.text(1_000), 1_000),
                    "What is odd in it, such as call numbers that stand nowhere.",
                    Taken::remarks);

    private final Desk desk;

    public WayApi(Desk desk) {
        this.desk = desk;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/branches/{site}/map", "A branch's floor map, ready to be drawn.")
                        .tag("way")
                        .need(Need.CATALOGUE)
                        .path("site", Ids.SLUG, "The branch.")
                        .one(WayViews.MAP)
                        .does(call -> Call.ok(
                                WayViews.MAP,
                                Call.found(way(call.path("site", SiteId::new))).map())),
                Endpoint.put("/branches/{site}/map", "Hand in a branch's floor map; it is tried out first.")
                        .tag("way")
                        .need(Need.SETTINGS)
                        .path("site", Ids.SLUG, "The branch.")
                        .takesFile(MAP_BYTES_MAX, "application/json")
                        .one(TAKEN)
                        .keyed()
                        .does(this::take),
                Endpoint.get("/branches/{site}/place", "Where a call number stands in a branch.")
                        .tag("way")
                        .need(Need.CATALOGUE)
                        .path("site", Ids.SLUG, "The branch.")
                        .query("callNumber", Schema.text(100), "As on the spine.")
                        .one(WayViews.SPOT)
                        .does(this::place),
                Endpoint.get("/items/{id}/place", "Where a copy belongs.")
                        .tag("way")
                        .need(Need.CATALOGUE)
                        .path("id", Ids.PRINTABLE, "Its barcode.")
                        .one(PLACED)
                        .does(call -> {
                            Copy copy = copy(call);
                            return Call.ok(PLACED, new Placed(copy, spot(copy)));
                        }),
                Endpoint.get("/items/{id}/route", "The way to where a copy belongs.")
                        .tag("way")
                        .need(Need.CATALOGUE)
                        .path("id", Ids.PRINTABLE, "Its barcode.")
                        .query(
                                "from",
                                Schema.text(100),
                                "A landmark of the branch's map, such as the device that asks.")
                        .query("steps", new Schema.Word(List.of("avoid")), "Send it for a way without steps.")
                        .one(WayViews.ROUTE)
                        .refuses(ProblemCode.REFUSED)
                        .does(this::route));
    }

    private Optional<Wayfinder> way(SiteId branch) {
        return desk.guide()
                .way(branch, desk.store().read(services -> services.maps().map(branch)));
    }

    private Copy copy(Call call) {
        ItemId id = call.path("id", ItemId::new);
        return Call.found(desk.store().read(services -> Copy.of(services, id)));
    }

    private Optional<Spot> spot(Copy copy) {
        return desk.guide()
                .way(copy.item().branch(), copy.stored())
                .flatMap(way -> CallNumber.of(copy.callNumber()).flatMap(way::spot));
    }

    private Reply place(Call call) {
        Wayfinder way = Call.found(way(call.path("site", SiteId::new)));
        CallNumber number = call.query("callNumber")
                .flatMap(CallNumber::of)
                .orElseThrow(() ->
                        Problem.of(ProblemCode.PARAMETER_INVALID, List.of(new Fault("callNumber", "wrong-form"))));
        return Call.ok(WayViews.SPOT, Call.found(way.spot(number)));
    }

    private Reply route(Call call) {
        Copy copy = copy(call);
        Wayfinder way = desk.guide()
                .way(copy.item().branch(), copy.stored())
                .orElseThrow(() -> Problem.refused(List.of("branch-has-no-map")));
        Spot spot = spot(copy).orElseThrow(() -> Problem.refused(List.of("place-unknown")));
        Landmark from = call.query("from")
                .flatMap(way::landmark)
                .orElseThrow(() -> Problem.refused(List.of("landmark-unknown")));
        boolean stepFree = call.query("steps").isPresent();
        Route route = way.route(from, spot, stepFree)
                .orElseThrow(() -> Problem.refused(List.of(stepFree ? "no-way-without-steps" : "no-way")));
        return Call.ok(WayViews.ROUTE, new WayViews.Guided(route, spot));
    }

    private Reply take(Call call) {
        SiteId site = call.path("site", SiteId::new);
        String content = new String(call.wholeFile(), StandardCharsets.UTF_8);
        return switch (desk.guide().read(site, content)) {
            case Checked.Unusable(List<String> faults) ->
                throw Problem.of(
                        ProblemCode.BODY_INVALID,
                        faults.stream()
                                .map(fault -> new Fault("", "map-unusable", fault))
                                .toList());
            case Checked.Usable(Wayfinder _, List<String> remarks) ->
                call.once((services, within) -> {
                    Call.found(services.branches().branch(site));
                    services.maps().put(site, new Maps.Stored(content, within.now()));
                    services.audit()
                            .record(
                                    within.caller().actor(),
                                    Audit.Action.CONFIG_CHANGED,
                                    "branch:" + site,
                                    "floor map",
                                    within.now());
                    return Call.ok(TAKEN, new Taken(remarks));
                });
        };
    }
}
