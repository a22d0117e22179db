package org.carrel.contract.message;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.message.card.CardFault;
import org.carrel.contract.message.card.CardField;
import org.carrel.contract.message.card.CardRejection;
import org.carrel.contract.message.card.CardState;
import org.carrel.contract.message.kiosk.Amount;
import org.carrel.contract.message.kiosk.Block;
import org.carrel.contract.message.kiosk.BookingLine;
import org.carrel.contract.message.kiosk.CopyLine;
import org.carrel.contract.message.kiosk.Destination;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.contract.message.kiosk.Facet;
import org.carrel.contract.message.kiosk.FeeLine;
import org.carrel.contract.message.kiosk.HoldLine;
import org.carrel.contract.message.kiosk.HoldRefusal;
import org.carrel.contract.message.kiosk.Leg;
import org.carrel.contract.message.kiosk.LoanLine;
import org.carrel.contract.message.kiosk.LoanRefusal;
import org.carrel.contract.message.kiosk.MailReceipt;
import org.carrel.contract.message.kiosk.Overview;
import org.carrel.contract.message.kiosk.Place;
import org.carrel.contract.message.kiosk.Plan;
import org.carrel.contract.message.kiosk.Remark;
import org.carrel.contract.message.kiosk.Suggested;
import org.carrel.contract.message.kiosk.TitleLine;
import org.carrel.contract.message.kiosk.Work;
import org.carrel.contract.message.seat.SeatLine;
import org.carrel.contract.message.seat.SeatReason;
import org.carrel.contract.message.seat.Slot;
import org.carrel.contract.message.seat.TicketLine;
import org.carrel.contract.message.seat.ZoneLine;

/** What the hub says to a kiosk. No answer is larger than {@value #BYTES_MAX} bytes; lists that had to be cut say how many there are. */
public sealed interface KioskAnswer extends Answer {
    int BYTES_MAX = 64 * 1024;

    /** The grant is unknown, another kiosk's, over or signed out: nothing was done. */
    record NotSignedIn()
            implements Keeping,
                    Lending,
                    AccountAnswer,
                    Renewing,
                    RenewingAll,
                    Holding,
                    HoldCancelling,
                    MySeatsAnswer,
                    Seating {}

    sealed interface SigningIn extends KioskAnswer {}

    /**
     * @param grant good at this kiosk only
     * @param expires after this the grant is good for nothing more; it is not prolonged
     * @param name masked
     * @param language BCP 47 tag, such as {@code zh-Hant}
     * @param display how this patron wished screens to be
     * @param blocks what keeps them from borrowing now
     * @param mail whether a receipt may go by mail
     */
    record SignedIn(
            GrantId grant,
            Instant expires,
            String name,
            String language,
            List<Display> display,
            Overview overview,
            List<Block> blocks,
            MailReceipt mail)
            implements SigningIn {
        public SignedIn {
            display = List.copyOf(display);
            blocks = List.copyOf(blocks);
        }
    }

    /** Ask again with the PIN. Says nothing about whether the card is known. */
    record PinNeeded() implements SigningIn {}

    record SignInRefused(SignInRefusal reason) implements SigningIn {}

    /** Why nobody is signed in. */
    enum SignInRefusal {
        /** One of the two, and it is not said which. */
        CARD_OR_PIN_WRONG,
        /** Too many wrong ones: wait a few minutes, or go to the desk. */
        WAIT_AFTER_FAILURES,
        CARD_REPORTED_LOST,
        /** A staff member's card. */
        NOT_A_PATRON
    }

    sealed interface SigningOut extends KioskAnswer {}

    record SignedOut() implements SigningOut {}

    sealed interface Keeping extends KioskAnswer {}

    record DisplayKept(List<Display> display) implements Keeping {
        public DisplayKept {
            display = List.copyOf(display);
        }
    }

    // Borrowing and bringing back

    sealed interface Lending extends KioskAnswer {}

    /**
     * @param due the last day on which it is not overdue
     * @param fee what it costs; may be nothing
     */
    record Lent(LoanId loan, Work work, LocalDate due, Amount fee, List<Remark> remarks) implements Lending {
        public Lent {
            remarks = List.copyOf(remarks);
        }
    }

    /** It costs this, and the patron has not agreed yet: ask again under another id, with {@code feeAgreed}. */
    record FeeFirst(Work work, Amount fee) implements Lending {}

    /** @param reasons every one, at least one */
    record NotLent(Work work, List<LoanRefusal> reasons) implements Lending {
        public NotLent {
            reasons = List.copyOf(reasons);
        }
    }

    sealed interface WhereToAnswer extends KioskAnswer {}

    record GoesTo(Work work, Destination destination, List<Remark> remarks) implements WhereToAnswer {
        public GoesTo {
            remarks = List.copyOf(remarks);
        }
    }

    sealed interface AccountAnswer extends KioskAnswer {}

    /**
     * @param loanCount how many there are in all; the lists name the first of each
     * @param loans by due date
     */
    record AccountTold(
            int loanCount,
            List<LoanLine> loans,
            int holdCount,
            List<HoldLine> holds,
            int feeCount,
            List<FeeLine> fees,
            Amount owed,
            List<Block> blocks)
            implements AccountAnswer {
        public AccountTold {
            loans = List.copyOf(loans);
            holds = List.copyOf(holds);
            fees = List.copyOf(fees);
            blocks = List.copyOf(blocks);
        }
    }

    sealed interface Renewing extends KioskAnswer {}

    /** @param due the last day on which it is not overdue */
    record Renewed(LoanId loan, LocalDate due) implements Renewing {}

    /** @param reasons every one, at least one */
    record NotRenewed(LoanId loan, List<LoanRefusal> reasons) implements Renewing {
        public NotRenewed {
            reasons = List.copyOf(reasons);
        }
    }

    sealed interface RenewingAll extends KioskAnswer {}

    record AllRenewed(List<Renewed> renewed, List<NotRenewed> unrenewed) implements RenewingAll {
        public AllRenewed {
            renewed = List.copyOf(renewed);
            unrenewed = List.copyOf(unrenewed);
        }
    }

    // Finding

    sealed interface BranchesAnswer extends KioskAnswer {}

    record BranchesTold(List<Place> branches) implements BranchesAnswer {
        public BranchesTold {
            branches = List.copyOf(branches);
        }
    }

    sealed interface SearchAnswer extends KioskAnswer {}

    /**
     * @param total how many titles there are
     * @param exactly whether that is all, rather than at least so many
     * @param cursor for the next page; empty at the end
     * @param facets on the first page only
     */
    record Found(List<TitleLine> titles, int total, boolean exactly, String cursor, List<Facet> facets)
            implements SearchAnswer {
        public Found {
            titles = List.copyOf(titles);
            facets = List.copyOf(facets);
        }
    }

    sealed interface SuggestAnswer extends KioskAnswer {}

    record Suggestions(List<Suggested> suggested) implements SuggestAnswer {
        public Suggestions {
            suggested = List.copyOf(suggested);
        }
    }

    sealed interface TitleAnswer extends KioskAnswer {}

    /**
     * @param copyCount how many copies there are in all
     * @param waiting how many wait for one
     */
    record TitleTold(TitleLine title, int copyCount, List<CopyLine> copies, int waiting) implements TitleAnswer {
        public TitleTold {
            copies = List.copyOf(copies);
        }
    }

    record TitleUnknown() implements TitleAnswer {}

    sealed interface WayAnswer extends KioskAnswer {}

    /**
     * @param shelf the shelf's name on the plan
     * @param books where on it the title stands
     * @param metres to walk
     */
    record WayShown(String callNumber, List<Leg> legs, String level, String shelf, Plan.Spot books, int metres)
            implements WayAnswer {
        public WayShown {
            legs = List.copyOf(legs);
        }
    }

    record NoWay(NoWayReason reason) implements WayAnswer {}

    /** Why no way is shown. */
    enum NoWayReason {
        TITLE_UNKNOWN,
        /** This branch has no plan. */
        NO_PLAN,
        /** No mark of the plan has that name. */
        START_UNKNOWN,
        /** No copy of it belongs to this branch, or none of its shelves holds the call number. */
        NOT_ON_PLAN,
        /** There is none, such as none without steps. */
        NO_SUCH_WAY
    }

    sealed interface PlanAnswer extends KioskAnswer {}

    /** @param levels the names of all levels, from below */
    record PlanShown(Plan plan, List<String> levels) implements PlanAnswer {
        public PlanShown {
            levels = List.copyOf(levels);
        }
    }

    record NoPlan() implements PlanAnswer {}

    sealed interface Holding extends KioskAnswer {}

    /** @param place in the queue, from 1; 0 for one that has its copy */
    record HoldPlaced(HoldId hold, int place) implements Holding {}

    /** @param reasons every one, at least one */
    record HoldNotPlaced(List<HoldRefusal> reasons) implements Holding {
        public HoldNotPlaced {
            reasons = List.copyOf(reasons);
        }
    }

    sealed interface HoldCancelling extends KioskAnswer {}

    record HoldCancelled() implements HoldCancelling {}

    /** No live hold of this patron's. */
    record NoSuchHold() implements HoldCancelling {}

    // Seats

    sealed interface ZonesAnswer extends KioskAnswer {}

    /** @param asOf the hub's time of this picture */
    record ZonesTold(Instant asOf, List<ZoneLine> zones) implements ZonesAnswer {
        public ZonesTold {
            zones = List.copyOf(zones);
        }
    }

    sealed interface ZoneAnswer extends KioskAnswer {}

    /** @param seats in the order of the furniture; as many as fit, {@code zone} has the true count */
    record ZoneTold(Instant asOf, ZoneLine zone, List<SeatLine> seats) implements ZoneAnswer {
        public ZoneTold {
            seats = List.copyOf(seats);
        }
    }

    record ZoneUnknown() implements ZoneAnswer, SlotsAnswer {}

    sealed interface SlotsAnswer extends KioskAnswer {}

    record SlotsTold(List<Slot> slots) implements SlotsAnswer {
        public SlotsTold {
            slots = List.copyOf(slots);
        }
    }

    sealed interface MySeatsAnswer extends KioskAnswer {}

    record MySeatsTold(List<BookingLine> bookings, List<TicketLine> tickets) implements MySeatsAnswer {
        public MySeatsTold {
            bookings = List.copyOf(bookings);
            tickets = List.copyOf(tickets);
        }
    }

    sealed interface Seating extends KioskAnswer {}

    /** The seat is theirs, or this is what has become of it. */
    record Seated(BookingLine booking) implements Seating {}

    /** The zone is full: this is their number. */
    record Numbered(TicketLine ticket) implements Seating {}

    record QueueLeft() implements Seating {}

    /** @param reasons every one, at least one */
    record NotSeated(List<SeatReason> reasons) implements Seating {
        public NotSeated {
            reasons = List.copyOf(reasons);
        }
    }

    // Applying for a card

    /** @param chinese the notice's words, and {@code english} */
    record NoticeTold(String version, String chinese, String english) implements KioskAnswer {}

    /**
     * @param understood what was typed, as the hub reads it; empty where something is wrong
     * @param faults none where nothing is wrong
     */
    record FieldChecked(CardField field, String understood, List<CardFault> faults) implements KioskAnswer {
        public FieldChecked {
            faults = List.copyOf(faults);
        }

        /** Without what was typed. */
        @Override
        public String toString() {
            return "FieldChecked[" + field + ", " + faults + "]";
        }
    }

    sealed interface Applying extends KioskAnswer {}

    /** @param reference with it the applicant, and nobody else, looks up what became of it */
    record CardAppliedFor(String reference) implements Applying {
        @Override
        public String toString() {
            return "CardAppliedFor[****]";
        }
    }

    /** @param faults every one, at least one; nothing was kept */
    record CardNotAppliedFor(List<CardFault> faults) implements Applying {
        public CardNotAppliedFor {
            faults = List.copyOf(faults);
        }
    }

    sealed interface ApplicationAnswer extends KioskAnswer {}

    /** @param reasons why it was rejected; none in any other state */
    record ApplicationTold(CardState state, Instant submitted, List<CardRejection> reasons)
            implements ApplicationAnswer {
        public ApplicationTold {
            reasons = List.copyOf(reasons);
        }
    }

    record ApplicationUnknown() implements ApplicationAnswer {}
}
