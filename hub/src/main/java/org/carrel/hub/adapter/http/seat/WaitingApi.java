package org.carrel.hub.adapter.http.seat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.id.TicketId;
import org.carrel.hub.adapter.http.Call;
import org.carrel.hub.adapter.http.Desk;
import org.carrel.hub.adapter.http.Endpoint;
import org.carrel.hub.adapter.http.Endpoint.Need;
import org.carrel.hub.adapter.http.Endpoint.Reply;
import org.carrel.hub.adapter.http.Form;
import org.carrel.hub.adapter.http.ProblemCode;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.adapter.http.seat.SeatViews.Told;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.seat.Booking;
import org.carrel.hub.seat.Seats;
import org.carrel.hub.seat.Seats.Claimed;
import org.carrel.hub.seat.ZoneDay;
import org.carrel.hub.store.Services;

/** Waiting lists: joining, the ticket's page, calls, and the board. */
public final class WaitingApi {
    /** Who holds the token is not known by name. */
    private static final Actor TICKET = new Actor.Hub("ticket");

    private static final Form JOINING = Form.named("WaitingRequest")
            .required("patrons", Asked.PATRONS, "The party; the first is the applicant.")
            .optional("needs", Asked.NEEDS, "What the seat must have.");

    private static final Form CARDS =
            Form.named("ClaimRequest").required("cards", Asked.CARDS, "The numbers of the cards that were shown.");

    private static final Form CALLING =
            Form.named("CallRequest").optional("desk", Asked.DESK, "Where to come; empty for the seat itself.");

    private static final View<Claimed> CLAIM = View.<Claimed>named("ClaimAnswer")
            .member(
                    "cardsMissing",
                    new Schema.Whole(0, 100),
                    "How many have not shown their card yet.",
                    claim -> switch (claim) {
                        case Claimed.Seated _ -> 0;
                        case Claimed.StillMissing(int cards) -> cards;
                    })
            .perhaps("booking", Asked.KEY, "The booking, once everybody is there.", claim -> switch (claim) {
                case Claimed.Seated seated -> Optional.of(seated.booking().id().value());
                case Claimed.StillMissing _ -> Optional.empty();
            });

    private record Coming(Seats.Given given, List<Told> number) {}

    private static final View<Coming> COME = View.<Coming>named("SeatOrNumber")
            .perhaps("booking", Asked.KEY, "The booking, when there was a seat.", coming -> switch (coming.given()) {
                case Seats.Given.Seated(Booking.Live booking) ->
                    Optional.of(booking.id().value());
                case Seats.Given.Numbered _ -> Optional.empty();
            })
            .perhapsPart(
                    "ticket",
                    SeatViews.NEW_TICKET,
                    "The number, when there was none.",
                    coming -> coming.number().stream().findFirst());

    private final Desk desk;

    public WaitingApi(Desk desk) {
        this.desk = desk;
    }

    public List<Endpoint> endpoints() {
        return Stream.concat(forStaff().stream(), open().stream()).toList();
    }

    private List<Endpoint> forStaff() {
        return List.of(
                forPatrons(Endpoint.post("/zones/{zone}/waiting", "Join the waiting list; opens when no seat is free."))
                        .path("zone", Asked.SLUG, "The zone.")
                        .takes(JOINING)
                        .one(201, SeatViews.NEW_TICKET)
                        .refuses(ProblemCode.REFUSED)
                        .changes(WaitingApi::join),
                forPatrons(Endpoint.post(
                                "/zones/{zone}/arrivals", "A seat now, or a number when there is none, in one go."))
                        .path("zone", Asked.SLUG, "The zone.")
                        .takes(JOINING)
                        .one(201, COME)
                        .refuses(ProblemCode.REFUSED)
                        .changes(WaitingApi::come),
                forPatrons(Endpoint.get(
                                "/zones/{zone}/waiting", "Who waits and who is called, in order, without names."))
                        .need(Need.FLOOR)
                        .path("zone", Asked.SLUG, "The zone.")
                        .many(SeatViews.WAITING)
                        .does(this::waiting),
                forPatrons(Endpoint.post(
                                "/zones/{zone}/calls",
                                "Call the next one, where staff do. Two who press at once call two parties."))
                        .need(Need.FLOOR)
                        .path("zone", Asked.SLUG, "The zone.")
                        .takes(CALLING)
                        .one(SeatViews.WAITING)
                        .refuses(ProblemCode.REFUSED)
                        .changes(WaitingApi::callNext),
                forPatrons(Endpoint.post("/waiting/{id}/recall", "Call once more; that gives no more time."))
                        .need(Need.FLOOR)
                        .path("id", Asked.KEY, "The ticket's id.")
                        .takes(CALLING)
                        .one(SeatViews.WAITING)
                        .refuses(ProblemCode.REFUSED)
                        .changes(WaitingApi::recall),
                forPatrons(Endpoint.post("/waiting/{id}/claim", "The called party shows its cards and sits down."))
                        .path("id", Asked.KEY, "The ticket's id.")
                        .takes(CARDS)
                        .one(CLAIM)
                        .refuses(ProblemCode.REFUSED)
                        .changes(WaitingApi::claim),
                forPatrons(Endpoint.delete("/waiting/{id}", "Take a party off the list."))
                        .path("id", Asked.KEY, "The ticket's id.")
                        .refuses(ProblemCode.REFUSED)
                        .changes((services, call) -> leave(
                                services,
                                call,
                                call.path("id", TicketId::new),
                                call.caller().actor())));
    }

    private List<Endpoint> open() {
        return List.of(
                Endpoint.get("/tickets/{token}", "A ticket for whoever holds it: nothing about anybody.")
                        .tag("seats")
                        .need(Need.NOTHING)
                        .path("token", Asked.TOKEN, "As told when the number was given.")
                        .one(SeatViews.TICKET)
                        .does(this::ticket),
                Endpoint.delete("/tickets/{token}", "Give the number up.")
                        .tag("seats")
                        .need(Need.NOTHING)
                        .path("token", Asked.TOKEN, "As told when the number was given.")
                        .refuses(ProblemCode.REFUSED)
                        .changes((services, whole) -> leave(
                                services, whole, held(services, whole).ticket().id(), TICKET)),
                Endpoint.get("/zones/{zone}/board", "What the queue display shows: numbers, no names.")
                        .tag("seats")
                        .need(Need.NOTHING)
                        .path("zone", Asked.SLUG, "The zone.")
                        .one(BoardView.VIEW)
                        .does(call -> Call.ok(
                                BoardView.VIEW,
                                Call.found(desk.store()
                                        .read(services -> services.seats()
                                                .board(call.path("zone", SeatZoneId::new), call.now()))))));
    }

    private static Endpoint.Draft forPatrons(Endpoint.Draft draft) {
        return draft.tag("seats").need(Need.SEATS);
    }

    private static Reply come(Services services, Call call) {
        Seats.Given given = Asked.done(services.seats()
                .seatOrNumber(
                        call.path("zone", SeatZoneId::new),
                        Asked.party(call),
                        call.caller().actor(),
                        call.now()));
        List<Told> number = given instanceof Seats.Given.Numbered(WaitingEntry.Waiting entry)
                ? List.of(told(services, entry, call))
                : List.of();
        return Call.created(COME, new Coming(given, number));
    }

    private static Reply join(Services services, Call call) {
        WaitingEntry entry = Asked.done(services.seats()
                .join(
                        call.path("zone", SeatZoneId::new),
                        Asked.party(call),
                        call.caller().actor(),
                        call.now()));
        return Call.created(SeatViews.NEW_TICKET, told(services, entry, call));
    }

    private static Reply callNext(Services services, Call call) {
        WaitingEntry entry = Asked.done(services.seats()
                .callNext(
                        call.path("zone", SeatZoneId::new),
                        from(call),
                        call.caller().actor(),
                        call.now()));
        return Call.ok(SeatViews.WAITING, told(services, entry, call));
    }

    private static Reply recall(Services services, Call call) {
        WaitingEntry entry = Asked.done(services.seats()
                .recall(
                        call.path("id", TicketId::new),
                        from(call),
                        call.caller().actor(),
                        call.now()));
        return Call.ok(SeatViews.WAITING, told(services, entry, call));
    }

    private static String from(Call call) {
        return call.body().optionalText("desk").orElse("");
    }

    private static Told told(Services services, WaitingEntry entry, Call call) {
        ZoneDay day = services.seats()
                .day(entry.ticket().zone(), entry.ticket().day(), call.now())
                .orElseThrow();
        return new Told(
                entry,
                day,
                entry instanceof WaitingEntry.Waiting waiting
                        ? services.seats().estimate(waiting, call.now()).stream()
                                .toList()
                        : List.of(),
                entry instanceof WaitingEntry.Live live ? services.seats().overtaken(live) : 0,
                services.seats().secret(entry.ticket().id()),
                call.now());
    }

    private Reply waiting(Call call) {
        List<Told> list = new ArrayList<>();
        desk.store().read(services -> {
            ZoneDay day = Call.found(services.seats().today(call.path("zone", SeatZoneId::new), call.now()));
            day.queue()
                    .entries()
                    .forEach(entry -> list.add(
                            new Told(entry, day, List.of(), services.seats().overtaken(entry), "", call.now())));
            return list;
        });
        return Call.list(SeatViews.WAITING, list);
    }

    private static Reply claim(Services services, Call call) {
        SortedSet<PatronId> cards = Asked.shown(call, services);
        return Call.ok(
                CLAIM,
                Asked.done(services.seats()
                        .claim(
                                call.path("id", TicketId::new),
                                cards,
                                call.caller().actor(),
                                call.now())));
    }

    private static Reply leave(Services services, Call call, TicketId ticket, Actor by) {
        Asked.done(services.seats().leaveQueue(ticket, by, call.now()));
        return Call.nothing();
    }

    private static WaitingEntry held(Services services, Call call) {
        return Call.found(services.seats().ticket(call.path("token", Function.identity()), call.now()));
    }

    private Reply ticket(Call call) {
        Told told = desk.store().read(services -> {
            WaitingEntry entry =
                    Call.found(services.seats().ticket(call.path("token", Function.identity()), call.now()));
            return told(services, entry, call);
        });
        return Call.ok(SeatViews.TICKET, told);
    }
}
