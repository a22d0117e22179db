package org.carrel.hub.lending;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.audit.Occasion;
import org.carrel.hub.feed.Fact;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.ledger.Fee;
import org.carrel.hub.lending.Lending.Parts;
import org.carrel.hub.lending.Loan.OpenLoan;

/** What all of lending shares: the parts, which rule counts, and the writing down of a loan's beginning and end. */
record LoanBook(Parts parts, LoanTerms terms, Supplier<String> ids) {
    Reader reader(PatronId id) {
        return new Reader(id, parts.patrons().patron(id), parts.loans().open(id));
    }

    LoanRule rule(PatronId patron, ItemId item, SiteId at) {
        return rule(parts.patrons().patron(patron).map(Patron::category).orElse(""), item, at);
    }

    LoanRule rule(OpenLoan loan) {
        return rule(loan.patron(), loan.item(), loan.lentAt());
    }

    /** @param category of the patron */
    LoanRule rule(String category, ItemId item, SiteId at) {
        return terms.rule(category, parts.traits().traits(item).kind(), at);
    }

    Instant due(int days, SiteId at, Instant from) {
        return terms.due(days, parts.openings().timetable().days(at), from);
    }

    /** @param loans the open ones of this patron */
    List<Hindrance> hindrances(List<BorrowingRule> rules, Patron patron, List<OpenLoan> loans, Instant now) {
        return BorrowingRule.objections(
                rules,
                new BorrowingRule.Borrower(
                        patron,
                        patron.blocks().contains(Patron.Block.BY_STAFF)
                                ? parts.patrons().blockWords(patron.id())
                                : "",
                        loans,
                        parts.ledger().suspension(patron.id(), terms.day(now)),
                        parts.ledger().owed(patron.id()),
                        terms,
                        now));
    }

    OpenLoan lend(PatronId patron, ItemId item, LoanRule rule, Occasion occasion) {
        Instant now = occasion.now();
        OpenLoan loan = new OpenLoan(
                new LoanId(ids.get()),
                item,
                patron,
                occasion.at(),
                now,
                due(rule.days(), occasion.at(), now),
                0,
                new Loan.Recall.None());
        endUnsettled(item, List.of(loan.id()), occasion);
        parts.loans().add(loan);
        parts.transits().end(item, List.of(loan.id()), now);
        parts.audit().record(occasion.by(), Audit.Action.LOAN_MADE, "loan:" + loan.id(), "patron:" + patron, now);
        parts.feed().add(new Fact.LoanMade(loan.id(), item), now);
        return loan;
    }

    /** A loan of which the hub hears when it is over. */
    Loan.ReturnedLoan lendAndEnd(PatronId patron, Instant began, HandIn handIn, Occasion occasion) {
        ItemId item = handIn.item();
        Instant since = began.isBefore(handIn.when()) ? began : handIn.when();
        OpenLoan opened = new OpenLoan(
                new LoanId(ids.get()),
                item,
                patron,
                occasion.at(),
                since,
                due(rule(patron, item, occasion.at()).days(), occasion.at(), since),
                0,
                new Loan.Recall.None());
        Loan.ReturnedLoan ended = new Loan.ReturnedLoan(opened, handIn.when(), handIn.at());
        parts.loans().addEnded(ended, handIn);
        parts.audit()
                .record(
                        occasion.by(),
                        Audit.Action.LOAN_MADE,
                        "loan:" + ended.id(),
                        "patron:" + patron,
                        occasion.now());
        parts.feed().add(new Fact.LoanMade(ended.id(), item), occasion.now());
        note(ended, "returned", occasion.by(), occasion.now());
        return ended;
    }

    /**
     * An item that was claimed to be returned, or lost, is there after all.
     *
     * @param by the loan that shows it; none or one
     * @return the loan that ended by it; none or one
     */
    List<LoanId> endUnsettled(ItemId item, List<LoanId> by, Occasion occasion) {
        Optional<Loan> unsettled = parts.loans().newest(item).filter(LoanBook::isUnsettled);
        unsettled.ifPresent(before -> {
            Loan.ReturnedLoan found = new Loan.ReturnedLoan(before.opened(), occasion.now(), occasion.at());
            parts.loans().putFound(before, found, by);
            parts.ledger().undoFees(before.id(), Fee.Kind.LOST, occasion.by(), occasion.now());
            note(found, "found", occasion.by(), occasion.now());
        });
        return unsettled.map(Loan::id).stream().toList();
    }

    private static boolean isUnsettled(Loan loan) {
        return loan instanceof Loan.ClaimedLoan || loan instanceof Loan.LostLoan;
    }

    /** What showed that it was there was taken back. */
    void unsettleAgain(LoanId id, Occasion occasion) {
        parts.loans().beforeFound(id).ifPresent(before -> {
            parts.loans().put(before);
            parts.ledger().redoFees(id, Fee.Kind.LOST, occasion.by(), occasion.now());
            note(before, "not-found-after-all", occasion.by(), occasion.now());
        });
    }

    void end(Loan loan, String how, Occasion occasion) {
        end(loan, how, occasion.by(), occasion.now());
    }

    void end(Loan loan, String how, Actor by, Instant now) {
        parts.loans().put(loan);
        note(loan, how, by, now);
    }

    private void note(Loan loan, String how, Actor by, Instant now) {
        parts.audit().record(by, Audit.Action.LOAN_ENDED, "loan:" + loan.id(), how, now);
        parts.feed().add(new Fact.LoanEnded(loan.id(), loan.item(), how), now);
    }
}
