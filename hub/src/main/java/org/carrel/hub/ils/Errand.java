package org.carrel.hub.ils;

import java.time.Instant;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;

/**
 * Something that the existing library system has to be told, written down in the transaction in which it became true.
 *
 * @param number in the order of becoming true; errands of one item are done in it
 * @param attempts so far
 * @param next not before
 * @param result the system's own words, or how it ended; empty while it is open
 */
public record Errand(
        long number,
        Kind kind,
        LoanId loan,
        ItemId item,
        PatronId patron,
        Instant happened,
        State state,
        int attempts,
        Instant next,
        String result) {
    /** What is to be told. */
    public enum Kind {
        LEND,
        RETURN,
        UNDO,
        RENEW
    }

    /** How far it has come. */
    public enum State {
        /** The system does not know yet, for certain. */
        WAITING,
        /** It is being told, or was told and nobody knows whether it heard: look before it is told again. */
        UNCERTAIN,
        DONE,
        /** The system does not take it: a person must look. */
        REFUSED
    }

    Errand in(State next) {
        return new Errand(number, kind, loan, item, patron, happened, next, attempts, this.next, result);
    }

    /** It is about to be told. */
    Errand told() {
        return new Errand(number, kind, loan, item, patron, happened, State.UNCERTAIN, attempts + 1, next, result);
    }

    Errand later(State state, Instant when) {
        return new Errand(number, kind, loan, item, patron, happened, state, attempts, when, result);
    }

    Errand ended(State state, String how) {
        String cut = how.length() > 200 ? how.substring(0, 200) : how;
        return new Errand(number, kind, loan, item, patron, happened, state, attempts, next, cut);
    }
}
