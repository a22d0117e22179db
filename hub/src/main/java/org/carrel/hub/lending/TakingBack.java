package org.carrel.hub.lending;

import java.time.Instant;
import java.util.Optional;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.audit.Occasion;
import org.carrel.hub.feed.Fact;
import org.carrel.hub.ledger.Fee;
import org.carrel.hub.ledger.Money;
import org.carrel.hub.lending.Lending.Parts;
import org.carrel.hub.lending.Lending.UndoRefusal;
import org.carrel.hub.lending.Lending.Undoing;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.lending.Loan.ReturnedLoan;

/** Loans and returns taken back, as if they had not been, while nothing that cannot be taken back has followed from them. */
final class TakingBack {
    private final LoanBook book;
    private final Parts parts;

    TakingBack(LoanBook book) {
        this.book = book;
        this.parts = book.parts();
    }

    Undoing undoCheckOut(PatronId patron, ItemId item, Occasion occasion) {
        Optional<OpenLoan> found =
                parts.loans().open(item).filter(open -> open.patron().equals(patron));
        if (found.isEmpty()) {
            return new Undoing.NotUndone(UndoRefusal.NOT_ON_LOAN);
        }
        OpenLoan open = found.get();
        if (open.renewals() > 0) {
            return new Undoing.NotUndone(UndoRefusal.RENEWED_SINCE);
        }
        if (isTooLate(open.since(), occasion.now())) {
            return new Undoing.NotUndone(UndoRefusal.TOO_LATE);
        }
        return undone(open, occasion);
    }

    Undoing undoUnhanded(LoanId id, Occasion occasion) {
        return parts.loans().loan(id).orElse(null) instanceof OpenLoan open
                ? undone(open, occasion)
                : new Undoing.NotUndone(UndoRefusal.NOT_ON_LOAN);
    }

    private Undoing undone(OpenLoan open, Occasion occasion) {
        Loan.UndoneLoan undone = new Loan.UndoneLoan(open, occasion.now());
        book.end(undone, "undone", occasion);
        Money refund = parts.ledger().undoFees(open.id(), Fee.Kind.LOAN, occasion.by(), occasion.now());
        parts.transits().reopenEndedBy(open.id());
        parts.loans().foundBy(open.id()).forEach(id -> book.unsettleAgain(id, occasion));
        parts.demand().undoLent(open.id(), occasion.now());
        return new Undoing.Undone(undone, refund);
    }

    Undoing undoReturn(ItemId item, Occasion occasion) {
        if (!(parts.loans().newest(item).orElse(null) instanceof ReturnedLoan returned)) {
            return new Undoing.NotUndone(UndoRefusal.NOT_RETURNED);
        }
        if (isTooLate(returned.returned(), occasion.now())) {
            return new Undoing.NotUndone(UndoRefusal.TOO_LATE);
        }
        if (!parts.demand().returnCanBeUndone(item, returned.id())) {
            return new Undoing.NotUndone(UndoRefusal.GIVEN_AWAY_SINCE);
        }
        Optional<Loan> unsettled = parts.loans().beforeFound(returned.id());
        if (unsettled.isPresent()) {
            book.unsettleAgain(returned.id(), occasion);
            parts.demand().undoReturned(returned.id(), occasion.now());
            parts.transits().forgetBegunBy(returned.id());
            parts.handIns().undo(returned.id());
            return new Undoing.Undone(unsettled.get(), Money.none(parts.ledger().currency()));
        }
        OpenLoan open = returned.opened();
        parts.loans().put(open);
        parts.demand().undoReturned(open.id(), occasion.now());
        parts.transits().forgetBegunBy(open.id());
        parts.handIns().undo(open.id());
        parts.ledger().undoPenalty(open.patron(), open.id(), occasion.by(), occasion.now());
        Money refund = parts.ledger().undoFees(open.id(), Fee.Kind.OVERDUE, occasion.by(), occasion.now());
        parts.audit()
                .record(
                        occasion.by(),
                        Audit.Action.RETURN_UNDONE,
                        "loan:" + open.id(),
                        "patron:" + open.patron(),
                        occasion.now());
        parts.feed().add(new Fact.LoanMade(open.id(), item), occasion.now());
        return new Undoing.Undone(open, refund);
    }

    private boolean isTooLate(Instant done, Instant now) {
        return done.plus(book.terms().undoWithin()).isBefore(now);
    }
}
