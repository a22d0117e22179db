package org.carrel.contract.message;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.Pin;
import org.carrel.contract.id.SeatId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.id.TicketId;
import org.carrel.contract.message.card.CardField;
import org.carrel.contract.message.card.CardForm;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.contract.message.kiosk.Narrowing;
import org.carrel.contract.message.seat.SeatLine;
import org.carrel.contract.message.seat.SeatUse;

/** What a kiosk asks. Only a device that was enrolled as a kiosk is answered. */
public sealed interface KioskAsk<A extends KioskAnswer> extends Ask<A> {
    /** Needs the word that was given to this very kiosk for a patron who is signed in; else {@link KioskAnswer.NotSignedIn}. */
    sealed interface ForPatron<A extends KioskAnswer> extends KioskAsk<A> {
        GrantId grant();
    }

    /**
     * Changes something, once: asked again under the same {@link org.carrel.contract.id.AskId}, it is answered as before and nothing
     * happens. A kiosk that hears no answer repeats; when it gives up, it says {@link KioskEvent.AskWithdrawn}.
     */
    sealed interface Change<A extends KioskAnswer> extends ForPatron<A> {}

    // The session

    /** @param pin {@link Pin#NONE} at first */
    record SignIn(CardNumber card, Pin pin) implements KioskAsk<KioskAnswer.SigningIn> {}

    /** The patron goes: the grant is good for nothing more. Answered alike although it had ended before. */
    record SignOut(GrantId grant) implements ForPatron<KioskAnswer.SigningOut> {}

    /**
     * How this patron wishes screens to be from now on.
     *
     * @param wishes empty for none, as for everybody
     */
    record KeepDisplay(GrantId grant, List<Display> wishes) implements Change<KioskAnswer.Keeping> {
        public KeepDisplay {
            wishes = List.copyOf(wishes);
        }
    }

    // Borrowing and bringing back

    /** @param feeAgreed whether the patron has agreed to the fee that {@link KioskAnswer.FeeFirst} named */
    record Lend(GrantId grant, ItemId item, boolean feeAgreed) implements Change<KioskAnswer.Lending> {}

    /** Where an item goes that is handed in here; for anybody. The return itself is {@link KioskEvent.ItemReturned}. */
    record WhereTo(ItemId item) implements KioskAsk<KioskAnswer.WhereToAnswer> {}

    record Account(GrantId grant) implements ForPatron<KioskAnswer.AccountAnswer> {}

    record Renew(GrantId grant, LoanId loan) implements Change<KioskAnswer.Renewing> {}

    record RenewAll(GrantId grant) implements Change<KioskAnswer.RenewingAll> {}

    // Finding

    /** Where holds can be collected, and the names of all branches; for anybody. */
    record Branches() implements KioskAsk<KioskAnswer.BranchesAnswer> {}

    /**
     * For anybody.
     *
     * @param words as typed; blank to see everything that {@code only} leaves
     * @param limit so many titles at most, 1 to {@value #LIMIT_MAX}
     * @param cursor as the page before gave it, empty for the first
     */
    record Search(String words, Field in, Narrowing only, Order order, int limit, String cursor)
            implements KioskAsk<KioskAnswer.SearchAnswer> {
        public static final int LIMIT_MAX = 20;
    }

    /** Where words are looked for. */
    enum Field {
        ANY,
        TITLE,
        AUTHOR,
        SUBJECT,
        ISBN,
        CALL_NUMBER
    }

    /** What comes first. */
    enum Order {
        RELEVANCE,
        NEWEST,
        CALL_NUMBER
    }

    /** Titles, authors and subjects that begin so; for anybody. */
    record Suggest(String typed) implements KioskAsk<KioskAnswer.SuggestAnswer> {}

    /** A title with its copies, for anybody. */
    record LookAt(BibId bib) implements KioskAsk<KioskAnswer.TitleAnswer> {}

    /**
     * The way from here to where a title stands in this branch; for anybody.
     *
     * @param from a mark of the plan; empty for the one with this device's name
     */
    record WayTo(BibId bib, String from, boolean stepFree) implements KioskAsk<KioskAnswer.WayAnswer> {}

    /** One level of this branch, to draw ways on; for anybody. */
    record PlanOf(String level) implements KioskAsk<KioskAnswer.PlanAnswer> {}

    record PlaceHold(GrantId grant, BibId bib, SiteId pickup) implements Change<KioskAnswer.Holding> {}

    record CancelHold(GrantId grant, HoldId hold) implements Change<KioskAnswer.HoldCancelling> {}

    // Seats

    /** The zones of this branch; for anybody. */
    record Zones() implements KioskAsk<KioskAnswer.ZonesAnswer> {}

    /** One zone with every seat; for anybody. */
    record ZoneOf(SeatZoneId zone) implements KioskAsk<KioskAnswer.ZoneAnswer> {}

    /** What can be booked of a later day; for anybody. */
    record Slots(SeatZoneId zone, LocalDate day) implements KioskAsk<KioskAnswer.SlotsAnswer> {}

    /**
     * As {@link Slots}, for a party.
     *
     * @param people 2 or more
     */
    record SlotsFor(SeatZoneId zone, LocalDate day, int people) implements KioskAsk<KioskAnswer.SlotsAnswer> {}

    /** What the patron has, will have and waits for. */
    record MySeats(GrantId grant) implements ForPatron<KioskAnswer.MySeatsAnswer> {}

    /**
     * A seat now, or a number when the zone is full.
     *
     * @param seat a certain one, and no number; none or one
     * @param needs what it must have
     */
    record TakeSeat(GrantId grant, SeatZoneId zone, List<SeatId> seat, List<SeatLine.Feature> needs)
            implements Change<KioskAnswer.Seating> {
        public TakeSeat {
            seat = List.copyOf(seat);
            needs = List.copyOf(needs);
        }
    }

    /**
     * A slot of a later day.
     *
     * @param seat a certain one; none or one
     */
    record BookSeat(GrantId grant, SeatZoneId zone, LocalDate day, Instant from, List<SeatId> seat)
            implements Change<KioskAnswer.Seating> {
        public BookSeat {
            seat = List.copyOf(seat);
        }
    }

    /**
     * A place for a party now, or a number when there is none for it.
     *
     * @param seat a certain one, and no number; none or one
     * @param needs what it must have
     * @param others the cards of everybody but the patron, shown at this kiosk; one or more
     */
    record TakeTogether(
            GrantId grant, SeatZoneId zone, List<SeatId> seat, List<SeatLine.Feature> needs, List<CardNumber> others)
            implements Change<KioskAnswer.Seating> {
        public TakeTogether {
            seat = List.copyOf(seat);
            needs = List.copyOf(needs);
            others = List.copyOf(others);
        }
    }

    /**
     * A slot of a later day for a party.
     *
     * @param others as of {@link TakeTogether}
     */
    record BookTogether(GrantId grant, SeatZoneId zone, LocalDate day, Instant from, List<CardNumber> others)
            implements Change<KioskAnswer.Seating> {
        public BookTogether {
            others = List.copyOf(others);
        }
    }

    record UseSeat(GrantId grant, BookingId booking, SeatUse use) implements Change<KioskAnswer.Seating> {}

    /** The patron's number is called, and here they are. */
    record ClaimSeat(GrantId grant, TicketId ticket) implements Change<KioskAnswer.Seating> {}

    record LeaveQueue(GrantId grant, TicketId ticket) implements Change<KioskAnswer.Seating> {}

    // Applying for a card

    /** What has to be shown before the first field; for anybody. */
    record CardNotice() implements KioskAsk<KioskAnswer.NoticeTold> {}

    /**
     * Whether a field can be as it is typed so far; for anybody. The hub keeps nothing of it.
     *
     * @param typed the text form of this ask is without it
     */
    record CheckField(CardField field, String typed) implements KioskAsk<KioskAnswer.FieldChecked> {
        @Override
        public String toString() {
            return "CheckField[" + field + "]";
        }
    }

    /**
     * For anybody, and once: asked again under the same {@link org.carrel.contract.id.AskId}, it is answered as before. A kiosk that gives
     * it up says {@link KioskEvent.AskWithdrawn}, and nothing is left of it.
     */
    record ApplyForCard(CardForm form) implements KioskAsk<KioskAnswer.Applying> {}

    /**
     * How far an application is; for whoever has what was told when it was sent in.
     *
     * @param reference blanks, hyphens and case make no difference
     */
    record ApplicationOf(String reference) implements KioskAsk<KioskAnswer.ApplicationAnswer> {
        @Override
        public String toString() {
            return "ApplicationOf[****]";
        }
    }
}
