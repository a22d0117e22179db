package org.carrel.hub.reservation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.topic.Address;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.identity.StaffId;
import org.carrel.hub.lending.Demand;
import org.carrel.hub.reservation.Hold.WantedCopy;

/**
 * Holds: one queue per title, served in the order of placing. Ready means seen on the pickup shelf. What a hold is worth comes
 * from {@code now}: a lapsed one is answered as {@link Hold.Lapsed} although its row still says ready.
 */
public interface Reservations {
    static Reservations by(HoldTerms terms, HoldParts parts, Supplier<String> ids) {
        return new HoldDesk(parts, terms, ids);
    }

    /** What lending asks about those who wait. */
    static Demand demand(HoldTerms terms, HoldParts parts) {
        return new HoldQueue(parts, terms);
    }

    /** By which the library keeps books for people. */
    HoldTerms terms();

    default Placing place(PatronId patron, BibId bib, SiteId pickup, Actor by, Instant now) {
        return place(patron, bib, new WantedCopy.Any(), pickup, by, now);
    }

    Placing place(PatronId patron, BibId bib, WantedCopy copy, SiteId pickup, Actor by, Instant now);

    /**
     * A hold that another system has taken already: whatever the rules say. It takes no copy before that system keeps one.
     *
     * @param kept whether that system keeps a copy
     * @return the live hold of this patron on this title, the one before where there was one
     */
    Hold accept(PatronId patron, BibId bib, SiteId pickup, boolean kept, Actor by, Instant now);

    Cancelling cancel(HoldId hold, Actor by, Instant now);

    /** Others are served first until then; the place in the queue stays. Only for one that waits without a copy. */
    Changing pause(HoldId hold, Instant until, Actor by, Instant now);

    Changing resume(HoldId hold, Actor by, Instant now);

    /** It will be collected at another branch. */
    Changing movePickup(HoldId hold, SiteId pickup, Actor by, Instant now);

    /** When a hold is served, in words that can be checked. */
    Optional<Turn> turn(HoldId hold, Instant now);

    /** The hold that keeps this copy. */
    Optional<Hold> keeping(ItemId item, Instant now);

    Optional<Hold> hold(HoldId hold, Instant now);

    /** Live ones (not collected, lapsed or cancelled), in the order of placing. */
    List<Hold> liveHolds(PatronId patron, Instant now);

    /** Those who wait for the title without a copy, or let others pass, first served first. */
    List<Hold> queue(BibId bib, Instant now);

    /** What can be collected at this device, by compartment. */
    List<Hold.ReadyOnShelf> readyOn(Address device, Instant now);

    /** Holds whose book was ready and is not where it was, oldest first. */
    List<Hold.OffShelf> missing();

    /** What staff are to take off this device and why, by compartment. */
    List<PullEntry> pullList(Address device, Instant now);

    /** What was accepted although something spoke against it, oldest first; open ones only. */
    List<Conflict> conflicts();

    /** Staff have dealt with it; false when it was not open. */
    boolean resolve(String conflict, StaffId by, Instant now);

    /**
     * Moves rows whose time has come: lapsed holds, next in line, reminders. Rights do not depend on it.
     *
     * @return how many holds changed
     */
    int tidy(Instant now);

    sealed interface Placing {
        /** @param position 1 for the first in the queue, 0 when a copy was on the shelf already and the hold is ready */
        record Placed(Hold hold, int position) implements Placing {}

        record Refused(List<Refusal> reasons) implements Placing {
            public Refused {
                reasons = List.copyOf(reasons);
            }
        }
    }

    /** Why a hold is not taken. */
    enum Refusal {
        PATRON_UNKNOWN,
        MEMBERSHIP_EXPIRED,
        BORROWING_BLOCKED,
        TITLE_UNKNOWN,
        BRANCH_UNKNOWN,
        NOTHING_LENDABLE,
        ALREADY_HELD,
        ALREADY_BORROWED,
        HOLD_LIMIT_REACHED
    }

    sealed interface Changing {
        record Changed(Hold hold) implements Changing {}

        record UnknownHold() implements Changing {}

        /** What it is now does not allow it. */
        record NotNow(Hold hold) implements Changing {}
    }

    /** Where a hold stands in the order of serving, which is the order of placing and no other. */
    sealed interface Turn {
        /**
         * @param ahead how many that were placed earlier wait for a copy that would do for this one too
         * @param copies how many lendable copies would do
         */
        record Waits(int ahead, int copies) implements Turn {}

        record LetsOthersPass(Instant until) implements Turn {}

        record HasItsCopy() implements Turn {}

        record Over() implements Turn {}
    }

    sealed interface Cancelling {
        record Done(Hold.Cancelled hold) implements Cancelling {}

        record UnknownHold() implements Cancelling {}

        /** It had ended before. */
        record EndedAlready(Hold hold) implements Cancelling {}
    }
}
