package org.carrel.hub.ils;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.hub.catalogue.Catalogue;
import org.carrel.hub.feed.Fact;
import org.carrel.hub.feed.Feed;
import org.carrel.hub.lending.Loan;
import org.carrel.hub.lending.LoanStore;
import org.carrel.hub.reservation.Hold;
import org.carrel.hub.reservation.HoldStore;

/** The feed of a hub beside an existing library system: what changes a loan or a hold is written down as an errand in the same transaction. */
public final class ErrandFeed implements Feed {
    private final Feed feed;
    private final ErrandStore errands;
    private final LoanStore loans;
    private final HoldStore holds;
    private final Catalogue catalogue;

    public ErrandFeed(Feed feed, ErrandStore errands, LoanStore loans, HoldStore holds, Catalogue catalogue) {
        this.feed = feed;
        this.errands = errands;
        this.loans = loans;
        this.holds = holds;
        this.catalogue = catalogue;
    }

    @Override
    public void add(Fact fact, Instant now) {
        feed.add(fact, now);
        if (fact instanceof Fact.LoanMade made) {
            loans.loan(made.loan()).filter(this::concernsIt).ifPresent(loan -> add(Errand.Kind.LEND, loan, now));
        } else if (fact instanceof Fact.LoanEnded ended) {
            kind(ended.how())
                    .ifPresent(kind ->
                            loans.loan(ended.loan()).filter(this::concernsIt).ifPresent(loan -> add(kind, loan, now)));
        } else if (fact instanceof Fact.LoanChanged changed && changed.how().equals("renewed")) {
            loans.loan(changed.loan()).ifPresent(loan -> add(Errand.Kind.RENEW, loan, now));
        } else if (fact instanceof Fact.HoldChanged(var id, var state)) {
            holds.hold(id).ifPresent(hold -> heldOrReleased(hold, state, now));
        }
    }

    /** A hold is placed once and cancelled once; what it is in between, and that it lapsed, the system finds out by itself. */
    private void heldOrReleased(Hold hold, String state, Instant now) {
        boolean placed = state.equals("waiting") && !errands.knows(hold.id());
        if (placed || state.equals("cancelled")) {
            Errand.Subject about =
                    new Errand.Subject.OfHold(hold.id(), hold.request().pickup());
            catalogue.items(hold.request().bib()).stream()
                    .findFirst()
                    .ifPresent(copy -> errands.add(
                            placed ? Errand.Kind.PLACE_HOLD : Errand.Kind.CANCEL_HOLD,
                            about,
                            copy.id(),
                            hold.request().patron(),
                            now));
        }
    }

    private void add(Errand.Kind kind, Loan loan, Instant now) {
        errands.add(kind, new Errand.Subject.OfLoan(loan.id()), loan.item(), loan.patron(), now);
    }

    /** A loan that was over before it was heard of means nothing to it any more once the item has gone to somebody else. */
    private boolean concernsIt(Loan loan) {
        return !(loan instanceof Loan.ReturnedLoan)
                || loans.newest(loan.item())
                        .map(Loan::id)
                        .filter(loan.id()::equals)
                        .isPresent();
    }

    /** Claims and losses are settled by people at the existing system. */
    private static Optional<Errand.Kind> kind(String how) {
        return switch (how) {
            case "returned", "found", "superseded" -> Optional.of(Errand.Kind.RETURN);
            case "undone" -> Optional.of(Errand.Kind.UNDO);
            default -> Optional.empty();
        };
    }

    @Override
    public List<Entry> after(long cursor, int limit) {
        return feed.after(cursor, limit);
    }

    @Override
    public long newest() {
        return feed.newest();
    }

    @Override
    public long oldest() {
        return feed.oldest();
    }
}
