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
import org.carrel.hub.audit.Occasion;
import org.carrel.hub.branch.Openings;
import org.carrel.hub.catalogue.Catalogue;
import org.carrel.hub.feed.Feed;
import org.carrel.hub.identity.Patrons;
import org.carrel.hub.ledger.Ledger;
import org.carrel.hub.ledger.Money;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.lending.Loan.SupersededLoan;
import org.carrel.hub.notice.Notices;

/** Loans: an item is on loan to at most one patron at any time. */
public interface Lending {
    /** @param ids gives a fresh key each time */
    static Lending by(LoanTerms terms, Parts parts, Supplier<String> ids) {
        return new LendingDesk(new LoanBook(parts, terms, ids));
    }

    /** What lending stands on. */
    record Parts(
            LoanStore loans,
            HandInStore handIns,
            TraitStore traits,
            TransitStore transits,
            Catalogue catalogue,
            Patrons patrons,
            Openings openings,
            Demand demand,
            Ledger ledger,
            Notices notices,
            Audit audit,
            Feed feed) {}

    /** At a desk or a kiosk: by the rules. A fee counts as agreed, since a person who asks for it is there. */
    default CheckOut checkOut(PatronId patron, ItemId item, SiteId at, Actor by, Instant now) {
        return checkOut(patron, item, true, new Occasion(at, by, now));
    }

    /** @param feeAgreed whether the patron has agreed to pay what the loan costs */
    CheckOut checkOut(PatronId patron, ItemId item, boolean feeAgreed, Occasion occasion);

    /** What would be said against lending this item to this patron now. */
    List<Refusal> objections(PatronId patron, ItemId item, SiteId at, Instant now);

    /**
     * The item is gone from a shelf with this patron, so it is on their loan whatever the rules say. An open loan of somebody
     * else is superseded; an open loan of the same patron simply stands.
     */
    Collected collect(PatronId patron, ItemId item, SiteId at, Actor by, Instant now);

    /**
     * As {@link #collect} for an item that has been handed in since: a loan that is known from now on and has ended then. Nobody is late
     * by it, and whoever has the item now keeps it.
     *
     * @param began when it may have been taken
     */
    Loan.ReturnedLoan collectedBefore(HandIn handIn, PatronId patron, Instant began, Actor by, Instant now);

    /** Once the hold for which it was taken has ended: an item that was handed in and is still there goes to whoever is next. */
    void offerAgain(Loan.ReturnedLoan loan, Instant now);

    /**
     * As {@link #collect} for something that happened at a terminal: with the patron's hold fulfilled by it.
     *
     * @param toldDue when it is due as the patron was told there; empty for what the rules say
     */
    Collected accept(PatronId patron, ItemId item, Optional<Instant> toldDue, Occasion occasion);

    /** Takes back a loan that was never meant; empty when it is not open any more. */
    Optional<Loan.UndoneLoan> undo(LoanId loan, Actor by, Instant now);

    /**
     * The patron never got the item: as {@link #undoCheckOut}, however long ago the loan was made and whatever was agreed about it since.
     * Not undone once it has ended or somebody else has the item.
     */
    Undoing undoUnhanded(LoanId loan, Occasion occasion);

    /** As {@link #undo}, with the holds and fees that the loan changed, and only while nothing else has happened. */
    Undoing undoCheckOut(PatronId patron, ItemId item, Occasion occasion);

    /** An item came back, whole. */
    default GivenBack giveBack(ItemId item, SiteId at, Actor by, Instant now) {
        return giveBack(new ComingBack(item, now, new PartsSeen.All()), new Occasion(at, by, now));
    }

    GivenBack giveBack(ComingBack what, Occasion occasion);

    /** Where the item would go if it came back here now; nothing changes. */
    Next whereTo(ItemId item, SiteId at, Instant now);

    /** A return that was not meant: loan, due date, holds, fees and days without borrowing are as before it. */
    Undoing undoReturn(ItemId item, Occasion occasion);

    Renewal renew(LoanId loan, Actor by, Instant now);

    /**
     * As {@link #renew} for what happened at a terminal already: refused only when the loan is not open.
     *
     * @param toldDue as for {@link #accept}
     */
    Renewal acceptRenewal(LoanId loan, Optional<Instant> toldDue, Actor by, Instant now);

    /**
     * Another system says when this loan is due: so it is, whatever the rules say.
     *
     * @return empty when the loan is not open, or was due then already
     */
    Optional<OpenLoan> dueAsTold(LoanId loan, Instant due, Actor by, Instant now);

    /** Why this loan would not be renewed now; none when it would. */
    List<Refusal> renewalObjections(OpenLoan loan, Instant now);

    /** Somebody waits, so the borrower is given less time. */
    Recalling recall(LoanId loan, Actor by, Instant now);

    /** The patron says that it came back. */
    Settling claimReturned(LoanId loan, Actor by, Instant now);

    /** It will not come back; the patron owes its price where that is known. */
    Settling declareLost(LoanId loan, Actor by, Instant now);

    /** How many more items a patron may borrow now. */
    Allowance allowance(PatronId patron, Instant now);

    /** What keeps a patron from borrowing now; none for one who is not known. */
    List<Hindrance> hindrances(PatronId patron, Instant now);

    /** By which the library lends. */
    LoanTerms terms();

    /** What borrowing this item costs this patron. */
    Money fee(PatronId patron, ItemId item, SiteId at);

    ItemTraits traits(ItemId item);

    void put(ItemTraits traits);

    Optional<Transit> transit(ItemId item);

    /** Copies on their way from or to a branch, oldest first. */
    List<Transit> transits(SiteId branch, int limit);

    Optional<Loan> loan(LoanId id);

    Optional<OpenLoan> openLoan(ItemId item);

    /** The last one that was not taken back. */
    Optional<Loan> newestLoan(ItemId item);

    /** By due date. */
    List<OpenLoan> openLoans(PatronId patron);

    /** Claimed to be returned, or lost. */
    List<Loan> unsettledLoans(PatronId patron);

    sealed interface CheckOut {
        /** @param fee what it costs; may be nothing */
        record Lent(OpenLoan loan, Money fee) implements CheckOut {}

        /** It costs something, and the patron has not agreed yet. */
        record FeeFirst(Money fee) implements CheckOut {}

        record Refused(List<Refusal> reasons) implements CheckOut {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /** @param superseded the loan of somebody else that this one ended; at most one */
    record Collected(OpenLoan loan, boolean stoodAlready, List<SupersededLoan> superseded) {
        public Collected {
            superseded = List.copyOf(superseded);
        }
    }

    /** @param returned when it came back, at the latest now */
    record ComingBack(ItemId item, Instant returned, PartsSeen parts) {}

    /** Whether somebody has counted the pieces of a set. */
    sealed interface PartsSeen {
        record All() implements PartsSeen {}

        record Counted(int parts) implements PartsSeen {}
    }

    sealed interface GivenBack {
        /** Where the item goes now. */
        Next next();

        /** @param late what being late cost */
        record Returned(Loan.ReturnedLoan loan, LateReturn late, Next next) implements GivenBack {}

        /** Pieces are missing, so the loan goes on. */
        record Incomplete(OpenLoan loan, int seen, int parts, Next next) implements GivenBack {}

        /** It was not on loan; taken all the same. */
        record WasNotOnLoan(Next next) implements GivenBack {}

        /** It is no item of this catalogue; taken all the same. */
        record NotOurs(Next next) implements GivenBack {}
    }

    /** @param suspended days without borrowing */
    record LateReturn(int days, int suspended, Money fine) {}

    /** Where a returned item goes. */
    sealed interface Next {
        /** To the stacks of this branch. */
        record ToStacks() implements Next {}

        /** It belongs to another branch. */
        record ToBranch(SiteId branch) implements Next {}

        /** Somebody waits for it: to the pickup shelf of that branch. */
        record ToPickup(HoldId hold, SiteId branch) implements Next {}

        /** It belongs to another library of the alliance. */
        record ToPartner(String code) implements Next {}

        /** To a person who knows what it is. */
        record ToStaff() implements Next {}
    }

    sealed interface Undoing {
        /** @param refund what had been paid for it already and is owed to the patron */
        record Undone(Loan loan, Money refund) implements Undoing {}

        record NotUndone(UndoRefusal reason) implements Undoing {}
    }

    /** Why a loan or a return is not taken back. */
    enum UndoRefusal {
        /** This patron does not have it. */
        NOT_ON_LOAN,
        /** It was not returned last, but something else happened to it. */
        NOT_RETURNED,
        TOO_LATE,
        RENEWED_SINCE,
        /** Somebody else has got it since, or it waits for them on a pickup shelf. */
        GIVEN_AWAY_SINCE
    }

    sealed interface Renewal {
        record Renewed(OpenLoan loan) implements Renewal {}

        record Refused(List<Refusal> reasons) implements Renewal {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }

    sealed interface Recalling {
        record Recalled(OpenLoan loan) implements Recalling {}

        record Refused(Refusal reason) implements Recalling {}
    }

    sealed interface Settling {
        /** @param fee what the patron owes for it; may be nothing */
        record Settled(Loan loan, Money fee) implements Settling {}

        record Refused(Refusal reason) implements Settling {}
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

    /** Why something may not be borrowed, renewed or called back. */
    enum Refusal {
        PATRON_UNKNOWN,
        MEMBERSHIP_EXPIRED,
        BORROWING_BLOCKED,
        SUSPENDED,
        OVERDUE_LOANS,
        FEES_OWED,
        LOAN_LIMIT_REACHED,
        /** Of this kind of item. */
        KIND_LIMIT_REACHED,
        ITEM_UNKNOWN,
        ITEM_NOT_LENDABLE,
        ON_LOAN_TO_SOMEBODY_ELSE,
        ON_LOAN_TO_SAME_PATRON,
        HELD_FOR_SOMEBODY_ELSE,
        LOAN_NOT_OPEN,
        SOMEBODY_WAITS,
        NOBODY_WAITS,
        RECALLED,
        RENEWAL_LIMIT_REACHED,
        OVERDUE
    }
}
