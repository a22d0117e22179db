package org.carrel.hub.lending;

import java.time.Instant;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;

/** One item lent to one patron, by state. */
public sealed interface Loan {
    /** As it was while open. */
    OpenLoan opened();

    default LoanId id() {
        return opened().id();
    }

    default ItemId item() {
        return opened().item();
    }

    default PatronId patron() {
        return opened().patron();
    }

    /**
     * @param due the first instant at which it is overdue: midnight after the last day, in the library's time zone
     * @param recall whether the library wants it back earlier
     */
    record OpenLoan(
            LoanId id,
            ItemId item,
            PatronId patron,
            SiteId lentAt,
            Instant since,
            Instant due,
            int renewals,
            Recall recall)
            implements Loan {
        @Override
        public OpenLoan opened() {
            return this;
        }

        public boolean isOverdue(Instant now) {
            return !now.isBefore(due);
        }

        OpenLoan renewedUntil(Instant newDue) {
            return new OpenLoan(id, item, patron, lentAt, since, newDue, renewals + 1, recall);
        }

        /** Due when the borrower was told, without the hub being asked. */
        OpenLoan dueAsTold(Instant told) {
            return new OpenLoan(id, item, patron, lentAt, since, told, renewals, recall);
        }

        OpenLoan recalledUntil(Instant newDue, Instant now) {
            return new OpenLoan(id, item, patron, lentAt, since, newDue, renewals, new Recall.Since(now, due));
        }
    }

    /** Whether somebody waits so much that the borrower was asked to bring it back earlier. */
    sealed interface Recall {
        record None() implements Recall {}

        /** @param dueBefore when it would have been due */
        record Since(Instant at, Instant dueBefore) implements Recall {}
    }

    /** It came back. */
    record ReturnedLoan(OpenLoan opened, Instant returned, SiteId returnedAt) implements Loan {}

    /** It was never meant: the item was put back at once. */
    record UndoneLoan(OpenLoan opened, Instant undone) implements Loan {}

    /** The item was seen to go to somebody else although this loan was open; a conflict says so to staff. */
    record SupersededLoan(OpenLoan opened, Instant superseded) implements Loan {}

    /** The patron says that it came back, and nobody has found it yet. */
    record ClaimedLoan(OpenLoan opened, Instant claimed) implements Loan {}

    /** It will not come back. Should it do so all the same, the loan has ended by its return. */
    record LostLoan(OpenLoan opened, Instant lost) implements Loan {}
}
