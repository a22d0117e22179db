package org.carrel.hub.ils;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.identity.LibraryCard;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.ils.Errand.State;
import org.carrel.hub.ils.LibrarySystem.Done;
import org.carrel.hub.ils.LibrarySystem.Told;
import org.carrel.hub.transaction.Transactor;

/**
 * Tells the existing library system what it has to know, once each. That an errand is about to be told is committed before it is; one of
 * which nobody knows whether it was heard is looked up first, item and reader, and told again only when it was not. For one thread.
 *
 * @param <S> the services of one transaction
 */
public final class ErrandRunner<S> {
    private static final int BATCH = 20;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration PAUSE_MAX = Duration.ofMinutes(5);

    private final Transactor<S> store;
    private final Function<S, ErrandStore> errands;
    private final Function<S, Function<PatronId, Optional<Patron>>> patrons;
    private final LibrarySystem system;

    public ErrandRunner(
            Transactor<S> store,
            Function<S, ErrandStore> errands,
            Function<S, Function<PatronId, Optional<Patron>>> patrons,
            LibrarySystem system) {
        this.store = store;
        this.errands = errands;
        this.patrons = patrons;
        this.system = system;
    }

    /** @return how many errands ended */
    public int run(Instant now) {
        int ended = 0;
        for (Errand errand : store.read(services -> errands.apply(services).due(now, BATCH))) {
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
                        services -> patrons.apply(services).apply(errand.patron()))
                .flatMap(ErrandRunner::card);
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
            case Done.Yes(List<Instant> due) ->
                put(told.ended(State.DONE, due.isEmpty() ? "" : "due " + due.getFirst()));
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
        };
    }

    private enum Heard {
        HEARD,
        NOT_HEARD,
        NOT_KNOWN
    }

    /** The item first: if nobody has it, a loan was not heard and a return was; else whether this reader has it. */
    private Heard heard(Errand errand, CardNumber card) {
        if (errand.kind() == Errand.Kind.RENEW) {
            // Whether it was heard cannot be seen, and to be told twice would give the reader two renewals.
            return Heard.HEARD;
        }
        boolean lends = errand.kind() == Errand.Kind.LEND;
        return switch (system.copy(errand.item())) {
            case Told.Unavailable<LibrarySystem.Copy> _ -> Heard.NOT_KNOWN;
            case Told.NoSuch<LibrarySystem.Copy> _ -> Heard.NOT_HEARD;
            case Told.Known<LibrarySystem.Copy>(LibrarySystem.Copy copy) ->
                copy.lent() ? lentToReader(errand, card, lends) : lends ? Heard.NOT_HEARD : Heard.HEARD;
        };
    }

    private Heard lentToReader(Errand errand, CardNumber card, boolean lends) {
        return switch (system.reader(card)) {
            case Told.Unavailable<LibrarySystem.Reader> _ -> Heard.NOT_KNOWN;
            case Told.NoSuch<LibrarySystem.Reader> _ -> Heard.NOT_HEARD;
            case Told.Known<LibrarySystem.Reader>(LibrarySystem.Reader reader) ->
                reader.lent().contains(errand.item()) == lends ? Heard.HEARD : Heard.NOT_HEARD;
        };
    }

    private Errand put(Errand errand) {
        store.run(services -> errands.apply(services).put(errand));
        return errand;
    }

    private static Duration pause(Errand errand) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(8, Math.max(0, errand.attempts() - 1)));
        return pause.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause;
    }

    private static Optional<CardNumber> card(Patron patron) {
        return patron.cards().stream()
                .filter(card -> card.state() == LibraryCard.CardState.VALID)
                .sorted((one, other) -> one.scheme().compareTo(other.scheme()))
                .map(LibraryCard::number)
                .findFirst();
    }
}
