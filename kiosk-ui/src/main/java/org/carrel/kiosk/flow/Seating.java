package org.carrel.kiosk.flow;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.message.Answer;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.KioskEvent;
import org.carrel.contract.message.kiosk.BookingLine;
import org.carrel.contract.message.seat.SeatLine;
import org.carrel.contract.message.seat.SeatReason;
import org.carrel.contract.message.seat.SeatUse;
import org.carrel.device.port.Sound;
import org.carrel.kiosk.seat.Mine;
import org.carrel.kiosk.seat.SeatDeed;
import org.carrel.kiosk.seat.SeatPlace;
import org.carrel.kiosk.seat.SeatVisit;
import org.carrel.kiosk.seat.SeatWish;

/** Seats: looked at by whoever comes, taken and given up by whoever showed a card. */
final class Seating {
    private static final int TRIES = 3;

    private Seating() {}

    // Moving about

    /** Who has one thing only comes for that, most likely. */
    static void enter(Turn turn) {
        List<Integer> live = turn.seats.mine().live();
        go(turn, live.size() == 1 ? turn.seats.mine().place(live.getFirst()) : new SeatPlace.Zones(0));
    }

    static void go(Turn turn, SeatPlace place) {
        SeatLooking.look(turn, SeatVisit.at(place));
    }

    static void back(Turn turn, SeatVisit visit) {
        switch (visit.place()) {
            case SeatPlace.Zones _ -> leave(turn);
            case SeatPlace.Plan _, SeatPlace.Booked _, SeatPlace.Numbered _ -> go(turn, new SeatPlace.Zones(0));
            case SeatPlace.HowMany(var zone, var needs, var _) -> go(turn, new SeatPlace.Plan(zone, 0, needs, 1));
            case SeatPlace.Days(var zone, var _, int people) ->
                go(turn, new SeatPlace.Plan(zone.zone(), 0, new TreeSet<>(), people));
            case SeatPlace.Slots(var zone, var _, var _, int people) ->
                go(turn, new SeatPlace.Days(zone, tomorrow(turn), people));
            case SeatPlace.Card(var wish) -> go(turn, wish.from());
            case SeatPlace.Others(var wish, var _) -> go(turn, wish.from());
            case SeatPlace.GivingUp(var of) -> go(turn, of);
            case SeatPlace.Doing(var _, var _, var _, var before) -> go(turn, before);
            case SeatPlace.Refused(var _, var before) -> go(turn, before);
        }
    }

    private static void leave(Turn turn) {
        if (turn.patron.isPresent()) {
            turn.home();
            SeatLooking.askMine(turn);
        } else {
            turn.end(false);
        }
    }

    /** The next of what does not fit. */
    static void more(Turn turn, SeatVisit visit, Screen shown) {
        switch (visit.place()) {
            case SeatPlace.Zones _
            when shown instanceof SeatScreen.Zones it ->
                move(turn, visit, new SeatPlace.Zones(next(it.end(), it.zones().size())));
            case SeatPlace.Plan at
            when shown instanceof SeatScreen.Plan it ->
                move(
                        turn,
                        visit,
                        new SeatPlace.Plan(at.zone(), next(it.end(), it.seats().size()), at.needs(), at.people()));
            case SeatPlace.Slots at
            when shown instanceof SeatScreen.Slots it ->
                move(
                        turn,
                        visit,
                        new SeatPlace.Slots(
                                at.zone(), at.day(), next(it.end(), it.slots().size()), at.people()));
            case SeatPlace.Days(var zone, var first, int people) -> {
                LocalDate tomorrow = tomorrow(turn);
                LocalDate second = tomorrow.plusDays(SeatScreen.Days.A_WEEK);
                move(turn, visit, new SeatPlace.Days(zone, first.isBefore(second) ? second : tomorrow, people));
            }
            case SeatPlace.Zones _,
                    SeatPlace.Plan _,
                    SeatPlace.HowMany _,
                    SeatPlace.Slots _,
                    SeatPlace.Card _,
                    SeatPlace.Others _,
                    SeatPlace.Booked _,
                    SeatPlace.Numbered _,
                    SeatPlace.GivingUp _,
                    SeatPlace.Doing _,
                    SeatPlace.Refused _ -> {}
        }
    }

    private static int next(int end, int all) {
        return end >= all ? 0 : end;
    }

    private static void move(Turn turn, SeatVisit visit, SeatPlace place) {
        turn.phase = new Phase.AtSeats(visit.moved(place));
    }

    private static LocalDate tomorrow(Turn turn) {
        return turn.now.wall().atZone(turn.rules.zone()).toLocalDate().plusDays(1);
    }

    // What is touched

    static void touched(Turn turn, Touch.Seat touch, Screen shown) {
        if (touch.deed() == SeatDeed.MINE) {
            go(turn, turn.seats.mine().place(touch.index()));
        } else if (turn.phase instanceof Phase.AtSeats(var visit) && shown instanceof SeatScreen screen) {
            touched(turn, visit, touch, screen);
        }
    }

    private static void touched(Turn turn, SeatVisit visit, Touch.Seat touch, SeatScreen shown) {
        int index = touch.index();
        switch (shown) {
            case SeatScreen.Zones it ->
                go(turn, SeatPlace.Plan.of(it.zones().get(index).zone()));
            case SeatScreen.Plan it -> plan(turn, visit, touch, it);
            case SeatScreen.Days it ->
                go(turn, new SeatPlace.Slots(it.zone(), it.first().plusDays(index), 0, people(visit)));
            case SeatScreen.Slots it ->
                wish(turn, new SeatWish.Later(it.zone(), it.day(), it.slots().get(index), people(visit)));
            case SeatScreen.HowMany _ -> {
                if (visit.place() instanceof SeatPlace.HowMany(var zone, var needs, var _)) {
                    go(turn, new SeatPlace.Plan(zone, 0, needs, index));
                }
            }
            case SeatScreen.NotDone _ -> any(turn, visit);
            case SeatScreen.Booked it -> booked(turn, visit, touch.deed(), it.booking());
            case SeatScreen.Numbered it -> {
                if (touch.deed() == SeatDeed.CLAIM) {
                    begin(
                            turn,
                            grant -> new KioskAsk.ClaimSeat(grant, it.ticket().ticket()),
                            visit.place());
                } else {
                    go(turn, new SeatPlace.GivingUp(visit.place()));
                }
            }
            case SeatScreen.GivingUp(SeatPlace.Booked of) ->
                use(
                        turn,
                        of,
                        of.line(),
                        of.line().state() == BookingLine.State.BOOKED ? SeatUse.CANCEL : SeatUse.RELEASE);
            case SeatScreen.GivingUp(SeatPlace.Numbered of) ->
                begin(turn, grant -> new KioskAsk.LeaveQueue(grant, of.line().ticket()), of);
            case SeatScreen.GivingUp _, SeatScreen.ShowCard _, SeatScreen.Others _, SeatScreen.NoNews _ -> {}
        }
    }

    /** For how many something is looked for. */
    private static int people(SeatVisit visit) {
        return switch (visit.place()) {
            case SeatPlace.Plan at -> at.people();
            case SeatPlace.Days at -> at.people();
            case SeatPlace.Slots at -> at.people();
            case SeatPlace.Zones _,
                    SeatPlace.HowMany _,
                    SeatPlace.Card _,
                    SeatPlace.Others _,
                    SeatPlace.Booked _,
                    SeatPlace.Numbered _,
                    SeatPlace.GivingUp _,
                    SeatPlace.Doing _,
                    SeatPlace.Refused _ -> 1;
        };
    }

    private static void plan(Turn turn, SeatVisit visit, Touch.Seat touch, SeatScreen.Plan shown) {
        if (touch.deed() == SeatDeed.DAYS) {
            go(turn, new SeatPlace.Days(shown.zone(), tomorrow(turn), shown.people()));
        } else if (touch.deed() == SeatDeed.GROUP) {
            go(
                    turn,
                    shown.people() > 1
                            ? new SeatPlace.Plan(shown.zone().zone(), 0, shown.needs(), 1)
                            : new SeatPlace.HowMany(shown.zone().zone(), shown.needs(), shown.most()));
        } else if (touch.deed() == SeatDeed.NEED) {
            SeatLine.Feature feature = SeatScreen.Plan.WISHES.get(touch.index());
            SortedSet<SeatLine.Feature> needs = new TreeSet<>(shown.needs());
            if (!needs.remove(feature)) {
                needs.add(feature);
            }
            move(turn, visit, new SeatPlace.Plan(shown.zone().zone(), shown.first(), needs, shown.people()));
        } else {
            List<SeatLine> seat =
                    touch.deed() == SeatDeed.SEAT ? List.of(shown.seats().get(touch.index())) : List.of();
            wish(turn, new SeatWish.Now(shown.zone(), seat, shown.needs(), shown.people()));
        }
    }

    /** Not that seat, so whichever is free. */
    private static void any(Turn turn, SeatVisit visit) {
        if (visit.place() instanceof SeatPlace.Refused(var _, SeatPlace.Plan(var zone, var _, var needs, int people))) {
            Optional.ofNullable(turn.seats.zones().get(zone))
                    .ifPresent(line -> wish(turn, new SeatWish.Now(line, List.of(), needs, people)));
        }
    }

    private static void wish(Turn turn, SeatWish wish) {
        if (turn.patron.flatMap(Patron::grant).isEmpty()) {
            go(turn, new SeatPlace.Card(wish));
        } else if (wish.people() > 1) {
            go(turn, new SeatPlace.Others(wish, List.of()));
        } else {
            begin(turn, grant -> wish.ask(grant, List.of()), wish.from());
        }
    }

    /** A card that is shown while others of a party are waited for is theirs; says whether it was. */
    static boolean memberShown(Turn turn, CardNumber card) {
        if (!(turn.phase instanceof Phase.AtSeats(var visit)
                && visit.place() instanceof SeatPlace.Others(var wish, var before))) {
            return false;
        }
        turn.stirred();
        if (before.contains(card)) {
            // Held to the reader for too long, or twice; who the patron is only the hub knows.
            turn.deeds.play(Sound.REFUSED);
            return true;
        }
        List<CardNumber> cards = new ArrayList<>(before);
        cards.add(card);
        turn.deeds.play(Sound.CARD_READ);
        if (cards.size() + 1 < wish.people()) {
            move(turn, visit, new SeatPlace.Others(wish, cards));
        } else {
            begin(turn, grant -> wish.ask(grant, cards), wish.from());
        }
        return true;
    }

    private static void booked(Turn turn, SeatVisit visit, SeatDeed deed, BookingLine line) {
        switch (deed) {
            case CHECK_IN -> use(turn, visit.place(), line, SeatUse.CHECK_IN);
            case LEAVE -> use(turn, visit.place(), line, SeatUse.LEAVE);
            case EXTEND -> use(turn, visit.place(), line, SeatUse.EXTEND);
            case GIVE_UP -> go(turn, new SeatPlace.GivingUp(visit.place()));
            // None of these is about a seat that one has.
            case ZONE, MINE, SEAT, ANY, NEED, GROUP, PEOPLE, DAYS, DAY, SLOT, SURE, CLAIM -> {}
        }
    }

    private static void use(Turn turn, SeatPlace before, BookingLine line, SeatUse use) {
        begin(turn, grant -> new KioskAsk.UseSeat(grant, line.booking(), use), before);
    }

    private static void begin(Turn turn, Function<GrantId, KioskAsk<?>> what, SeatPlace before) {
        turn.patron
                .flatMap(Patron::grant)
                .map(what)
                .ifPresent(ask -> go(turn, new SeatPlace.Doing(turn.deeds.ask(ask), ask, 1, before)));
    }

    // What is answered

    static void answered(Turn turn, SeatVisit visit, AskId id, Answer answer) {
        if (!(visit.place() instanceof SeatPlace.Doing doing)) {
            SeatLooking.answered(turn, visit, id, answer);
        } else if (doing.ask().equals(id)) {
            done(turn, doing, answer);
        }
    }

    private static void done(Turn turn, SeatPlace.Doing doing, Answer answer) {
        switch (answer) {
            case KioskAnswer.Seating said -> {
                switch (said) {
                    case KioskAnswer.Seated(var booking) -> {
                        Mine mine = doing.before() instanceof SeatPlace.Numbered(var ticket, var _)
                                ? turn.seats.mine().without(ticket.ticket())
                                : turn.seats.mine();
                        SeatLooking.mine(turn, mine.with(booking));
                        turn.deeds.play(Sound.BOOK);
                        go(turn, new SeatPlace.Booked(booking, true));
                    }
                    case KioskAnswer.Numbered(var ticket) -> {
                        SeatLooking.mine(turn, turn.seats.mine().with(ticket));
                        turn.seats = turn.seats.given(ticket.ticket());
                        turn.deeds.play(Sound.BOOK);
                        go(turn, new SeatPlace.Numbered(ticket, false));
                    }
                    case KioskAnswer.QueueLeft _ -> left(turn, doing);
                    case KioskAnswer.NotSeated(var reasons) -> refused(turn, reasons, doing.before());
                    case KioskAnswer.NotSignedIn _ -> Accounting.lapsed(turn);
                }
            }
            // Another kind of answer under this name says nothing about seats.
            default -> givenUp(turn, doing);
        }
    }

    private static void left(Turn turn, SeatPlace.Doing doing) {
        turn.deeds.play(Sound.BOOK);
        if (doing.before() instanceof SeatPlace.Numbered(var ticket, var _)) {
            SeatLooking.mine(turn, turn.seats.mine().without(ticket.ticket()));
            go(turn, new SeatPlace.Numbered(ticket, true));
        } else {
            go(turn, new SeatPlace.Zones(0));
        }
    }

    private static void refused(Turn turn, List<SeatReason> reasons, SeatPlace before) {
        turn.deeds.play(Sound.REFUSED);
        go(turn, new SeatPlace.Refused(reasons, before));
    }

    static void unanswered(Turn turn, SeatVisit visit, AskId id) {
        if (visit.place() instanceof SeatPlace.Doing doing) {
            if (!doing.ask().equals(id)) {
                return;
            }
            if (turn.condition.online() && doing.times() < TRIES) {
                turn.deeds.ask(id, doing.what());
                move(turn, visit, new SeatPlace.Doing(id, doing.what(), doing.times() + 1, doing.before()));
            } else {
                givenUp(turn, doing);
            }
        } else {
            SeatLooking.unanswered(turn, visit, id);
        }
    }

    /** What became of it is not known: the hub is told to forget it, and asked what the patron has. */
    private static void givenUp(Turn turn, SeatPlace.Doing doing) {
        turn.deeds.append(new KioskEvent.AskWithdrawn(doing.ask()));
        refused(turn, List.of(), doing.before());
        SeatLooking.askMine(turn);
    }

    // Coming and going

    /** A session ends: what was asked for and not answered is not wanted any more. */
    static void end(Turn turn) {
        if (turn.phase instanceof Phase.AtSeats(var visit) && visit.place() instanceof SeatPlace.Doing doing) {
            turn.deeds.append(new KioskEvent.AskWithdrawn(doing.ask()));
        }
        turn.seats = turn.seats.cleared();
    }

    /** Whoever looks at seats shows a card: they come back to where they are. */
    static void cardShown(Turn turn) {
        if (turn.patron.isEmpty() && turn.phase instanceof Phase.AtSeats(var visit)) {
            turn.seats = turn.seats.wanting(visit.place());
        }
    }

    /** Goes on where the card was shown; says whether it was shown at seats. */
    static boolean resumed(Turn turn) {
        Optional<SeatPlace> wanted = turn.seats.wanted();
        turn.seats = turn.seats.resumed();
        wanted.ifPresent(place -> {
            if (place instanceof SeatPlace.Card(var wish)) {
                wish(turn, wish);
            } else {
                go(turn, place);
            }
        });
        return wanted.isPresent();
    }
}
