package org.carrel.hub.ledger;

import java.time.Instant;
import java.util.List;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;

/**
 * Money that a patron was asked for.
 *
 * @param loan for which; none or one
 * @param paid of the amount so far
 */
public record Fee(
        FeeId id, PatronId patron, Kind kind, List<LoanId> loan, Money amount, Money paid, State state, Instant at) {
    /** What it is asked for. */
    public enum Kind {
        /** For borrowing, where a kind of item costs something. */
        LOAN,
        OVERDUE,
        LOST,
        PROCESSING,
        DAMAGE,
        CARD,
        OTHER
    }

    /** What it has come to. */
    public enum State {
        OPEN,
        PAID,
        /** Staff let it go. */
        WAIVED,
        /** What it was asked for was taken back. */
        UNDONE
    }

    public Fee {
        loan = List.copyOf(loan);
        if (amount.minor() < 1 || paid.minor() < 0 || paid.compareTo(amount) > 0) {
            throw new IllegalArgumentException("fee " + id + " of " + amount + " cannot have " + paid + " paid");
        }
    }

    public Money owed() {
        return state == State.OPEN ? amount.minus(paid) : Money.none(amount.currency());
    }
}
