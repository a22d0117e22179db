package org.carrel.kiosk.flow;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.AskId;
import org.carrel.contract.message.Answer;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.kiosk.BookingLine;
import org.carrel.contract.message.seat.TicketLine;
import org.carrel.device.port.Sound;
import org.carrel.kiosk.seat.Mine;
import org.carrel.kiosk.seat.SeatPlace;
import org.carrel.kiosk.seat.SeatVisit;

/** Keeps what is shown of seats as it is: asks again and again while somebody looks. */
final class SeatLooking {
    private SeatLooking() {}

    static void woken(Turn turn, SeatVisit visit) {
        if (turn.now.reached(visit.lookAt())) {
            look(turn, visit);
        }
    }

    /** The hub can be reached again. */
    static void online(Turn turn) {
        AskId _ = turn.deeds.ask(new KioskAsk.Zones());
        if (turn.phase instanceof Phase.AtSeats(var visit) && visit.looking().isEmpty()) {
            look(turn, visit);
        }
    }

    static void look(Turn turn, SeatVisit visit) {
        Optional<KioskAsk<?>> question = question(turn, visit.place());
        turn.phase = new Phase.AtSeats(
                question.map(ask -> visit.asking(turn.deeds.ask(ask))).orElse(visit));
    }

    private static Optional<KioskAsk<?>> question(Turn turn, SeatPlace place) {
        return switch (place) {
            case SeatPlace.Zones _ -> Optional.of(new KioskAsk.Zones());
            case SeatPlace.Plan at -> Optional.of(new KioskAsk.ZoneOf(at.zone()));
            case SeatPlace.Slots(var zone, var day, var _, int people) ->
                Optional.of(
                        people == 1
                                ? new KioskAsk.Slots(zone.zone(), day)
                                : new KioskAsk.SlotsFor(zone.zone(), day, people));
            case SeatPlace.Booked _, SeatPlace.Numbered _ ->
                turn.patron.flatMap(Patron::grant).map(KioskAsk.MySeats::new);
            case SeatPlace.HowMany _,
                    SeatPlace.Days _,
                    SeatPlace.Card _,
                    SeatPlace.Others _,
                    SeatPlace.GivingUp _,
                    SeatPlace.Doing _,
                    SeatPlace.Refused _ -> Optional.empty();
        };
    }

    /** What concerns seats wherever the visit is; says whether it was that. */
    static boolean heard(Turn turn, AskId id, Answer answer) {
        if (answer instanceof KioskAnswer.ZonesTold zones) {
            turn.seats = turn.seats.told(zones);
        }
        if (turn.seats.asking().filter(id::equals).isEmpty()) {
            return false;
        }
        turn.seats = turn.seats.asked();
        if (answer instanceof KioskAnswer.MySeatsTold told) {
            mine(turn, turn.seats.mine().told(told));
        }
        return true;
    }

    static void askMine(Turn turn) {
        turn.patron
                .flatMap(Patron::grant)
                .ifPresent(grant -> turn.seats = turn.seats.asking(turn.deeds.ask(new KioskAsk.MySeats(grant))));
    }

    static void mine(Turn turn, Mine now) {
        turn.seats = turn.seats.with(now);
        turn.statement = turn.statement.map(
                statement -> statement.with(new KioskAnswer.MySeatsTold(now.bookings(), now.tickets())));
    }

    static void answered(Turn turn, SeatVisit visit, AskId id, Answer answer) {
        if (visit.looking().filter(id::equals).isPresent()) {
            switch (answer) {
                case KioskAnswer.NotSignedIn _ -> Accounting.lapsed(turn);
                case KioskAnswer.ZoneUnknown _ -> Seating.go(turn, new SeatPlace.Zones(0));
                case KioskAnswer told -> {
                    turn.seats = turn.seats.told(told);
                    if (told instanceof KioskAnswer.MySeatsTold) {
                        mine(turn, turn.seats.mine().told(told));
                    }
                    turn.phase = new Phase.AtSeats(
                            visit.moved(place(turn, visit.place())).told(told, turn.now));
                }
                case Answer _ -> turn.phase = new Phase.AtSeats(visit.silent(turn.now));
            }
        }
    }

    /** The same place, by what is known of the patron's own now. */
    private static SeatPlace place(Turn turn, SeatPlace before) {
        Mine mine = turn.seats.mine();
        return switch (before) {
            case SeatPlace.Booked(var line, var fresh) ->
                mine.booking(line.booking())
                        .map(now -> new SeatPlace.Booked(now, fresh))
                        .orElseGet(() -> new SeatPlace.Booked(over(line), fresh));
            case SeatPlace.Numbered(var line, var over) -> {
                Optional<TicketLine> now = mine.ticket(line.ticket());
                if (line.called().isEmpty()
                        && now.filter(it -> !it.called().isEmpty()).isPresent()) {
                    turn.deeds.play(Sound.REMINDER);
                }
                yield new SeatPlace.Numbered(now.orElse(line), over || now.isEmpty());
            }
            case SeatPlace.Zones _,
                    SeatPlace.Plan _,
                    SeatPlace.HowMany _,
                    SeatPlace.Days _,
                    SeatPlace.Slots _,
                    SeatPlace.Card _,
                    SeatPlace.Others _,
                    SeatPlace.GivingUp _,
                    SeatPlace.Doing _,
                    SeatPlace.Refused _ -> before;
        };
    }

    private static BookingLine over(BookingLine line) {
        return new BookingLine(
                line.booking(),
                line.zone(),
                line.label(),
                BookingLine.State.OVER,
                line.from(),
                line.until(),
                List.of());
    }

    static void unanswered(Turn turn, SeatVisit visit, AskId id) {
        if (visit.looking().filter(id::equals).isPresent()) {
            turn.phase = new Phase.AtSeats(visit.silent(turn.now));
        }
    }
}
