package org.carrel.hub.lending;

import java.time.Instant;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;

/** One item lent to one patron, by state. */
public sealed interface Loan {
    LoanId id();

    ItemId item();

    PatronId patron();

    /** @param due the first instant at which it is overdue: midnight after the last day, in the library's time zone */
    record OpenLoan(LoanId id, ItemId item, PatronId patron, SiteId lentAt, Instant since, Instant due, int renewals)
            implements Loan {
        public boolean isOverdue(Instant now) {
            return !now.isBefore(due);
        }
    }

    /** It came back. */
    record ReturnedLoan(OpenLoan was, Instant returned, SiteId returnedAt) implements Loan {
        @Override
        public LoanId id() {
            return was.id();
        }

        @Override
        public ItemId item() {
            return was.item();
        }

        @Override
        public PatronId patron() {
            return was.patron();
        }
    }

    /** It was never meant: the item was put back at once. */
    record UndoneLoan(OpenLoan was, Instant undone) implements Loan {
        @Override
        public LoanId id() {
            return was.id();
        }

        @Override
        public ItemId item() {
            return was.item();
        }

        @Override
        public PatronId patron() {
            return was.patron();
        }
    }

    /** The item was seen to go to somebody else although this loan was open; a conflict says so to staff. */
    record SupersededLoan(OpenLoan was, Instant superseded) implements Loan {
        @Override
        public LoanId id() {
            return was.id();
        }

        @Override
        public ItemId item() {
            return was.item();
        }

        @Override
        public PatronId patron() {
            return was.patron();
        }
    }
}
