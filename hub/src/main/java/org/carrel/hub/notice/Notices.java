package org.carrel.hub.notice;

import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.id.TicketId;
import org.carrel.contract.message.kiosk.ReceiptLine;
import org.carrel.hub.branch.Branches;
import org.carrel.hub.catalogue.Catalogue;
import org.carrel.hub.feed.Feed;
import org.carrel.hub.identity.Patrons;

/**
 * What patrons are told, from an outbox: queued in the transaction that gives the reason, then sent once on each channel.
 * {@link org.carrel.hub.store.NoticeDispatch} does the sending.
 */
public interface Notices {
    static Notices by(NoticeSettings settings, Parts parts) {
        return new NoticeQueue(parts, settings);
    }

    /**
     * What the notices stand on.
     *
     * @param due whether a loan is open and due at this very instant
     */
    record Parts(
            NoticeStore store,
            NoticeChoices choices,
            Patrons patrons,
            Catalogue catalogue,
            Branches branches,
            Feed feed,
            BiPredicate<LoanId, Instant> due) {}

    /** Their book is on the shelf. Queued once for each hold and deadline. */
    void holdReady(HoldNews news, Instant now);

    /** Their book goes back soon. Queued once for each hold and deadline. */
    void holdLapsing(HoldNews news, Instant now);

    /** A seat is kept for them, not for long. Queued once for each call. */
    void seatCalled(CallNews news, Instant now);

    /** They have another seat than the one they were told. Queued once for each time. */
    void seatMoved(SeatNews news, Instant now);

    /** The seat that they booked is not theirs any more, and there is no other. */
    void seatCancelled(SeatNews news, Instant now);

    /** Their time on a seat ends soon. Queued once for each time that it is told. */
    void seatEnding(SeatNews news, Instant now);

    /** What they have is due back soon. Queued once for the first of these loans and its due date. */
    void loanDueSoon(LoanNews news, Instant now);

    /** What they have should be back. Queued once for the first of these loans, its due date and how late it is. */
    void loanOverdue(LoanNews news, Instant now);

    /** What they have is wanted back earlier. Queued once for each loan and new due date. */
    void loanRecalled(LoanNews news, Instant now);

    /** What they did at a kiosk, as they asked there. Goes by mail only; queued once for each id. */
    void receipt(ReceiptNews news, Instant now);

    NoticeChoice choice(PatronId patron);

    void choose(PatronId patron, NoticeChoice choice, Instant now);

    /** By which ways this library tells anything. */
    List<NoticeId.Channel> channels();

    /** What was queued about this hold is no longer true; what was not sent yet will not be. */
    void withdraw(HoldId hold, Instant now);

    /** As {@link #withdraw(HoldId, Instant)}. */
    void withdraw(BookingId booking, Instant now);

    /** As {@link #withdraw(HoldId, Instant)}. */
    void withdraw(TicketId ticket, Instant now);

    /**
     * Takes the next notices that are due and marks them as being sent. One that was taken long ago and never reported on (the
     * process died) is taken again: a patron who hears twice is better off than one who never hears.
     */
    List<OutgoingNotice> take(int limit, Instant now);

    void sent(NoticeId notice, Instant now);

    /** Not now: tried again with growing pauses, then given up. */
    void deferred(NoticeId notice, String reason, Instant now);

    /** Never: listed for staff. */
    void rejected(NoticeId notice, String reason, Instant now);

    /** Those given up, newest first. */
    List<FailedNotice> failed(int limit);

    /** How many wait or are being sent. */
    long pending();

    /** What a notice tells. */
    sealed interface News {
        PatronId patron();

        Instant until();

        /** The id of what it is about. */
        String subject();
    }

    record HoldNews(HoldId hold, PatronId patron, BibId bib, SiteId pickup, Instant until) implements News {
        @Override
        public String subject() {
            return hold.value();
        }
    }

    /** @param number as on the ticket */
    record CallNews(TicketId ticket, PatronId patron, SiteId site, String number, Where where, Instant until)
            implements News {
        @Override
        public String subject() {
            return ticket.value();
        }
    }

    /** Where a seat is; to come to and to report at. */
    record Where(String zoneZh, String zoneEn, String placeZh, String placeEn, String seat) {}

    /**
     * A seat that staff took away from under a booking, or that is somebody's for not much longer.
     *
     * @param where the seat that they have, have instead, or had
     * @param reason of the staff's, one line; empty when only time passes
     * @param at when it was taken away, or the moment to tell
     */
    record SeatNews(
            BookingId booking,
            PatronId patron,
            SiteId site,
            Where where,
            Instant from,
            Instant until,
            String reason,
            Instant at)
            implements News {
        @Override
        public String subject() {
            return booking.value();
        }
    }

    /**
     * Loans of one patron that are due at the same instant. One that has come back or has got another due date when the notice is taken is left
     * out; without any there is nothing to tell.
     *
     * @param site where they were lent
     * @param until when they are or were due, exclusive
     * @param daysLate 0 before that
     * @param loans at least one
     */
    record LoanNews(PatronId patron, SiteId site, Instant until, int daysLate, List<Lent> loans) implements News {
        public LoanNews {
            loans = List.copyOf(loans);
            if (loans.isEmpty()) {
                throw new IllegalArgumentException("news about loans is about one at least");
            }
        }

        /** What was lent. */
        public record Lent(LoanId loan, ItemId item) {}

        @Override
        public String subject() {
            return loans.getFirst().loan().value();
        }
    }

    /**
     * A receipt that was asked for at a kiosk.
     *
     * @param id of this receipt and of nothing else
     * @param site where the kiosk stands
     * @param language BCP 47 tag of the screen
     * @param until when it was asked for
     * @param lines at least one
     */
    record ReceiptNews(String id, PatronId patron, SiteId site, String language, Instant until, List<ReceiptLine> lines)
            implements News {
        public ReceiptNews {
            lines = List.copyOf(lines);
            if (lines.isEmpty()) {
                throw new IllegalArgumentException("a receipt is about one thing at least");
            }
        }

        @Override
        public String subject() {
            return id;
        }
    }

    /** @param reason a stable code such as {@code no-address} */
    record FailedNotice(NoticeId notice, PatronId patron, String kind, String reason, Instant at) {}
}
