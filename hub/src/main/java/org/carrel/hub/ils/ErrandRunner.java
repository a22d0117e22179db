package org.carrel.hub.ils;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.Pin;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.identity.Patrons;
import org.carrel.hub.ils.Errand.State;
import org.carrel.hub.ils.LibrarySystem.Done;
import org.carrel.hub.ils.LibrarySystem.Told;
import org.carrel.hub.lending.Lending;
import org.carrel.hub.transaction.Transactor;

/**
 * Tells the existing library system what it has to know, once each. That an errand is about to be told is committed before it is; one of
 * which nobody knows whether it was heard is looked up first, item and reader, and told again only when it was not. For one thread.
 *
 * @param <S> the services of one transaction
 */
public final class ErrandRunner<S> {
    private static final Actor BY = new Actor.Hub("library-system");
    private static final int BATCH = 20;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration PAUSE_MAX = Duration.ofMinutes(5);

    private final Transactor<S> store;
    private final Function<S, Room> rooms;
    private final LibrarySystem system;

    /** The services of one transaction that errands have to do with. */
    public record Room(ErrandStore errands, Patrons patrons, Lending lending) {}

    public ErrandRunner(Transactor<S> store, Function<S, Room> rooms, LibrarySystem system) {
        this.store = store;
        this.rooms = rooms;
        this.system = system;
    }

    /** @return how many errands ended */
    public int run(Instant now) {
        int ended = 0;
        for (Errand errand :
                store.read(services -> rooms.apply(services).errands().due(now, BATCH))) {
            Errand after = run(errand, now);
            ended += after.state() == State.DONE || after.state() == State.REFUSED ? 1 : 0;
            if (after.state() == State.WAITING) {
                // The system cannot be reached: the others would fare no better, and wait with this one.
                return ended;
            }
        }
        return ended;
    }

    private Errand run(Errand errand, Instant now) {
        Optional<CardNumber> card = store.read(
                        services -> rooms.apply(services).patrons().patron(errand.patron()))
                .flatMap(Patron::validCard);
        if (card.isEmpty()) {
            return put(errand.ended(State.REFUSED, "the patron has no valid card"));
        }
        if (errand.state() == State.UNCERTAIN) {
            return switch (heard(errand, card.get())) {
                case HEARD -> put(errand.ended(State.DONE, "found done"));
                case NOT_HEARD -> tell(errand, card.get(), now);
                case NOT_KNOWN -> put(errand.later(State.UNCERTAIN, now.plus(pause(errand))));
            };
        }
        return tell(errand, card.get(), now);
    }

    private Errand tell(Errand waiting, CardNumber card, Instant now) {
        Errand told = put(waiting.told());
        return switch (told(told, card)) {
            case Done.Yes(List<Instant> due) -> {
                due.forEach(when -> dueAsTold(told, when, now));
                yield put(told.ended(State.DONE, due.isEmpty() ? "" : "due " + due.getFirst()));
            }
            case Done.FeeFirst(var fee) -> put(told.ended(State.REFUSED, "costs " + fee));
            case Done.NotTold _ -> put(told.later(State.WAITING, now.plus(pause(told))));
            case Done.Unknown _ -> put(told.later(State.UNCERTAIN, now.plus(pause(told))));
            case Done.No(String reason) ->
                // It refuses what it has done already, when the answer to the first telling was lost before a restart.
                heard(told, card) == Heard.HEARD
                        ? put(told.ended(State.DONE, "found done"))
                        : put(told.ended(State.REFUSED, reason));
        };
    }

    private Done told(Errand errand, CardNumber card) {
        return switch (errand.kind()) {
            case LEND -> system.lend(card, errand.item(), errand.happened());
            case RETURN -> system.takeBack(errand.item(), errand.happened());
            case UNDO -> system.undoLoan(errand.item(), errand.happened());
            case RENEW -> system.renew(card, errand.item(), errand.happened());
            case PLACE_HOLD ->
                system.placeHold(
                        card,
                        errand.item(),
                        errand.subject() instanceof Errand.Subject.OfHold(var _, var pickup) ? pickup.value() : "");
            case CANCEL_HOLD -> system.cancelHold(card, errand.item());
        };
    }

    /** The system's due date is the hub's. */
    private void dueAsTold(Errand errand, Instant due, Instant now) {
        if (errand.subject() instanceof Errand.Subject.OfLoan(LoanId loan)) {
            store.run(services -> rooms.apply(services).lending().dueAsTold(loan, due, BY, now));
        }
    }

    private enum Heard {
        HEARD,
        NOT_HEARD,
        NOT_KNOWN
    }

    /** The item first: if nobody has it, a loan was not heard and a return was; else whether this reader has it. */
    private Heard heard(Errand errand, CardNumber card) {
        return switch (errand.kind()) {
            // Whether it was heard cannot be seen, and to be told twice would give the reader two renewals.
            case RENEW -> Heard.HEARD;
            case PLACE_HOLD, CANCEL_HOLD -> heardOfHold(errand, card);
            case LEND, RETURN, UNDO -> heardOfLoan(errand, card);
        };
    }

    private Heard heardOfHold(Errand errand, CardNumber card) {
        boolean places = errand.kind() == Errand.Kind.PLACE_HOLD;
        return switch (system.reader(card, Pin.NONE)) {
            case Told.Unavailable<LibrarySystem.Reader> _ -> Heard.NOT_KNOWN;
            case Told.NoSuch<LibrarySystem.Reader> _ -> Heard.NOT_HEARD;
            case Told.Known<LibrarySystem.Reader>(LibrarySystem.Reader reader) -> {
                boolean there = reader.ready().contains(errand.item())
                        || reader.waiting().contains(errand.item());
                yield there == places ? Heard.HEARD : Heard.NOT_HEARD;
            }
        };
    }

    private Heard heardOfLoan(Errand errand, CardNumber card) {
        boolean lends = errand.kind() == Errand.Kind.LEND;
        return switch (system.copy(errand.item())) {
            case Told.Unavailable<LibrarySystem.Copy> _ -> Heard.NOT_KNOWN;
            case Told.NoSuch<LibrarySystem.Copy> _ -> Heard.NOT_HEARD;
            case Told.Known<LibrarySystem.Copy>(LibrarySystem.Copy copy) ->
                copy.lent() ? lentToReader(errand, card, lends) : lends ? Heard.NOT_HEARD : Heard.HEARD;
        };
    }

    private Heard lentToReader(Errand errand, CardNumber card, boolean lends) {
        return switch (system.reader(card, Pin.NONE)) {
            case Told.Unavailable<LibrarySystem.Reader> _ -> Heard.NOT_KNOWN;
            case Told.NoSuch<LibrarySystem.Reader> _ -> Heard.NOT_HEARD;
            case Told.Known<LibrarySystem.Reader>(LibrarySystem.Reader reader) ->
                reader.lent().contains(errand.item()) == lends ? Heard.HEARD : Heard.NOT_HEARD;
        };
    }

    private Errand put(Errand errand) {
        store.run(services -> rooms.apply(services).errands().put(errand));
        return errand;
    }

    private static Duration pause(Errand errand) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(8, Math.max(0, errand.attempts() - 1)));
        return pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause;
    }
}
