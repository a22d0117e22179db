package org.carrel.hub.circulation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.access.SlowHash;
import org.carrel.hub.audit.Occasion;
import org.carrel.hub.identity.CardHolder;
import org.carrel.hub.ledger.Ledger.Paying;
import org.carrel.hub.ledger.Money;
import org.carrel.hub.ledger.Payment;
import org.carrel.hub.lending.Lending;
import org.carrel.hub.lending.Lending.GivenBack;
import org.carrel.hub.lending.Lending.Renewal;
import org.carrel.hub.lending.Lending.Undoing;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.reservation.Hold;
import org.carrel.hub.reservation.Reservations.Placing;

/**
 * What can be done at a terminal, whatever protocol it speaks: each method is one thing that a person does, answered by a value
 * that says what came of it and why not. Lives in one transaction, as the services that it stands on; to be called in a write
 * transaction, since even looking at a patron is noted.
 */
public interface Circulation {
    static Circulation by(CirculationParts parts) {
        return new CirculationDesk(parts);
    }

    /** Whose card this is, in any of the library's schemes. */
    Optional<CardHolder> holder(CardNumber card);

    /** The hash of a patron's PIN. Compare it outside the transaction, it is slow; a patron without one has none to give. */
    Optional<SlowHash> pin(PatronId patron);

    /** Gives a patron a PIN, or another one; its hash is made outside the transaction. */
    void setPin(PatronId patron, SlowHash hash, Instant now);

    /** From then on none is right. */
    void removePin(PatronId patron);

    CheckingOut checkOut(PatronId patron, ItemId item, Manner manner, Occasion occasion);

    /** Takes back a loan that this patron did not want or whose tag could not be written. */
    Undoing undoCheckOut(PatronId patron, ItemId item, Occasion occasion);

    /** @param returned when it came back; earlier than now when a terminal tells what happened while it was off line */
    GivenBack checkIn(ItemId item, Instant returned, Occasion occasion);

    /** Takes back a return: loan, due date, holds, fees and days without borrowing are as before it. */
    Undoing undoCheckIn(ItemId item, Occasion occasion);

    /** @return {@link Lending.Refusal#LOAN_NOT_OPEN} when this patron does not have it */
    Renewal renew(PatronId patron, ItemId item, Occasion occasion);

    /** As {@link #renew} for what happened already without the hub, whatever the rules say. */
    Renewal renewed(PatronId patron, ItemId item, Optional<Instant> toldDue, Occasion occasion);

    RenewingAll renewAll(PatronId patron, Occasion occasion);

    Placing placeHold(PatronId patron, Wanted wanted, SiteId pickup, Occasion occasion);

    HoldCancelling cancelHold(PatronId patron, Wanted wanted, Occasion occasion);

    /** All that a patron may be told of themself; noted as seen. */
    Optional<PatronInformation> patron(PatronId patron, Occasion occasion);

    Optional<ItemInformation> item(ItemId item, Instant now);

    /** The copies of a title, for a terminal that names titles. */
    List<ItemInformation> copies(BibId bib, Instant now);

    /** Takes money towards what is owed. */
    Paying pay(Payment payment, Occasion occasion);

    /**
     * Stops borrowing with a card that a terminal kept or that somebody misused; staff must lift it.
     *
     * @param words why, for people; may be empty
     * @return whether there is such a patron
     */
    boolean block(PatronId patron, String words, Occasion occasion);

    /** Lifts what {@link #block} set. */
    boolean unblock(PatronId patron, Occasion occasion);

    /**
     * The patron leaves the terminal. Nothing is kept between two calls, so nothing has to be ended; that they left is noted.
     *
     * @return whether there is such a patron
     */
    boolean endSession(PatronId patron, Occasion occasion);

    /** How something is asked for. */
    sealed interface Manner {
        /** @param feeAgreed whether the patron has agreed to pay what it costs */
        record Asked(boolean feeAgreed) implements Manner {}

        /**
         * It happened at {@code at} without the hub, and is accepted whatever the rules say.
         *
         * @param toldDue when it is due as the patron was told; empty for what the rules say
         */
        record Happened(Instant at, Optional<Instant> toldDue) implements Manner {}
    }

    sealed interface CheckingOut {
        /**
         * @param fee what it costs; may be nothing
         * @param despite what would have been said against it, had anybody asked
         */
        record Lent(OpenLoan loan, Money fee, List<Lending.Refusal> despite) implements CheckingOut {
            public Lent {
                despite = List.copyOf(despite);
            }
        }

        /** This patron has it already; nothing changed. Renewing it is another wish. */
        record HasIt(OpenLoan loan) implements CheckingOut {}

        /** It costs something, and the patron has not agreed yet. */
        record FeeFirst(Money fee) implements CheckingOut {}

        record Refused(List<Lending.Refusal> reasons) implements CheckingOut {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }

    sealed interface RenewingAll {
        /** Each in the order of due dates; one refused does not stop the others. */
        record Done(List<OpenLoan> renewed, List<NotRenewed> unrenewed) implements RenewingAll {
            public Done {
                renewed = List.copyOf(renewed);
                unrenewed = List.copyOf(unrenewed);
            }
        }

        record PatronUnknown() implements RenewingAll {}
    }

    record NotRenewed(OpenLoan loan, List<Lending.Refusal> reasons) {
        public NotRenewed {
            reasons = List.copyOf(reasons);
        }
    }

    /** What a hold is for. */
    sealed interface Wanted {
        record AnyCopy(BibId bib) implements Wanted {}

        /** This very copy, such as one volume of a set catalogued as one title. */
        record ThisCopy(ItemId item) implements Wanted {}
    }

    sealed interface HoldCancelling {
        record Done(Hold.Cancelled hold) implements HoldCancelling {}

        record PatronUnknown() implements HoldCancelling {}

        /** This patron has no live hold on it. */
        record NoHold() implements HoldCancelling {}
    }
}
