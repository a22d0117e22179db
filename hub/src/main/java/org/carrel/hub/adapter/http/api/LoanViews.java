package org.carrel.hub.adapter.http.api;

import java.time.Instant;
import java.util.Optional;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.ledger.Money;
import org.carrel.hub.lending.Lending.GivenBack;
import org.carrel.hub.lending.Lending.Next;
import org.carrel.hub.lending.Loan;
import org.carrel.hub.lending.Loan.OpenLoan;

/** Loans and returns as the API shows them. */
final class LoanViews {
    /** What a loan has come to. */
    enum State {
        OPEN,
        OVERDUE,
        RETURNED,
        UNDONE,
        SUPERSEDED,
        CLAIMED_RETURNED,
        LOST
    }

    /** Where a returned copy goes. */
    enum Destination {
        STACKS,
        OTHER_BRANCH,
        PICKUP,
        PARTNER_LIBRARY,
        STAFF
    }

    /** What came of a copy that was brought. */
    enum Outcome {
        RETURNED,
        PARTS_MISSING,
        WAS_NOT_ON_LOAN,
        NOT_IN_THE_CATALOGUE
    }

    record Shown(Loan loan, Instant now) {}

    static final Schema MONEY = Schema.matching("[0-9]{1,9}(\\.[0-9]{1,4})?", 16);

    static final View<Shown> LOAN = View.<Shown>named("Loan")
            .text("id", 64, "Its id.", shown -> shown.loan().id())
            .text("item", 64, "The copy.", shown -> shown.loan().item())
            .text("patron", 64, "The patron's id.", shown -> shown.loan().patron())
            .word("state", State.class, "What it has come to.", LoanViews::state)
            .text(
                    "branch",
                    32,
                    "Where it was lent.",
                    shown -> shown.loan().opened().lentAt())
            .moment("since", "When it was lent.", shown -> shown.loan().opened().since())
            .moment(
                    "due",
                    "The first moment at which it is overdue.",
                    shown -> shown.loan().opened().due())
            .member(
                    "renewals",
                    new Schema.Whole(0, 100),
                    "How often it was renewed.",
                    shown -> shown.loan().opened().renewals())
            .perhaps("recalled", Schema.moment(), "When it was called back.", shown -> recalled(shown.loan()))
            .perhaps(
                    "ended",
                    Schema.moment(),
                    "When it ended.",
                    shown -> ended(shown.loan()).map(View::moment));

    static final View<GivenBack> RETURN = View.<GivenBack>named("Return")
            .word("outcome", Outcome.class, "What came of it.", LoanViews::outcome)
            .member(
                    "wasOnLoan",
                    new Schema.Truth(),
                    "Whether a loan ended by it.",
                    given -> given instanceof GivenBack.Returned)
            .word("next", Destination.class, "Where the copy goes now.", given -> destination(given.next()))
            .perhaps(
                    "branch",
                    Ids.SLUG,
                    "To which branch.",
                    given -> branch(given.next()).map(SiteId::value))
            .perhaps("library", Schema.text(64), "To which library of the alliance.", given -> partner(given.next()))
            .perhaps(
                    "hold",
                    Ids.KEY,
                    "For which hold.",
                    given -> hold(given.next()).map(HoldId::value))
            .perhaps(
                    "lateDays",
                    new Schema.Whole(0, 100_000),
                    "How many days late it came.",
                    given -> given instanceof GivenBack.Returned back
                            ? Optional.of(back.late().days())
                            : Optional.empty())
            .perhaps(
                    "suspendedDays",
                    new Schema.Whole(0, 2_000),
                    "How many days without borrowing that costs.",
                    given -> given instanceof GivenBack.Returned back
                            ? Optional.of(back.late().suspended())
                            : Optional.empty())
            .perhaps(
                    "fine",
                    MONEY,
                    "What it costs in money.",
                    given -> given instanceof GivenBack.Returned back
                            ? Optional.of(back.late().fine().toString())
                            : Optional.empty())
            .perhaps(
                    "partsExpected",
                    new Schema.Whole(1, 99),
                    "Of how many pieces it is, when some are missing.",
                    given -> given instanceof GivenBack.Incomplete some ? Optional.of(some.parts()) : Optional.empty());

    private LoanViews() {}

    static Optional<String> amount(Money money) {
        return money.isNone() ? Optional.empty() : Optional.of(money.toString());
    }

    private static State state(Shown shown) {
        return switch (shown.loan()) {
            case OpenLoan open -> open.isOverdue(shown.now()) ? State.OVERDUE : State.OPEN;
            case Loan.ReturnedLoan _ -> State.RETURNED;
            case Loan.UndoneLoan _ -> State.UNDONE;
            case Loan.SupersededLoan _ -> State.SUPERSEDED;
            case Loan.ClaimedLoan _ -> State.CLAIMED_RETURNED;
            case Loan.LostLoan _ -> State.LOST;
        };
    }

    private static Optional<String> recalled(Loan loan) {
        return switch (loan.opened().recall()) {
            case Loan.Recall.None() -> Optional.empty();
            case Loan.Recall.Since(Instant at, Instant _) -> Optional.of(View.moment(at));
        };
    }

    private static Optional<Instant> ended(Loan loan) {
        return switch (loan) {
            case OpenLoan _ -> Optional.empty();
            case Loan.ReturnedLoan ended -> Optional.of(ended.returned());
            case Loan.UndoneLoan ended -> Optional.of(ended.undone());
            case Loan.SupersededLoan ended -> Optional.of(ended.superseded());
            case Loan.ClaimedLoan ended -> Optional.of(ended.claimed());
            case Loan.LostLoan ended -> Optional.of(ended.lost());
        };
    }

    private static Outcome outcome(GivenBack given) {
        return switch (given) {
            case GivenBack.Returned _ -> Outcome.RETURNED;
            case GivenBack.Incomplete _ -> Outcome.PARTS_MISSING;
            case GivenBack.WasNotOnLoan _ -> Outcome.WAS_NOT_ON_LOAN;
            case GivenBack.NotOurs _ -> Outcome.NOT_IN_THE_CATALOGUE;
        };
    }

    private static Destination destination(Next next) {
        return switch (next) {
            case Next.ToStacks _ -> Destination.STACKS;
            case Next.ToBranch _ -> Destination.OTHER_BRANCH;
            case Next.ToPickup _ -> Destination.PICKUP;
            case Next.ToPartner _ -> Destination.PARTNER_LIBRARY;
            case Next.ToStaff _ -> Destination.STAFF;
        };
    }

    private static Optional<SiteId> branch(Next next) {
        return switch (next) {
            case Next.ToBranch to -> Optional.of(to.branch());
            case Next.ToPickup to -> Optional.of(to.branch());
            case Next.ToStacks _, Next.ToPartner _, Next.ToStaff _ -> Optional.empty();
        };
    }

    private static Optional<String> partner(Next next) {
        return next instanceof Next.ToPartner(String code) ? Optional.of(code) : Optional.empty();
    }

    private static Optional<HoldId> hold(Next next) {
        return next instanceof Next.ToPickup to ? Optional.of(to.hold()) : Optional.empty();
    }
}
