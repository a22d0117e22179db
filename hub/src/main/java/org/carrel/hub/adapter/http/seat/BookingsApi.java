package org.carrel.hub.adapter.http.seat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.hub.access.Scope;
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
import org.carrel.hub.adapter.http.seat.SeatViews.Shown;
import org.carrel.hub.seat.Booking;
import org.carrel.hub.seat.Penalty;
import org.carrel.hub.seat.Seat;
import org.carrel.hub.seat.SeatZone;
import org.carrel.hub.seat.Seats;
import org.carrel.hub.seat.Seats.Answer;
import org.carrel.hub.seat.ZoneRules;
import org.carrel.hub.store.Services;

/** Bookings and stays: for the library's web site, its kiosks and its staff, on behalf of a patron. */
public final class BookingsApi {
    private static final Form BOOKING = Form.named("BookingRequest")
            .required("zone", Asked.SLUG, "The zone.")
            .required("from", Schema.moment(), "When the slot begins; see the zone's slots.")
            .required("day", Asked.DAY, "The day that the slot belongs to.")
            .required("patrons", Asked.PATRONS, "The party; the first is the applicant.")
            .optional("needs", Asked.NEEDS, "What the seat must have.")
            .optional("seat", Asked.KEY, "Where a zone lets patrons choose.");

    private static final Form WALK_IN = Form.named("WalkInRequest")
            .required("patrons", Asked.PATRONS, "The party; the first is the applicant.")
            .optional("needs", Asked.NEEDS, "What the seat must have.")
            .optional("seat", Asked.KEY, "Where a zone lets patrons choose.");

    private static final Form CARDS =
            Form.named("CardsShown").required("cards", Asked.CARDS, "The numbers of the cards that were shown.");

    private static final Form CANCELLING = Form.named("Cancelling")
            .required("reason", Schema.text(100), "Such as change-of-plan, booked-wrong-time, or in words.")
            .optional("byStaff", new Schema.Truth(), "Staff cancel for reasons of their own, at any time.");

    private static final Form COUNT =
            Form.named("HeadCount").required("people", new Schema.Whole(0, 100), "How many were found.");

    private static final Form PARDON =
            Form.named("Pardon").required("patron", Asked.KEY, "Who is not charged with it.");

    private static final View<Penalty> PENALTY = View.<Penalty>named("SeatPenalty")
            .member(
                    "counted",
                    new Schema.Whole(0, 1_000),
                    "How many count towards the next suspension.",
                    Penalty::counted)
            .perhaps(
                    "suspendedUntil",
                    Schema.moment(),
                    "Until then no booking ahead; walking in stays allowed.",
                    penalty -> switch (penalty) {
                        case Penalty.Clear _ -> Optional.empty();
                        case Penalty.Suspended(int _, Instant until) -> Optional.of(View.moment(until));
                    });

    public List<Endpoint> endpoints() {
        return Stream.of(givings(), uses(), penalties()).flatMap(List::stream).toList();
    }

    private List<Endpoint> givings() {
        return List.of(
                forPatrons(Endpoint.post("/bookings", "Book a slot ahead."))
                        .takes(BOOKING)
                        .one(201, SeatViews.BOOKING)
                        .refuses(ProblemCode.NOT_FOUND, ProblemCode.REFUSED)
                        .changes(BookingsApi::book),
                forPatrons(Endpoint.post("/zones/{zone}/walk-ins", "Take a seat now."))
                        .path("zone", Asked.SLUG, "The zone.")
                        .takes(WALK_IN)
                        .one(201, SeatViews.BOOKING)
                        .refuses(ProblemCode.REFUSED)
                        .changes(BookingsApi::walkIn),
                forPatrons(Endpoint.get("/bookings", "A patron's live bookings, and today's."))
                        .query("patron", Asked.KEY, "Whose; must be given, and is noted as seen.")
                        .many(SeatViews.BOOKING)
                        .does(call -> call.inTransaction(BookingsApi::list)),
                forPatrons(Endpoint.get("/bookings/{id}", "One booking; noted as seen."))
                        .path("id", Asked.KEY, "Its id.")
                        .one(SeatViews.BOOKING)
                        .does(call -> call.inTransaction(BookingsApi::one)));
    }

    private List<Endpoint> uses() {
        return List.of(
                forPatrons(
                                Endpoint.post(
                                        "/bookings/{id}/check-in",
                                        "Cards are shown: all of the party's, in one go or one after the other; after a leave, one."))
                        .path("id", Asked.KEY, "Its id.")
                        .takes(CARDS)
                        .one(SeatViews.BOOKING)
                        .refuses(ProblemCode.REFUSED)
                        .changes(BookingsApi::checkIn),
                use(
                        "leave",
                        "Leave for a while and keep the seat.",
                        (seats, call) -> seats.leave(id(call), call.caller().actor(), call.now())),
                forPatrons(Endpoint.post(
                                "/bookings/{id}/seen-empty",
                                "Staff found nobody at the seat: the time of a leave begins."))
                        .need(Need.FLOOR)
                        .path("id", Asked.KEY, "Its id.")
                        .one(SeatViews.BOOKING)
                        .refuses(ProblemCode.REFUSED)
                        .changes((services, call) -> used(
                                services,
                                call,
                                seats -> seats.seenEmpty(id(call), call.caller().actor(), call.now()))),
                use(
                        "extend",
                        "Stay longer; refused while somebody waits.",
                        (seats, call) -> seats.extend(id(call), call.caller().actor(), call.now())),
                use(
                        "release",
                        "Give the seat up; whoever is next is called at once.",
                        (seats, call) -> seats.release(id(call), call.caller().actor(), call.now())),
                forPatrons(Endpoint.post("/bookings/{id}/head-count", "How many people are in a room."))
                        .need(Need.FLOOR)
                        .path("id", Asked.KEY, "Its id.")
                        .takes(COUNT)
                        .one(SeatViews.BOOKING)
                        .refuses(ProblemCode.REFUSED)
                        .changes((services, call) -> used(
                                services,
                                call,
                                seats -> seats.headCount(
                                        id(call),
                                        Math.toIntExact(call.body()
                                                .optionalWhole("people")
                                                .orElse(0L)),
                                        call.caller().actor(),
                                        call.now()))),
                forPatrons(Endpoint.post("/bookings/{id}/cancel", "Cancel a booking."))
                        .path("id", Asked.KEY, "Its id.")
                        .takes(CANCELLING)
                        .one(SeatViews.BOOKING)
                        .refuses(ProblemCode.REFUSED)
                        .changes(BookingsApi::cancel));
    }

    private List<Endpoint> penalties() {
        return List.of(
                forPatrons(Endpoint.get(
                                "/patrons/{id}/seat-penalty",
                                "What a patron's missed bookings come to, by a zone's rules; noted as seen."))
                        .path("id", Asked.KEY, "The hub's key.")
                        .query("zone", Asked.SLUG, "By whose rules; the usual ones when it is not given.")
                        .one(PENALTY)
                        .does(call -> call.inTransaction(BookingsApi::penalty)),
                forPatrons(Endpoint.post("/bookings/{id}/forgive", "A violation is not charged to a person."))
                        .need(Need.FLOOR)
                        .path("id", Asked.KEY, "The booking's id.")
                        .takes(PARDON)
                        .changes(BookingsApi::forgive));
    }

    private static Endpoint.Draft forPatrons(Endpoint.Draft draft) {
        return draft.tag("seats").need(Need.SEATS);
    }

    /** Something done to a booking. */
    @FunctionalInterface
    private interface Use {
        Answer<? extends Booking> of(Seats seats, Call call);
    }

    private Endpoint use(String what, String summary, Use use) {
        return forPatrons(Endpoint.post("/bookings/{id}/" + what, summary))
                .path("id", Asked.KEY, "Its id.")
                .one(SeatViews.BOOKING)
                .refuses(ProblemCode.REFUSED)
                .changes((services, call) -> used(services, call, seats -> use.of(seats, call)));
    }

    private static Reply used(Services services, Call call, Function<Seats, Answer<? extends Booking>> use) {
        return Call.ok(SeatViews.BOOKING, shown(services, Asked.done(use.apply(services.seats())), call.now()));
    }

    private static Reply given(Services services, Call call, Answer<? extends Booking> answer) {
        return Call.created(SeatViews.BOOKING, shown(services, Asked.done(answer), call.now()));
    }

    private static BookingId id(Call call) {
        return call.path("id", BookingId::new);
    }

    private static Shown shown(Services services, Booking booking, Instant now) {
        SeatZone zone = services.seats().zone(booking.claim().zone()).orElseThrow();
        String label = services.seats()
                .seat(zone.id(), booking.claim().seat(), now)
                .map(Seat::label)
                .orElse(booking.claim().seat().value());
        return new Shown(booking, zone, label);
    }

    private static Reply book(Services services, Call call) {
        return given(
                services,
                call,
                services.seats()
                        .book(
                                Call.read("zone", call.body().text("zone"), SeatZoneId::new),
                                Call.read("day", call.body().text("day"), Asked::day),
                                Call.read("from", call.body().text("from"), Asked::moment),
                                Asked.party(call),
                                Asked.seat(call),
                                call.caller().actor(),
                                call.now()));
    }

    private static Reply walkIn(Services services, Call call) {
        return given(
                services,
                call,
                services.seats()
                        .walkIn(
                                call.path("zone", SeatZoneId::new),
                                Asked.party(call),
                                Asked.seat(call),
                                call.caller().actor(),
                                call.now()));
    }

    private static Reply list(Services services, Call call) {
        PatronId patron = call.query("patron", PatronId::new)
                .orElseThrow(
                        () -> Problem.of(ProblemCode.PARAMETER_INVALID, List.of(new Fault("patron", "must-be-given"))));
        call.noteSeen(services, patron, "bookings");
        return Call.list(
                SeatViews.BOOKING,
                services.seats().bookings(patron, call.now()).stream()
                        .map(booking -> shown(services, booking, call.now()))
                        .toList());
    }

    private static Reply one(Services services, Call call) {
        Booking booking = Call.found(services.seats().booking(id(call), call.now()));
        call.noteSeen(services, booking.claim().party().applicant(), "booking");
        return Call.ok(SeatViews.BOOKING, shown(services, booking, call.now()));
    }

    private static Reply checkIn(Services services, Call call) {
        SortedSet<PatronId> cards = Asked.shown(call, services);
        return used(
                services,
                call,
                seats -> seats.checkIn(id(call), cards, call.caller().actor(), call.now()));
    }

    private static Reply cancel(Services services, Call call) {
        boolean byStaff = call.body().truth("byStaff");
        if (byStaff && !call.caller().may(Scope.FLOOR)) {
            throw Problem.of(ProblemCode.NOT_ALLOWED);
        }
        return used(
                services,
                call,
                seats -> seats.cancel(
                        id(call),
                        byStaff,
                        call.body().text("reason"),
                        call.caller().actor(),
                        call.now()));
    }

    private static Reply penalty(Services services, Call call) {
        PatronId patron = call.path("id", PatronId::new);
        Call.found(services.patrons().patron(patron));
        ZoneRules rules = call.query("zone", SeatZoneId::new)
                .map(zone -> Call.found(services.seats().zone(zone)).rules())
                .orElse(ZoneRules.NLPI);
        call.noteSeen(services, patron, "seat penalty");
        return Call.ok(PENALTY, services.seats().penalty(patron, rules, call.now()));
    }

    private static Reply forgive(Services services, Call call) {
        PatronId patron = Call.read("patron", call.body().text("patron"), PatronId::new);
        if (!services.seats().forgive(id(call), patron, call.caller().actor(), call.now())) {
            throw Problem.of(ProblemCode.NOT_FOUND);
        }
        return Call.nothing();
    }
}
