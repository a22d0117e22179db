package org.carrel.hub.kiosk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.message.kiosk.Amount;
import org.carrel.contract.message.kiosk.Block;
import org.carrel.contract.message.kiosk.HoldRefusal;
import org.carrel.contract.message.kiosk.LoanRefusal;
import org.carrel.contract.message.kiosk.Remark;
import org.carrel.contract.message.kiosk.Work;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.ledger.Money;
import org.carrel.hub.lending.Hindrance;
import org.carrel.hub.lending.Lending;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.reservation.Reservations;

/** The hub's values in the words of the contract. */
final class Lines {
    /** A screen shows no more of a title, and many have to fit into one answer. */
    private static final int TITLE_CHARACTERS = 120;

    private static final int AUTHOR_CHARACTERS = 60;

    private final KioskParts parts;
    private final ZoneId zone;

    Lines(KioskParts parts, ZoneId zone) {
        this.parts = parts;
        this.zone = zone;
    }

    /** The last day on which it is not overdue: {@code due} is the midnight that ends it. */
    LocalDate last(OpenLoan loan) {
        return day(loan.due().minusMillis(1));
    }

    LocalDate day(Instant when) {
        return LocalDate.ofInstant(when, zone);
    }

    Work work(ItemId item) {
        return parts.catalogue().item(item).map(Item::bib).map(this::work).orElse(Work.UNKNOWN);
    }

    Work work(BibId bib) {
        return parts.catalogue().bib(bib).map(Lines::work).orElse(Work.UNKNOWN);
    }

    static Work work(Bib bib) {
        return new Work(cut(bib.title(), TITLE_CHARACTERS), cut(bib.author(), AUTHOR_CHARACTERS));
    }

    /** Never through a surrogate pair. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }

    List<Remark> remarks(ItemId item) {
        int pieces = parts.lending().traits(item).parts();
        return pieces > 1 ? List.of(new Remark.SetOf(pieces)) : List.of();
    }

    static Amount amount(Money money) {
        return new Amount(money.minor(), money.currency());
    }

    static Block block(Hindrance hindrance) {
        return switch (hindrance) {
            case Hindrance.MembershipExpired(var last) -> new Block.MembershipExpired(last);
            case Hindrance.OnRecord(var block, var words) ->
                words.isEmpty()
                        ? new Block.OnRecord(recorded(block))
                        : new Block.Explained(recorded(block), cut(words, TITLE_CHARACTERS));
            case Hindrance.Suspended(var last) -> new Block.Suspended(last);
            case Hindrance.OverdueLoans(int count) -> new Block.OverdueLoans(count);
            case Hindrance.FeesOwed(var owed, var limit) -> new Block.FeesOwed(amount(owed), amount(limit));
            case Hindrance.LoanLimitReached(int limit) -> new Block.LoanLimitReached(limit);
        };
    }

    private static Block.RecordedBlock recorded(Patron.Block block) {
        return switch (block) {
            case OVERDUE_ITEMS -> Block.RecordedBlock.OVERDUE_ITEMS;
            case UNPAID_FEES -> Block.RecordedBlock.UNPAID_FEES;
            case BY_STAFF -> Block.RecordedBlock.BY_STAFF;
        };
    }

    static List<LoanRefusal> loanRefusals(List<Lending.Refusal> reasons) {
        return reasons.stream().map(Lines::refusal).distinct().toList();
    }

    private static LoanRefusal refusal(Lending.Refusal reason) {
        return switch (reason) {
            // A grant is for a patron who is there; one who was removed a moment ago may borrow nothing.
            case PATRON_UNKNOWN, BORROWING_BLOCKED -> LoanRefusal.BORROWING_BLOCKED;
            case MEMBERSHIP_EXPIRED -> LoanRefusal.MEMBERSHIP_EXPIRED;
            case SUSPENDED -> LoanRefusal.SUSPENDED;
            case OVERDUE_LOANS -> LoanRefusal.OVERDUE_LOANS;
            case FEES_OWED -> LoanRefusal.FEES_OWED;
            case LOAN_LIMIT_REACHED -> LoanRefusal.LOAN_LIMIT_REACHED;
            case KIND_LIMIT_REACHED -> LoanRefusal.KIND_LIMIT_REACHED;
            case ITEM_UNKNOWN -> LoanRefusal.ITEM_UNKNOWN;
            case ITEM_NOT_LENDABLE -> LoanRefusal.ITEM_NOT_LENDABLE;
            case ON_LOAN_TO_SOMEBODY_ELSE -> LoanRefusal.ON_LOAN_TO_SOMEBODY_ELSE;
            case ON_LOAN_TO_SAME_PATRON -> LoanRefusal.ON_LOAN_TO_SAME_PATRON;
            case HELD_FOR_SOMEBODY_ELSE -> LoanRefusal.HELD_FOR_SOMEBODY_ELSE;
            case LOAN_NOT_OPEN -> LoanRefusal.LOAN_NOT_OPEN;
            case SOMEBODY_WAITS -> LoanRefusal.SOMEBODY_WAITS;
            case RECALLED -> LoanRefusal.RECALLED;
            case RENEWAL_LIMIT_REACHED -> LoanRefusal.RENEWAL_LIMIT_REACHED;
            case OVERDUE -> LoanRefusal.OVERDUE;
            case NOBODY_WAITS -> throw new IllegalArgumentException("nothing is called back at a kiosk");
        };
    }

    static List<HoldRefusal> holdRefusals(List<Reservations.Refusal> reasons) {
        return reasons.stream().map(Lines::refusal).distinct().toList();
    }

    private static HoldRefusal refusal(Reservations.Refusal reason) {
        return switch (reason) {
            case PATRON_UNKNOWN, BORROWING_BLOCKED -> HoldRefusal.BORROWING_BLOCKED;
            case MEMBERSHIP_EXPIRED -> HoldRefusal.MEMBERSHIP_EXPIRED;
            case TITLE_UNKNOWN -> HoldRefusal.TITLE_UNKNOWN;
            case BRANCH_UNKNOWN -> HoldRefusal.BRANCH_UNKNOWN;
            case NOTHING_LENDABLE -> HoldRefusal.NOTHING_LENDABLE;
            case ALREADY_HELD -> HoldRefusal.ALREADY_HELD;
            case ALREADY_BORROWED -> HoldRefusal.ALREADY_BORROWED;
            case HOLD_LIMIT_REACHED -> HoldRefusal.HOLD_LIMIT_REACHED;
        };
    }

    static Finding.Reason reason(Lending.Refusal despite) {
        return switch (despite) {
            case MEMBERSHIP_EXPIRED -> Finding.Reason.MEMBERSHIP_EXPIRED;
            case BORROWING_BLOCKED -> Finding.Reason.BORROWING_BLOCKED;
            case SUSPENDED -> Finding.Reason.SUSPENDED;
            case OVERDUE_LOANS -> Finding.Reason.OVERDUE_LOANS;
            case FEES_OWED -> Finding.Reason.FEES_OWED;
            case LOAN_LIMIT_REACHED -> Finding.Reason.LOAN_LIMIT_REACHED;
            case KIND_LIMIT_REACHED -> Finding.Reason.KIND_LIMIT_REACHED;
            case ITEM_UNKNOWN -> Finding.Reason.ITEM_UNKNOWN;
            case ITEM_NOT_LENDABLE -> Finding.Reason.ITEM_NOT_LENDABLE;
            case ON_LOAN_TO_SOMEBODY_ELSE -> Finding.Reason.ON_LOAN_TO_SOMEBODY_ELSE;
            case HELD_FOR_SOMEBODY_ELSE -> Finding.Reason.HELD_FOR_SOMEBODY_ELSE;
            case PATRON_UNKNOWN -> Finding.Reason.CARD_UNKNOWN;
            case ON_LOAN_TO_SAME_PATRON,
                    LOAN_NOT_OPEN,
                    SOMEBODY_WAITS,
                    NOBODY_WAITS,
                    RECALLED,
                    RENEWAL_LIMIT_REACHED,
                    OVERDUE -> throw new IllegalArgumentException(despite + " is no objection to a loan that was made");
        };
    }

    static <T> List<T> atMost(int most, List<T> all) {
        return all.size() <= most ? all : all.subList(0, most);
    }

    static <T> List<T> listed(Optional<T> one) {
        return one.stream().toList();
    }
}
