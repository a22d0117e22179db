package org.carrel.hub.adapter.http.api;

import java.util.Optional;
import org.carrel.hub.adapter.http.Schema;
import org.carrel.hub.adapter.http.View;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.lending.Hindrance;

/** Why a patron may not borrow: the reason, until when, and what ends it. */
final class HindranceView {
    private HindranceView() {}

    private enum Why {
        MEMBERSHIP_EXPIRED,
        BORROWING_BLOCKED,
        SUSPENDED,
        OVERDUE_LOANS,
        FEES_OWED,
        LOAN_LIMIT_REACHED
    }

    /** What a patron can do about it. */
    private enum Remedy {
        RENEW_MEMBERSHIP,
        ASK_AT_DESK,
        WAIT,
        RETURN_ITEMS,
        PAY
    }

    static final View<Hindrance> ALL = View.<Hindrance>named("Hindrance")
            .word(
                    "reason",
                    Why.class,
                    "What keeps them from borrowing.",
                    hindrance -> Why.valueOf(hindrance.refusal().name()))
            .word("remedy", Remedy.class, "What the patron can do about it.", HindranceView::remedy)
            .perhaps("lastDay", Schema.text(10), "The last day of it, or of the membership.", HindranceView::lastDay)
            .perhaps(
                    "againFrom",
                    Schema.text(10),
                    "The first day on which they may borrow again by waiting.",
                    HindranceView::againFrom)
            .perhaps("words", Schema.text(255), "What was said when borrowing was stopped.", HindranceView::words)
            .perhaps("count", new Schema.Whole(0, 100_000), "How many are overdue, or the limit.", HindranceView::count)
            .perhaps("owed", LoanViews.MONEY, "How much is owed.", HindranceView::owed);

    private static Remedy remedy(Hindrance hindrance) {
        return switch (hindrance) {
            case Hindrance.MembershipExpired _ -> Remedy.RENEW_MEMBERSHIP;
            case Hindrance.OnRecord(Patron.Block block, String _) ->
                switch (block) {
                    case OVERDUE_ITEMS -> Remedy.RETURN_ITEMS;
                    case UNPAID_FEES -> Remedy.PAY;
                    case BY_STAFF -> Remedy.ASK_AT_DESK;
                };
            case Hindrance.Suspended _ -> Remedy.WAIT;
            case Hindrance.OverdueLoans _, Hindrance.LoanLimitReached _ -> Remedy.RETURN_ITEMS;
            case Hindrance.FeesOwed _ -> Remedy.PAY;
        };
    }

    private static Optional<String> lastDay(Hindrance hindrance) {
        return switch (hindrance) {
            case Hindrance.MembershipExpired it -> Optional.of(it.last().toString());
            case Hindrance.Suspended it -> Optional.of(it.last().toString());
            case Hindrance.OnRecord _, Hindrance.OverdueLoans _, Hindrance.FeesOwed _, Hindrance.LoanLimitReached _ ->
                Optional.empty();
        };
    }

    private static Optional<String> againFrom(Hindrance hindrance) {
        return hindrance instanceof Hindrance.Suspended it
                ? Optional.of(it.last().plusDays(1).toString())
                : Optional.empty();
    }

    private static Optional<String> words(Hindrance hindrance) {
        return hindrance instanceof Hindrance.OnRecord(Patron.Block _, String words)
                ? Optional.of(words).filter(said -> !said.isEmpty())
                : Optional.empty();
    }

    private static Optional<Integer> count(Hindrance hindrance) {
        return switch (hindrance) {
            case Hindrance.OverdueLoans it -> Optional.of(it.count());
            case Hindrance.LoanLimitReached it -> Optional.of(it.limit());
            case Hindrance.MembershipExpired _, Hindrance.Suspended _, Hindrance.OnRecord _, Hindrance.FeesOwed _ ->
                Optional.empty();
        };
    }

    private static Optional<String> owed(Hindrance hindrance) {
        return hindrance instanceof Hindrance.FeesOwed it
                ? Optional.of(it.owed().toString())
                : Optional.empty();
    }
}
