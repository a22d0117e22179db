package org.carrel.hub.lending;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.branch.Branches;
import org.carrel.hub.catalogue.Catalogue;
import org.carrel.hub.feed.Feed;
import org.carrel.hub.identity.Patrons;
import org.carrel.hub.lending.Loan.OpenLoan;

/** Loans: an item is on loan to at most one patron at any time. */
public interface Lending {
    /** @param ids gives a fresh key each time */
    static Lending by(LoanTerms terms, Parts parts, Supplier<String> ids) {
        return new LendingDesk(parts, terms, ids);
    }

    /** What lending stands on. */
    record Parts(
            LoanStore loans,
            Catalogue catalogue,
            Patrons patrons,
            Branches branches,
            Demand demand,
            Audit audit,
            Feed feed) {}

    /** At a desk or a kiosk: by the rules. */
    CheckOut checkOut(PatronId patron, ItemId item, SiteId at, Actor by, Instant now);

    /**
     * The item is gone from a shelf with this patron, so it is on their loan whatever the rules say. An open loan of somebody
     * else is superseded; an open loan of the same patron simply stands.
     */
    Collected collect(PatronId patron, ItemId item, SiteId at, Actor by, Instant now);

    /** Takes back a loan that was never meant; empty when it is not open any more. */
    Optional<Loan.UndoneLoan> undo(LoanId loan, Actor by, Instant now);

    /** An item came back. */
    GivenBack giveBack(ItemId item, SiteId at, Actor by, Instant now);

    Renewal renew(LoanId loan, Actor by, Instant now);

    /** How many more items a patron may borrow now. */
    Allowance allowance(PatronId patron, Instant now);

    Optional<Loan> loan(LoanId id);

    Optional<OpenLoan> openLoan(ItemId item);

    /** By due date. */
    List<OpenLoan> openLoans(PatronId patron);

    sealed interface CheckOut {
        record Lent(OpenLoan loan) implements CheckOut {}

        record Refused(List<Refusal> reasons) implements CheckOut {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /** @param superseded the loan of somebody else that this one ended; at most one */
    record Collected(OpenLoan loan, boolean stoodAlready, List<Loan.SupersededLoan> superseded) {
        public Collected {
            superseded = List.copyOf(superseded);
        }
    }

    sealed interface GivenBack {
        /** Where the item goes now. */
        Next next();

        record Returned(Loan.ReturnedLoan loan, Next next) implements GivenBack {}

        /** It was not on loan; taken all the same. */
        record WasNotOnLoan(Next next) implements GivenBack {}

        /** It is no item of this catalogue; taken all the same. */
        record NotOurs(Next next) implements GivenBack {}
    }

    /** Where a returned item goes. */
    sealed interface Next {
        /** To the stacks of this branch. */
        record ToStacks() implements Next {}

        /** It belongs to another branch. */
        record ToBranch(SiteId branch) implements Next {}

        /** Somebody waits for it: to the pickup shelf of that branch. */
        record ToPickup(HoldId hold, SiteId branch) implements Next {}

        /** To a person who knows what it is. */
        record ToStaff() implements Next {}
    }

    sealed interface Renewal {
        record Renewed(OpenLoan loan) implements Renewal {}

        record Refused(List<Refusal> reasons) implements Renewal {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }

    sealed interface Allowance {
        /** @param more 1 or more */
        record UpTo(int more) implements Allowance {}

        record Refused(List<Refusal> reasons) implements Allowance {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /** Why something may not be borrowed or renewed. */
    enum Refusal {
        PATRON_UNKNOWN,
        MEMBERSHIP_EXPIRED,
        BORROWING_BLOCKED,
        LOAN_LIMIT_REACHED,
        ITEM_UNKNOWN,
        ITEM_NOT_LENDABLE,
        ON_LOAN_TO_SOMEBODY_ELSE,
        ON_LOAN_TO_SAME_PATRON,
        HELD_FOR_SOMEBODY_ELSE,
        LOAN_NOT_OPEN,
        SOMEBODY_WAITS,
        RENEWAL_LIMIT_REACHED,
        OVERDUE
    }
}
