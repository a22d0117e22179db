package org.carrel.kiosk.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.kiosk.BookingLine;
import org.carrel.contract.message.seat.SeatReason;
import org.carrel.device.port.Moment;
import org.carrel.kiosk.seat.PhonePage;
import org.carrel.kiosk.seat.SeatPlace;
import org.carrel.kiosk.seat.SeatVisit;

/** What is shown of seats. */
final class SeatScreens {
    /** Checking in opens at most so long before (the hub's rule has that limit); the hub says when it is not open yet. */
    private static final Duration NEAR = Duration.ofHours(2);

    /** Few seats on a page would be many pages, whatever the type. */
    private static final int ROOM_MIN = 6;

    private static final int ROWS_MIN = 2;

    /** Another seat may be had where this one is not. */
    private static final List<SeatReason> ANY_HELPS = List.of(
            SeatReason.SEAT_UNKNOWN, SeatReason.SEAT_NOT_FREE, SeatReason.SEAT_IS_ALLOCATED, SeatReason.ZONE_FULL);

    private SeatScreens() {}

    static Screen of(Rules rules, KioskState state, SeatVisit visit, Moment now) {
        boolean online = state.condition().online();
        SeatScreen.Sight sight = new SeatScreen.Sight(
                online, visit.stale(now) || !online ? visit.told().map(SeatScreens::asOf) : Optional.empty());
        Optional<KioskAnswer> told = visit.told().map(SeatVisit.Told::answer);
        int rows = Math.max(ROWS_MIN, state.view().rows(rules.rows()));
        return switch (visit.place()) {
            case SeatPlace.Zones(int first) ->
                told.orElse(null) instanceof KioskAnswer.ZonesTold it
                        ? new SeatScreen.Zones(it.zones(), state.seats().mine(), first, rows, sight)
                        : nothing(visit, online);
            case SeatPlace.Plan(var _, int first, var needs, int people) ->
                told.orElse(null) instanceof KioskAnswer.ZoneTold it
                        ? new SeatScreen.Plan(it.zone(), it.seats(), needs, people, first, room(rules, state), sight)
                        : nothing(visit, online);
            case SeatPlace.Slots(var zone, var day, int first, var _) ->
                told.orElse(null) instanceof KioskAnswer.SlotsTold it
                        ? new SeatScreen.Slots(zone, day, it.slots(), first, rows, sight)
                        : nothing(visit, online);
            case SeatPlace.HowMany at -> new SeatScreen.HowMany(at.most());
            case SeatPlace.Days(var zone, var first, var _) -> new SeatScreen.Days(zone, first, SeatScreen.Days.A_WEEK);
            case SeatPlace.Card(var wish) ->
                new SeatScreen.ShowCard(wish, state.condition().cards());
            case SeatPlace.Others(var wish, var cards) ->
                new SeatScreen.Others(wish, cards.size() + 1, state.condition().cards());
            case SeatPlace.Booked(BookingLine line, boolean fresh) ->
                new SeatScreen.Booked(
                        line,
                        Optional.ofNullable(state.seats().zones().get(line.zone())),
                        fresh,
                        line.from().isBefore(now.wall().plus(NEAR)),
                        online);
            case SeatPlace.Numbered(var line, boolean over) ->
                new SeatScreen.Numbered(
                        line,
                        Optional.ofNullable(state.seats().zones().get(line.zone())),
                        over ? PhonePage.NONE : PhonePage.of(rules.pages(), line),
                        over,
                        sight);
            case SeatPlace.GivingUp(var of) -> new SeatScreen.GivingUp(of);
            case SeatPlace.Doing _ -> new Screen.Asking(Screen.Asking.What.SEAT);
            case SeatPlace.Refused(var reasons, var before) ->
                new SeatScreen.NotDone(
                        reasons,
                        online
                                && before instanceof SeatPlace.Plan
                                && reasons.stream().anyMatch(ANY_HELPS::contains),
                        party(before));
        };
    }

    private static boolean party(SeatPlace before) {
        return (before instanceof SeatPlace.Plan plan && plan.people() > 1)
                || (before instanceof SeatPlace.Slots slots && slots.people() > 1);
    }

    private static Screen nothing(SeatVisit visit, boolean online) {
        return online && !visit.dark() ? new Screen.Asking(Screen.Asking.What.SEATS) : new SeatScreen.NoNews();
    }

    private static int room(Rules rules, KioskState state) {
        return Math.max(ROOM_MIN, state.view().rows(rules.seats()));
    }

    /** By the hub's clock where it says so. */
    private static Instant asOf(SeatVisit.Told told) {
        return told.answer() instanceof KioskAnswer.ZonesTold zones
                ? zones.asOf()
                : told.answer() instanceof KioskAnswer.ZoneTold zone
                        ? zone.asOf()
                        : told.at().wall();
    }
}
