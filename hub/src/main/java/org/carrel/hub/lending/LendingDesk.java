package org.carrel.hub.lending;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.audit.Occasion;
import org.carrel.hub.feed.Fact;
import org.carrel.hub.ledger.Fee;
import org.carrel.hub.ledger.Money;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.lending.Loan.Recall;
import org.carrel.hub.lending.Loan.SupersededLoan;
import org.carrel.hub.notice.Notices.LoanNews;

/** Lending by the library's terms. */
final class LendingDesk implements Lending {
    /** No loan is told to last longer. */
    private static final Duration TOLD_MAX = Duration.ofDays(366);

    private final LoanBook book;
    private final Parts parts;
    private final LoanStore loans;
    private final GivingBack givingBack;
    private final TakingBack takingBack;

    LendingDesk(LoanBook book) {
        this.book = book;
        this.parts = book.parts();
        this.loans = parts.loans();
        this.givingBack = new GivingBack(book);
        this.takingBack = new TakingBack(book);
    }

    @Override
    public CheckOut checkOut(PatronId patron, ItemId item, boolean feeAgreed, Occasion occasion) {
        LendingRule.Wish wish = wish(patron, item, occasion.at(), occasion.now());
        List<Refusal> refusals = objections(wish);
        if (!refusals.isEmpty()) {
            return new CheckOut.Refused(refusals);
        }
        Money fee = wish.rule().fee();
        if (!fee.isNone() && !feeAgreed) {
            return new CheckOut.FeeFirst(fee);
        }
        OpenLoan loan = book.lend(patron, item, wish.rule(), occasion);
        if (!fee.isNone()) {
            parts.ledger().charge(patron, Fee.Kind.LOAN, List.of(loan.id()), fee, occasion.by(), occasion.now());
        }
        parts.demand().lent(loan, wish.copy(), occasion.now());
        return new CheckOut.Lent(loan, fee);
    }

    @Override
    public List<Refusal> objections(PatronId patron, ItemId item, SiteId at, Instant now) {
        return objections(wish(patron, item, at, now));
    }

    private LendingRule.Wish wish(PatronId patron, ItemId item, SiteId at, Instant now) {
        Reader reader = book.reader(patron);
        return new LendingRule.Wish(
                reader,
                item,
                parts.catalogue().item(item),
                loans.open(item),
                book.rule(reader.category(), item, at),
                book,
                now);
    }

    private List<Refusal> objections(LendingRule.Wish wish) {
        List<Refusal> refusals = new ArrayList<>(borrowing(BorrowingRule.ALL, wish.reader(), wish.now()));
        refusals.addAll(LendingRule.objections(wish));
        return refusals;
    }

    private List<Refusal> borrowing(List<BorrowingRule> rules, Reader reader, Instant now) {
        return reader.patron()
                .map(patron -> book.hindrances(rules, patron, reader.loans(), now).stream()
                        .map(Hindrance::refusal)
                        .distinct()
                        .toList())
                .orElse(List.of(Refusal.PATRON_UNKNOWN));
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
            book.end(ended, "superseded", by, now);
            superseded.add(ended);
        });
        OpenLoan loan = book.lend(patron, item, book.rule(patron, item, at), new Occasion(at, by, now));
        return new Collected(loan, false, superseded);
    }

    @Override
    public Loan.ReturnedLoan collectedBefore(HandIn handIn, PatronId patron, Instant began, Actor by, Instant now) {
        for (LoanId id : handIn.ended()) {
            if (loans.loan(id).orElse(null) instanceof Loan.ReturnedLoan known
                    && known.patron().equals(patron)) {
                return known;
            }
        }
        Loan.ReturnedLoan ended = book.lendAndEnd(patron, began, handIn, new Occasion(handIn.at(), by, now));
        parts.handIns().ended(handIn, ended.id());
        return ended;
    }

    @Override
    public void offerAgain(Loan.ReturnedLoan loan, Instant now) {
        givingBack.offerAgain(loan, now);
    }

    @Override
    public Collected accept(PatronId patron, ItemId item, Optional<Instant> toldDue, Occasion occasion) {
        Collected collected = collect(patron, item, occasion.at(), occasion.by(), occasion.now());
        if (collected.stoodAlready()) {
            return collected;
        }
        parts.demand().lent(collected.loan(), parts.catalogue().item(item), occasion.now());
        Optional<OpenLoan> asTold = sensible(toldDue, collected.loan().since()).map(collected.loan()::dueAsTold);
        asTold.ifPresent(loans::put);
        return new Collected(asTold.orElse(collected.loan()), false, collected.superseded());
    }

    /** A terminal whose clock is wrong tells days that nobody can have been told. */
    private static Optional<Instant> sensible(Optional<Instant> toldDue, Instant since) {
        return toldDue.filter(due -> due.isAfter(since) && due.isBefore(since.plus(TOLD_MAX)));
    }

    @Override
    public Optional<Loan.UndoneLoan> undo(LoanId id, Actor by, Instant now) {
        if (!(loans.loan(id).orElse(null) instanceof OpenLoan open)) {
            return Optional.empty();
        }
        Loan.UndoneLoan undone = new Loan.UndoneLoan(open, now);
        book.end(undone, "undone", by, now);
        return Optional.of(undone);
    }

    @Override
    public Undoing undoCheckOut(PatronId patron, ItemId item, Occasion occasion) {
        return takingBack.undoCheckOut(patron, item, occasion);
    }

    @Override
    public GivenBack giveBack(ComingBack what, Occasion occasion) {
        return givingBack.giveBack(what, occasion);
    }

    @Override
    public Undoing undoUnhanded(LoanId loan, Occasion occasion) {
        return takingBack.undoUnhanded(loan, occasion);
    }

    @Override
    public Next whereTo(ItemId item, SiteId at, Instant now) {
        return givingBack.whereTo(item, at, now);
    }

    @Override
    public Undoing undoReturn(ItemId item, Occasion occasion) {
        return takingBack.undoReturn(item, occasion);
    }

    @Override
    public Renewal renew(LoanId id, Actor by, Instant now) {
        if (!(loans.loan(id).orElse(null) instanceof OpenLoan open)) {
            return new Renewal.Refused(List.of(Refusal.LOAN_NOT_OPEN));
        }
        List<Refusal> refusals = renewalObjections(open, now);
        return refusals.isEmpty()
                ? renewed(open, book.due(book.rule(open).days(), open.lentAt(), now), by, now)
                : new Renewal.Refused(refusals);
    }

    @Override
    public Renewal acceptRenewal(LoanId id, Optional<Instant> toldDue, Actor by, Instant now) {
        if (!(loans.loan(id).orElse(null) instanceof OpenLoan open)) {
            return new Renewal.Refused(List.of(Refusal.LOAN_NOT_OPEN));
        }
        Instant byRule = book.due(book.rule(open).days(), open.lentAt(), now);
        return renewed(open, sensible(toldDue, now).orElse(byRule), by, now);
    }

    private Renewal renewed(OpenLoan open, Instant due, Actor by, Instant now) {
        OpenLoan renewed = open.renewedUntil(due.isAfter(open.due()) ? due : open.due());
        loans.put(renewed);
        parts.audit().record(by, Audit.Action.LOAN_RENEWED, "loan:" + open.id(), "patron:" + open.patron(), now);
        parts.feed().add(new Fact.LoanChanged(open.id(), open.item(), "renewed"), now);
        return new Renewal.Renewed(renewed);
    }

    @Override
    public Optional<OpenLoan> dueAsTold(LoanId id, Instant due, Actor by, Instant now) {
        if (!(loans.loan(id).orElse(null) instanceof OpenLoan open)
                || open.due().equals(due)) {
            return Optional.empty();
        }
        OpenLoan told = open.dueAsTold(due);
        loans.put(told);
        parts.audit().record(by, Audit.Action.LOAN_RENEWED, "loan:" + id, "patron:" + open.patron(), now);
        parts.feed().add(new Fact.LoanChanged(id, open.item(), "due-told"), now);
        return Optional.of(told);
    }

    @Override
    public List<Refusal> renewalObjections(OpenLoan loan, Instant now) {
        List<Refusal> refusals = new ArrayList<>(borrowing(BorrowingRule.FOR_RENEWAL, book.reader(loan.patron()), now));
        refusals.addAll(RenewalRule.objections(new RenewalRule.Wish(loan, book, now)));
        return refusals;
    }

    @Override
    public Recalling recall(LoanId id, Actor by, Instant now) {
        if (!(loans.loan(id).orElse(null) instanceof OpenLoan open)) {
            return new Recalling.Refused(Refusal.LOAN_NOT_OPEN);
        }
        if (open.recall() instanceof Recall.Since) {
            return new Recalling.Refused(Refusal.RECALLED);
        }
        if (!parts.demand().wanted(open.item(), now)) {
            return new Recalling.Refused(Refusal.NOBODY_WAITS);
        }
        Instant due = book.due(book.rule(open).recall(), open.lentAt(), now);
        OpenLoan recalled = open.recalledUntil(due.isBefore(open.due()) ? due : open.due(), now);
        loans.put(recalled);
        parts.audit().record(by, Audit.Action.LOAN_RECALLED, "loan:" + id, "patron:" + open.patron(), now);
        parts.feed().add(new Fact.LoanChanged(id, open.item(), "recalled"), now);
        parts.notices()
                .loanRecalled(
                        new LoanNews(
                                open.patron(),
                                open.lentAt(),
                                recalled.due(),
                                0,
                                List.of(new LoanNews.Lent(id, open.item()))),
                        now);
        return new Recalling.Recalled(recalled);
    }

    @Override
    public Settling claimReturned(LoanId id, Actor by, Instant now) {
        if (!(loans.loan(id).orElse(null) instanceof OpenLoan open)) {
            return new Settling.Refused(Refusal.LOAN_NOT_OPEN);
        }
        Loan.ClaimedLoan claimed = new Loan.ClaimedLoan(open, now);
        book.end(claimed, "claimed-returned", by, now);
        return new Settling.Settled(claimed, Money.none(parts.ledger().currency()));
    }

    @Override
    public Settling declareLost(LoanId id, Actor by, Instant now) {
        Optional<Loan> found = loans.loan(id);
        if (!(found.orElse(null) instanceof OpenLoan) && !(found.orElse(null) instanceof Loan.ClaimedLoan)) {
            return new Settling.Refused(Refusal.LOAN_NOT_OPEN);
        }
        Loan.LostLoan lost = new Loan.LostLoan(found.get().opened(), now);
        book.end(lost, "lost", by, now);
        Money price = new Money(
                parts.traits().traits(lost.item()).priceMinor(), parts.ledger().currency());
        if (!price.isNone()) {
            parts.ledger().charge(lost.patron(), Fee.Kind.LOST, List.of(id), price, by, now);
        }
        return new Settling.Settled(lost, price);
    }

    @Override
    public Allowance allowance(PatronId id, Instant now) {
        Reader reader = book.reader(id);
        List<Refusal> objections = borrowing(BorrowingRule.ALL, reader, now);
        return objections.isEmpty()
                ? new Allowance.UpTo(book.terms().loansMax() - reader.loans().size())
                : new Allowance.Refused(objections);
    }

    @Override
    public List<Hindrance> hindrances(PatronId id, Instant now) {
        Reader reader = book.reader(id);
        return reader.patron()
                .map(patron -> book.hindrances(BorrowingRule.ALL, patron, reader.loans(), now))
                .orElse(List.of());
    }

    @Override
    public LoanTerms terms() {
        return book.terms();
    }

    @Override
    public Money fee(PatronId patron, ItemId item, SiteId at) {
        return book.rule(patron, item, at).fee();
    }

    @Override
    public ItemTraits traits(ItemId item) {
        return parts.traits().traits(item);
    }

    @Override
    public void put(ItemTraits traits) {
        parts.traits().put(traits);
    }

    @Override
    public Optional<Transit> transit(ItemId item) {
        return parts.transits().open(item);
    }

    @Override
    public List<Transit> transits(SiteId branch, int limit) {
        return parts.transits().openAt(branch, limit);
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
    public Optional<Loan> newestLoan(ItemId item) {
        return loans.newest(item);
    }

    @Override
    public List<OpenLoan> openLoans(PatronId patron) {
        return loans.open(patron);
    }

    @Override
    public List<Loan> unsettledLoans(PatronId patron) {
        return loans.unsettled(patron);
    }
}
