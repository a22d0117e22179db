package org.carrel.hub.ils;

import java.time.Instant;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;

/**
 * Something that the existing library system has to be told, written down in the transaction in which it became true.
 *
 * @param number in the order of becoming true; errands of one item are done in it
 * @param item the copy; for a hold the one by which the system finds the title
 * @param attempts so far
 * @param next not before
 * @param result the system's own words, or how it ended; empty while it is open
 */
public record Errand(
        long number,
        Kind kind,
        Subject subject,
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
        RENEW,
        PLACE_HOLD,
        CANCEL_HOLD
    }

    /** What it is about. */
    public sealed interface Subject {
        record OfLoan(LoanId loan) implements Subject {}

        /** @param pickup where it is to be collected */
        record OfHold(HoldId hold, SiteId pickup) implements Subject {}

        /** A device asked for a loan, the system is being asked, and nothing has come of it in the hub yet. */
        record OfAsk(AskId ask) implements Subject {}
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

    /** It is about to be told. */
    Errand told() {
        return new Errand(number, kind, subject, item, patron, happened, State.UNCERTAIN, attempts + 1, next, result);
    }

    Errand later(State state, Instant when) {
        return new Errand(number, kind, subject, item, patron, happened, state, attempts, when, result);
    }

    Errand ended(State state, String how) {
        String cut = how.length() > 200 ? how.substring(0, 200) : how;
        return new Errand(number, kind, subject, item, patron, happened, state, attempts, next, cut);
    }
}
