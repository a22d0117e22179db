package org.carrel.hub.adapter.http.api;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.topic.Address;
import org.carrel.hub.adapter.http.Call;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.Endpoint;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Form;
import org.carrel.hub.adapter.http.Problem;
import org.carrel.hub.adapter.http.Problem.Fault;
import org.carrel.hub.adapter.http.ProblemCode;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Occasion;
import org.carrel.hub.circulation.Circulation.Wanted;
import org.carrel.hub.reservation.Hold;
import org.carrel.hub.reservation.Reservations.Cancelling;
import org.carrel.hub.reservation.Reservations.Changing;
import org.carrel.hub.reservation.Reservations.Placing;
import org.carrel.hub.reservation.Reservations.Turn;
import org.carrel.hub.shelf.ShelfPlace;
import org.carrel.hub.store.Services;

/** Holds: placing, looking up, cancelling. */
public final class HoldsApi {
    /** Where a hold has got to. */
    private enum State {
        WAITING,
        PAUSED,
        ON_ITS_WAY,
        READY_ON_SHELF,
        OFF_SHELF,
        COLLECTED,
        LAPSED,
        CANCELLED
    }

    private static final Form PLACING = Form.named("HoldRequest")
            .required("patron", Ids.KEY, "For whom.")
            .optional("title", Ids.KEY, "Which title; any copy will do.")
            .optional("item", Ids.PRINTABLE, "Which copy, in place of the title: only this one will do.")
            .required("pickup", Ids.SLUG, "At which branch it will be collected.");

    static final View<Hold> VIEW = View.<Hold>named("Hold")
            .text("id", 64, "Its id.", Hold::id)
            .text("title", 64, "The title's id.", hold -> hold.request().bib())
            .text("patron", 64, "The patron's id.", hold -> hold.request().patron())
            .text(
                    "pickup",
                    32,
                    "The branch where it is collected.",
                    hold -> hold.request().pickup())
            .moment("placed", "When it was placed.", hold -> hold.request().placed())
            .word("state", State.class, "Where it has got to.", HoldsApi::state)
            .perhaps(
                    "item",
                    Ids.PRINTABLE,
                    "The copy kept for it.",
                    hold -> item(hold).map(ItemId::value))
            .perhaps(
                    "device",
                    Schema.text(65),
                    "The device it is on, as site/device.",
                    hold -> place(hold)
                            .map(place ->
                                    place.device().site() + "/" + place.device().device()))
            .perhaps(
                    "compartment",
                    Ids.COMPARTMENT,
                    "Where on it.",
                    hold -> place(hold).map(place -> place.compartment().value()))
            .perhaps(
                    "since",
                    Schema.moment(),
                    "Since when it is in this state.",
                    hold -> since(hold).map(View::moment))
            .perhaps(
                    "until",
                    Schema.moment(),
                    "Until when it may be collected, or lets others pass.",
                    hold -> until(hold).map(View::moment));

    private static final Form CHANGE = Form.named("HoldChange")
            .optional("pauseUntil", Schema.moment(), "Let others pass until then; a moment that is over ends a pause.")
            .optional("pickup", Ids.SLUG, "Collect it at this branch.");

    private static final View<Turn> TURN = View.<Turn>named("HoldTurn")
            .word("order", Order.class, "Why it is served when it is.", HoldsApi::order)
            .perhaps(
                    "ahead",
                    new Schema.Whole(0, 100_000),
                    "How many that were placed earlier wait for a copy that would do for this one too.",
                    turn -> turn instanceof Turn.Waits waits ? Optional.of(waits.ahead()) : Optional.empty())
            .perhaps(
                    "copies",
                    new Schema.Whole(0, 100_000),
                    "How many copies would do.",
                    turn -> turn instanceof Turn.Waits waits ? Optional.of(waits.copies()) : Optional.empty());

    /** Why a hold is served when it is. */
    private enum Order {
        IN_ORDER_OF_PLACING,
        LETS_OTHERS_PASS,
        HAS_ITS_COPY,
        OVER
    }

    private final Desk desk;

    public HoldsApi(Desk desk) {
        this.desk = desk;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(
                                "/holds",
                                "Holds of a patron, waiting for a title, or ready on a device: name one of them;"
                                        + " noted as seen.")
                        .tag("holds")
                        .need(Need.CIRCULATION)
                        .query("patron", Ids.KEY, "Live holds of this patron.")
                        .query("title", Ids.KEY, "Those who wait for this title, first served first.")
                        .query("site", Ids.SLUG, "Together with device: what is ready on it.")
                        .query("device", Ids.SLUG, "Together with site.")
                        .many(VIEW)
                        .does(call -> call.inTransaction(HoldsApi::list)),
                Endpoint.post("/holds", "Place a hold.")
                        .tag("holds")
                        .need(Need.CIRCULATION)
                        .takes(PLACING)
                        .one(201, VIEW)
                        .refuses(ProblemCode.REFUSED)
                        .changes(HoldsApi::place),
                Endpoint.get("/holds/{id}", "One hold; noted as seen.")
                        .tag("holds")
                        .need(Need.CIRCULATION)
                        .path("id", Ids.KEY, "Its id.")
                        .one(VIEW)
                        .does(call -> call.inTransaction(HoldsApi::one)),
                Endpoint.get("/holds/{id}/turn", "When a hold is served, and why.")
                        .tag("holds")
                        .need(Need.CIRCULATION)
                        .path("id", Ids.KEY, "Its id.")
                        .one(TURN)
                        .does(call -> Call.ok(
                                TURN,
                                Call.found(desk.store()
                                        .read(services -> services.reservations()
                                                .turn(call.path("id", HoldId::new), call.now()))))),
                Endpoint.put("/holds/{id}", "Pause a hold, let it go on, or collect it at another branch.")
                        .tag("holds")
                        .need(Need.CIRCULATION)
                        .path("id", Ids.KEY, "Its id.")
                        .matches()
                        .takes(CHANGE)
                        .one(VIEW)
                        .refuses(ProblemCode.REFUSED)
                        .changes(HoldsApi::change),
                Endpoint.delete("/holds/{id}", "Cancel a hold.")
                        .tag("holds")
                        .need(Need.CIRCULATION)
                        .path("id", Ids.KEY, "Its id.")
                        .matches()
                        .refuses(ProblemCode.REFUSED)
                        .changes(HoldsApi::cancel));
    }

    private static Reply list(Services services, Call call) {
        Optional<PatronId> patron = call.query("patron", PatronId::new);
        Optional<BibId> title = call.query("title", BibId::new);
        Optional<Address> device = call.query("site", SiteId::new)
                .flatMap(site -> call.query("device", DeviceId::new).map(name -> new Address(site, name)));
        if (patron.isPresent()) {
            call.noteSeen(services, patron.get(), "holds");
            return Call.list(VIEW, services.reservations().liveHolds(patron.get(), call.now()));
        }
        if (title.isPresent()) {
            return Call.list(VIEW, noted(services, call, services.reservations().queue(title.get(), call.now())));
        }
        if (device.isPresent()) {
            return Call.list(VIEW, noted(services, call, services.reservations().readyOn(device.get(), call.now())));
        }
        throw Problem.of(ProblemCode.PARAMETER_INVALID, List.of(new Fault("patron", "one-must-be-named")));
    }

    private static Reply one(Services services, Call call) {
        Hold hold = Call.found(services.reservations().hold(call.path("id", HoldId::new), call.now()));
        return Call.ok(VIEW, noted(services, call, List.of(hold)).getFirst());
    }

    /** Whoever is told of a hold is told whose it is. */
    private static List<Hold> noted(Services services, Call call, List<? extends Hold> holds) {
        holds.stream()
                .map(hold -> hold.request().patron())
                .distinct()
                .forEach(patron -> call.noteSeen(services, patron, "hold"));
        return List.copyOf(holds);
    }

    private static Reply place(Services services, Call call) {
        Optional<ItemId> item = call.body().optionalText("item").map(text -> Call.read("item", text, ItemId::new));
        Optional<BibId> title = call.body().optionalText("title").map(BibId::new);
        if (item.isPresent() == title.isPresent()) {
            throw Problem.of(ProblemCode.BODY_INVALID, List.of(new Fault("/title", "one-must-be-named")));
        }
        SiteId pickup = new SiteId(call.body().text("pickup"));
        Placing placing = services.circulation()
                .placeHold(
                        new PatronId(call.body().text("patron")),
                        item.<Wanted>map(Wanted.ThisCopy::new).orElseGet(() -> new Wanted.AnyCopy(title.orElseThrow())),
                        pickup,
                        new Occasion(pickup, call.caller().actor(), call.now()));
        return switch (placing) {
            case Placing.Placed placed -> Call.created(VIEW, placed.hold());
            case Placing.Refused refused -> throw Problem.because(refused.reasons());
        };
    }

    /** The hold that the path names, as the caller last saw it. */
    private static Hold known(Services services, Call call) {
        Hold hold = Call.found(services.reservations().hold(call.path("id", HoldId::new), call.now()));
        call.requireMatch(VIEW, hold);
        return hold;
    }

    private static Reply change(Services services, Call call) {
        Hold hold = known(services, call);
        Optional<Instant> until =
                call.body().optionalText("pauseUntil").map(text -> Call.read("pauseUntil", text, HoldsApi::moment));
        Optional<SiteId> pickup = call.body().optionalText("pickup").map(SiteId::new);
        if (until.isEmpty() && pickup.isEmpty()) {
            throw Problem.of(ProblemCode.BODY_INVALID, List.of(new Fault("", "one-must-be-named")));
        }
        Actor by = call.caller().actor();
        until.ifPresent(moment -> changed(
                moment.isAfter(call.now())
                        ? services.reservations().pause(hold.id(), moment, by, call.now())
                        : services.reservations().resume(hold.id(), by, call.now())));
        pickup.ifPresent(site -> changed(services.reservations().movePickup(hold.id(), site, by, call.now())));
        return Call.ok(VIEW, Call.found(services.reservations().hold(hold.id(), call.now())));
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException bad) {
            throw new IllegalArgumentException("no moment", bad);
        }
    }

    private static void changed(Changing changing) {
        switch (changing) {
            case Changing.Changed _ -> {
                // As asked.
            }
            case Changing.UnknownHold() -> throw Problem.of(ProblemCode.NOT_FOUND);
            case Changing.NotNow _ -> throw Problem.refused(List.of("hold-not-in-this-state"));
        }
    }

    private static Reply cancel(Services services, Call call) {
        HoldId id = known(services, call).id();
        return switch (services.reservations().cancel(id, call.caller().actor(), call.now())) {
            case Cancelling.Done _ -> Call.nothing();
            case Cancelling.UnknownHold _ -> throw Problem.of(ProblemCode.NOT_FOUND);
            case Cancelling.EndedAlready _ -> throw Problem.refused(List.of("hold-ended"));
        };
    }

    private static Order order(Turn turn) {
        return switch (turn) {
            case Turn.Waits _ -> Order.IN_ORDER_OF_PLACING;
            case Turn.LetsOthersPass _ -> Order.LETS_OTHERS_PASS;
            case Turn.HasItsCopy() -> Order.HAS_ITS_COPY;
            case Turn.Over() -> Order.OVER;
        };
    }

    private static State state(Hold hold) {
        return switch (hold) {
            case Hold.Waiting _ -> State.WAITING;
            case Hold.Paused _ -> State.PAUSED;
            case Hold.OnItsWay _ -> State.ON_ITS_WAY;
            case Hold.ReadyOnShelf _ -> State.READY_ON_SHELF;
            case Hold.OffShelf _ -> State.OFF_SHELF;
            case Hold.Collected _ -> State.COLLECTED;
            case Hold.Lapsed _ -> State.LAPSED;
            case Hold.Cancelled _ -> State.CANCELLED;
        };
    }

    private static Optional<ItemId> item(Hold hold) {
        return switch (hold) {
            case Hold.Waiting _, Hold.Paused _, Hold.Cancelled _ -> Optional.empty();
            case Hold.OnItsWay kept -> Optional.of(kept.item());
            case Hold.ReadyOnShelf kept -> Optional.of(kept.item());
            case Hold.OffShelf kept -> Optional.of(kept.item());
            case Hold.Collected kept -> Optional.of(kept.item());
            case Hold.Lapsed kept -> Optional.of(kept.item());
        };
    }

    private static Optional<ShelfPlace> place(Hold hold) {
        return switch (hold) {
            case Hold.ReadyOnShelf ready -> Optional.of(ready.place());
            case Hold.OffShelf off -> Optional.of(off.last());
            case Hold.Waiting _, Hold.Paused _, Hold.OnItsWay _, Hold.Collected _, Hold.Lapsed _, Hold.Cancelled _ ->
                Optional.empty();
        };
    }

    private static Optional<Instant> since(Hold hold) {
        return switch (hold) {
            case Hold.Waiting _, Hold.Paused _ -> Optional.empty();
            case Hold.OnItsWay kept -> Optional.of(kept.since());
            case Hold.ReadyOnShelf kept -> Optional.of(kept.since());
            case Hold.OffShelf kept -> Optional.of(kept.since());
            case Hold.Collected ended -> Optional.of(ended.at());
            case Hold.Lapsed ended -> Optional.of(ended.at());
            case Hold.Cancelled ended -> Optional.of(ended.at());
        };
    }

    private static Optional<Instant> until(Hold hold) {
        return switch (hold) {
            case Hold.ReadyOnShelf ready -> Optional.of(ready.until());
            case Hold.OffShelf off -> Optional.of(off.until());
            case Hold.Paused paused -> Optional.of(paused.until());
            case Hold.Waiting _, Hold.OnItsWay _, Hold.Collected _, Hold.Lapsed _, Hold.Cancelled _ -> Optional.empty();
        };
    }
}
