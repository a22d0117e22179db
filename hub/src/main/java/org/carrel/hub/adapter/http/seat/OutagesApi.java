package org.carrel.hub.adapter.http.seat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
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
import org.carrel.hub.seat.Seat;
import org.carrel.hub.seat.Seat.Outage;
import org.carrel.hub.seat.SeatOutages.Outcome;
import org.carrel.hub.seat.SeatZone;
import org.carrel.hub.seat.Span;
import org.carrel.hub.seat.ZoneDay;
import org.carrel.hub.store.Services;

/** Seats and zones that are taken away, for a while or for good. */
public final class OutagesApi {
    private static final int LISTED = 10_000;

    /** Of what is known beforehand to last longer, nobody knows when it ends. */
    private static final Duration LONGEST = Duration.ofDays(3_660);

    private static final Form OUTAGE = Form.named("Outage")
            .required("reason", Schema.text(200), "For people, and for whoever loses a booking.")
            .optional("until", Schema.moment(), "The first moment of use again; without it nobody knows.");

    private static final Form REMOVAL =
            Form.named("SeatRemoval").required("reason", Schema.text(200), "For whoever loses a booking.");

    private static final Schema KEYS = new Schema.Listing(Asked.KEY, LISTED);

    private static final View<Outcome> OUTCOME = View.<Outcome>named("SeatsTakenAway")
            .member(
                    "moved",
                    KEYS,
                    "Bookings that have another seat now; whoever booked is told.",
                    outcome -> outcome.moved().stream()
                            .map(booking -> booking.id().value())
                            .toList())
            .member(
                    "cancelled",
                    KEYS,
                    "Bookings for which there was no other seat; whoever booked is told.",
                    outcome -> outcome.cancelled().stream()
                            .map(booking -> booking.id().value())
                            .toList())
            .member(
                    "calledAgain",
                    KEYS,
                    "Tickets that were called to such a seat, and wait again at their old place.",
                    outcome -> outcome.waiting().stream()
                            .map(entry -> entry.ticket().id().value())
                            .toList());

    public List<Endpoint> endpoints() {
        return List.of(
                seat(Endpoint.put("/zones/{zone}/seats/{seat}/outage", "Put a seat out of order."))
                        .takes(OUTAGE)
                        .one(OUTCOME)
                        .changes((services, call) -> out(services, call, List.of(seat(services, call)))),
                seat(Endpoint.delete("/zones/{zone}/seats/{seat}/outage", "A seat is in order again."))
                        .changes((services, call) -> in(services, call, List.of(seat(services, call)))),
                zone(Endpoint.put("/zones/{zone}/outage", "Put every seat of a zone out of order."))
                        .takes(OUTAGE)
                        .one(OUTCOME)
                        .changes((services, call) ->
                                out(services, call, day(services, call).seats())),
                zone(Endpoint.delete("/zones/{zone}/outage", "Every seat of a zone is in order again."))
                        .changes((services, call) ->
                                in(services, call, day(services, call).seats())),
                seat(Endpoint.post("/zones/{zone}/seats/{seat}/removal", "Remove a seat."))
                        .need(Need.SETTINGS)
                        .takes(REMOVAL)
                        .one(OUTCOME)
                        .changes(OutagesApi::removeSeat),
                zone(Endpoint.post(
                                "/zones/{zone}/removal", "Remove a zone with its seats; nobody waits there any more."))
                        .need(Need.SETTINGS)
                        .takes(REMOVAL)
                        .one(OUTCOME)
                        .changes(OutagesApi::removeZone));
    }

    private static Endpoint.Draft zone(Endpoint.Draft draft) {
        return draft.tag("seats").need(Need.FLOOR).path("zone", Asked.SLUG, "The zone.");
    }

    private static Endpoint.Draft seat(Endpoint.Draft draft) {
        return zone(draft).path("seat", Asked.KEY, "The seat.");
    }

    private static ZoneDay day(Services services, Call call) {
        return Call.found(services.seats().today(call.path("zone", SeatZoneId::new), call.now()));
    }

    private static Seat seat(Services services, Call call) {
        return Call.found(day(services, call).seat(call.path("seat", SeatId::new)));
    }

    private static Reply out(Services services, Call call, List<Seat> seats) {
        Optional<Instant> asked =
                call.body().optionalText("until").map(text -> Call.read("until", text, Asked::moment));
        if (asked.isPresent() && !new Span(call.now().plusMillis(1), call.now().plus(LONGEST)).contains(asked.get())) {
            throw Problem.of(ProblemCode.BODY_INVALID, List.of(new Fault("/until", "out-of-range")));
        }
        Instant until = asked.orElse(Instant.MAX);
        Outage outage = Call.read("reason", call.body().text("reason"), reason -> new Outage(reason, until));
        return Call.ok(
                OUTCOME,
                services.outages()
                        .outOfOrder(
                                call.path("zone", SeatZoneId::new),
                                seats.stream().map(Seat::id).toList(),
                                outage,
                                call.caller().actor(),
                                call.now()));
    }

    private static Reply in(Services services, Call call, List<Seat> seats) {
        services.outages()
                .inOrder(
                        call.path("zone", SeatZoneId::new),
                        seats.stream()
                                .filter(seat -> !seat.outage().isEmpty())
                                .map(Seat::id)
                                .toList(),
                        call.caller().actor(),
                        call.now());
        return Call.nothing();
    }

    private static Reply removeSeat(Services services, Call call) {
        Seat seat = seat(services, call);
        return Call.ok(
                OUTCOME,
                services.outages()
                        .remove(
                                call.path("zone", SeatZoneId::new),
                                List.of(seat.id()),
                                reason(call),
                                call.caller().actor(),
                                call.now()));
    }

    private static Reply removeZone(Services services, Call call) {
        SeatZone zone = day(services, call).zone();
        return Call.ok(
                OUTCOME,
                services.outages().remove(zone, reason(call), call.caller().actor(), call.now()));
    }

    private static String reason(Call call) {
        return Call.read("reason", call.body().text("reason"), reason -> new Outage(reason, Instant.MAX).reason());
    }
}
