package org.carrel.hub.lending;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.branch.Branch;
import org.carrel.hub.branch.Branches;
import org.carrel.hub.branch.OpenDays;
import org.carrel.hub.catalogue.Catalogue;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.feed.Fact;
import org.carrel.hub.feed.Feed;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.identity.Patrons;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.lending.Loan.SupersededLoan;

/** Lending by the library's terms. */
final class LendingDesk implements Lending {
    private final LoanStore loans;
    private final Catalogue catalogue;
    private final Patrons patrons;
    private final Branches branches;
    private final Demand demand;
    private final Audit audit;
    private final Feed feed;
    private final LoanTerms terms;
    private final Supplier<String> ids;

    LendingDesk(Parts parts, LoanTerms terms, Supplier<String> ids) {
        this.loans = parts.loans();
        this.catalogue = parts.catalogue();
        this.patrons = parts.patrons();
        this.branches = parts.branches();
        this.demand = parts.demand();
        this.audit = parts.audit();
        this.feed = parts.feed();
        this.terms = terms;
        this.ids = ids;
    }

    @Override
    public CheckOut checkOut(PatronId patronId, ItemId itemId, SiteId at, Actor by, Instant now) {
        List<Refusal> refusals = new ArrayList<>();
        Optional<Patron> patron = patrons.patron(patronId);
        patron.ifPresentOrElse(
                known -> refusals.addAll(objections(BorrowingRule.ALL, known, now)),
                () -> refusals.add(Refusal.PATRON_UNKNOWN));
        refusals.addAll(itemObjections(itemId, patronId, now));
        if (!refusals.isEmpty()) {
            return new CheckOut.Refused(refusals);
        }
        OpenLoan loan = lend(patronId, itemId, at, by, now);
        demand.lent(itemId, patronId, loan.id(), now);
        return new CheckOut.Lent(loan);
    }

    private List<Refusal> itemObjections(ItemId itemId, PatronId patron, Instant now) {
        List<Refusal> refusals = new ArrayList<>();
        Optional<Item> item = catalogue.item(itemId);
        if (item.isEmpty()) {
            refusals.add(Refusal.ITEM_UNKNOWN);
        } else if (item.get().use() != Item.Use.LENDABLE) {
            refusals.add(Refusal.ITEM_NOT_LENDABLE);
        }
        loans.open(itemId)
                .ifPresent(open -> refusals.add(
                        open.patron().equals(patron)
                                ? Refusal.ON_LOAN_TO_SAME_PATRON
                                : Refusal.ON_LOAN_TO_SOMEBODY_ELSE));
        boolean keptForAnother = demand.keptFor(itemId, now)
                .map(kept -> !kept.patron().equals(patron))
                .orElse(false);
        if (keptForAnother) {
            refusals.add(Refusal.HELD_FOR_SOMEBODY_ELSE);
        }
        return refusals;
    }

    @Override
    public Collected collect(PatronId patron, ItemId item, SiteId at, Actor by, Instant now) {
        Optional<OpenLoan> standing = loans.open(item);
        if (standing.isPresent() && standing.get().patron().equals(patron)) {
            return new Collected(standing.get(), true, List.of());
        }
        List<SupersededLoan> superseded = new ArrayList<>();
        standing.ifPresent(open -> {
            SupersededLoan ended = new SupersededLoan(open, now);
            end(ended, "superseded", by, now);
            superseded.add(ended);
        });
        return new Collected(lend(patron, item, at, by, now), false, superseded);
    }

    @Override
    public Optional<Loan.UndoneLoan> undo(LoanId id, Actor by, Instant now) {
        return switch (loans.loan(id).orElse(null)) {
            case OpenLoan open -> {
                Loan.UndoneLoan undone = new Loan.UndoneLoan(open, now);
                end(undone, "undone", by, now);
                yield Optional.of(undone);
            }
            case Loan.ReturnedLoan ended -> Optional.empty();
            case Loan.UndoneLoan ended -> Optional.empty();
            case Loan.SupersededLoan ended -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    @Override
    public GivenBack giveBack(ItemId itemId, SiteId at, Actor by, Instant now) {
        Optional<Loan.ReturnedLoan> returned = loans.open(itemId).map(open -> new Loan.ReturnedLoan(open, now, at));
        returned.ifPresent(loan -> end(loan, "returned", by, now));
        Optional<Item> item = catalogue.item(itemId);
        Next next = item.map(known -> next(known, at, now)).orElseGet(Next.ToStaff::new);
        if (returned.isPresent()) {
            return new GivenBack.Returned(returned.get(), next);
        }
        return item.isPresent() ? new GivenBack.WasNotOnLoan(next) : new GivenBack.NotOurs(next);
    }

    private Next next(Item item, SiteId at, Instant now) {
        return switch (item.use()) {
            case WITHDRAWN -> new Next.ToStaff();
            case REFERENCE -> home(item, at);
            case LENDABLE ->
                demand.cameBack(item.id(), now)
                        .<Next>map(kept -> new Next.ToPickup(kept.hold(), kept.pickup()))
                        .orElseGet(() -> home(item, at));
        };
    }

    private static Next home(Item item, SiteId at) {
        return item.branch().equals(at) ? new Next.ToStacks() : new Next.ToBranch(item.branch());
    }

    @Override
    public Renewal renew(LoanId id, Actor by, Instant now) {
        if (!(loans.loan(id).orElse(null) instanceof OpenLoan open)) {
            return new Renewal.Refused(List.of(Refusal.LOAN_NOT_OPEN));
        }
        List<Refusal> refusals = new ArrayList<>();
        Optional<Patron> patron = patrons.patron(open.patron());
        patron.ifPresentOrElse(
                known -> refusals.addAll(objections(BorrowingRule.FOR_RENEWAL, known, now)),
                () -> refusals.add(Refusal.PATRON_UNKNOWN));
        refusals.addAll(renewalObjections(open, now));
        if (!refusals.isEmpty()) {
            return new Renewal.Refused(refusals);
        }
        Instant due = due(open.patron(), open.lentAt(), now);
        OpenLoan renewed = new OpenLoan(
                open.id(),
                open.item(),
                open.patron(),
                open.lentAt(),
                open.since(),
                due.isAfter(open.due()) ? due : open.due(),
                open.renewals() + 1);
        loans.put(renewed);
        audit.record(by, Audit.Action.LOAN_RENEWED, "loan:" + id, "patron:" + open.patron(), now);
        return new Renewal.Renewed(renewed);
    }

    private List<Refusal> renewalObjections(OpenLoan open, Instant now) {
        List<Refusal> refusals = new ArrayList<>();
        if (open.isOverdue(now)) {
            refusals.add(Refusal.OVERDUE);
        }
        if (open.renewals() >= terms.renewalsMax()) {
            refusals.add(Refusal.RENEWAL_LIMIT_REACHED);
        }
        boolean wanted = catalogue
                .item(open.item())
                .map(item -> demand.wanted(item.bib(), now))
                .orElse(false);
        if (wanted) {
            refusals.add(Refusal.SOMEBODY_WAITS);
        }
        return refusals;
    }

    @Override
    public Allowance allowance(PatronId id, Instant now) {
        Optional<Patron> patron = patrons.patron(id);
        if (patron.isEmpty()) {
            return new Allowance.Refused(List.of(Refusal.PATRON_UNKNOWN));
        }
        List<Refusal> objections = objections(BorrowingRule.ALL, patron.get(), now);
        return objections.isEmpty()
                ? new Allowance.UpTo(terms.loansMax() - loans.open(id).size())
                : new Allowance.Refused(objections);
    }

    @Override
    public Optional<Loan> loan(LoanId id) {
        return loans.loan(id);
    }

    @Override
    public Optional<OpenLoan> openLoan(ItemId item) {
        return loans.open(item);
    }

    @Override
    public List<OpenLoan> openLoans(PatronId patron) {
        return loans.open(patron);
    }

    private List<Refusal> objections(List<BorrowingRule> rules, Patron patron, Instant now) {
        int open = loans.open(patron.id()).size();
        return BorrowingRule.objections(rules, new BorrowingRule.Borrower(patron, open, terms, now));
    }

    private OpenLoan lend(PatronId patron, ItemId item, SiteId at, Actor by, Instant now) {
        OpenLoan loan = new OpenLoan(new LoanId(ids.get()), item, patron, at, now, due(patron, at, now), 0);
        loans.add(loan);
        audit.record(by, Audit.Action.LOAN_MADE, "loan:" + loan.id(), "patron:" + patron, now);
        feed.add(new Fact.LoanMade(loan.id(), item), now);
        return loan;
    }

    private void end(Loan loan, String how, Actor by, Instant now) {
        loans.put(loan);
        audit.record(by, Audit.Action.LOAN_ENDED, "loan:" + loan.id(), how, now);
        feed.add(new Fact.LoanEnded(loan.id(), loan.item(), how), now);
    }

    private Instant due(PatronId patron, SiteId at, Instant now) {
        String category = patrons.patron(patron).map(Patron::category).orElse("");
        OpenDays open = branches.branch(at).map(Branch::openDays).orElse(OpenDays.ALWAYS);
        return terms.due(category, open, now);
    }
}
