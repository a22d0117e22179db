package org.carrel.hub.retention;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.identity.Patrons;
import org.carrel.hub.ledger.Ledger;
import org.carrel.hub.ledger.Suspension;
import org.carrel.hub.lending.Lending;
import org.carrel.hub.lending.LoanTerms;
import org.carrel.hub.reservation.Reservations;
import org.carrel.hub.retention.RetentionStore.Past;
import org.carrel.hub.seat.Booking;

/**
 * Forgetting by rule. Who borrowed what is unlinked some time after the loan has ended, unless the patron wants it kept; a patron
 * who owes nothing is forgotten altogether when they ask. The audit keeps its entries, which name patrons by the hub's own keys
 * only: after erasure a key leads nowhere.
 */
public final class Retention {
    /** One tidying does not hold up other writers for long; the next one goes on. */
    private static final int LOT = 200;

    /** The longest window and the longest suspension that a zone can set: until then a missed booking can count. */
    private static final int CHARGED_DAYS = 730 + 365;

    private final Parts parts;
    private final RetentionTerms terms;
    private final LoanTerms loans;

    /** What retention stands on. */
    public record Parts(
            RetentionStore store,
            Patrons patrons,
            Lending lending,
            Reservations reservations,
            Ledger ledger,
            Audit audit) {}

    public Retention(Parts parts, RetentionTerms terms, LoanTerms loans) {
        this.parts = parts;
        this.terms = terms;
        this.loans = loans;
    }

    /** @return how many rows were unlinked or forgotten */
    public int tidy(Instant now) {
        int changed = forgetPenalties(now);
        changed += parts.store().unlinkLoans(daysBefore(now, terms.loanDays()), LOT, loans.zone());
        changed += parts.store().forgetHolds(daysBefore(now, terms.holdDays()), LOT);
        changed += parts.store()
                .forgetSeats(
                        daysBefore(now, terms.seatDays()),
                        daysBefore(now, Math.max(terms.seatDays(), CHARGED_DAYS)),
                        LOT);
        changed += parts.store().forgetApplications(daysBefore(now, terms.applicationDays()), LOT, loans.zone());
        changed += parts.store().forgetFees(daysBefore(now, terms.feeDays()), LOT);
        return changed;
    }

    private static Instant daysBefore(Instant now, int days) {
        return now.minusSeconds(days * 86_400L);
    }

    /** Penalties are added up, so all of a patron's are forgotten together, once the last has run its course. */
    private int forgetPenalties(Instant now) {
        int changed = 0;
        Instant old = daysBefore(now, terms.loanDays());
        for (PatronId patron : parts.store().penalized("", LOT)) {
            boolean over = parts.ledger().suspension(patron, loans.day(old)) instanceof Suspension.None;
            changed += over ? parts.store().forgetPenalties(patron) : 0;
        }
        return changed;
    }

    public boolean keepsHistory(PatronId patron) {
        return parts.store().keepsHistory(patron);
    }

    /** A patron wants their past loans kept, or not any more. */
    public void keepHistory(PatronId patron, boolean keep, Actor by, Instant now) {
        parts.store().keepHistory(patron, keep, now);
        parts.audit()
                .record(
                        by,
                        Audit.Action.PATRON_CHANGED,
                        "patron:" + patron,
                        keep ? "keeps loan history" : "keeps no loan history",
                        now);
    }

    /** Past loans that are still linked, the last made first; noted as seen. */
    public List<Past> history(PatronId patron, long before, int limit, Actor by, Instant now) {
        parts.audit().record(by, Audit.Action.PATRON_SEEN, "patron:" + patron, "loan history", now);
        return parts.store().history(patron, before, limit);
    }

    /** Bookings of seats, of any day, the last one first. */
    public List<Booking> seats(PatronId patron, int limit) {
        return parts.store().seats(patron, limit);
    }

    /** Numbers of waiting lists, of any day, the last one first. */
    public List<WaitingEntry> numbers(PatronId patron, int limit) {
        return parts.store().numbers(patron, limit);
    }

    /** Forgets a person who has nothing to bring back, to pay or to wait for; who has no hold is on no roster either. */
    public Erasing erase(PatronId id, Actor by, Instant now) {
        if (parts.patrons().patron(id).isEmpty()) {
            return new Erasing.PatronUnknown();
        }
        List<Obligation> open = obligations(id, now);
        if (!open.isEmpty()) {
            return new Erasing.Refused(open);
        }
        parts.store().erase(id, loans.zone());
        parts.audit().record(by, Audit.Action.PATRON_ERASED, "patron:" + id, "", now);
        return new Erasing.Erased();
    }

    private List<Obligation> obligations(PatronId patron, Instant now) {
        List<Obligation> open = new ArrayList<>();
        boolean borrows = !parts.lending().openLoans(patron).isEmpty()
                || !parts.lending().unsettledLoans(patron).isEmpty();
        if (borrows) {
            open.add(Obligation.OPEN_LOANS);
        }
        if (!parts.reservations().liveHolds(patron, now).isEmpty()) {
            open.add(Obligation.OPEN_HOLDS);
        }
        if (parts.store().hasSeats(patron)) {
            open.add(Obligation.OPEN_SEATS);
        }
        if (!parts.ledger().owed(patron).isNone()) {
            open.add(Obligation.OPEN_FEES);
        }
        if (parts.ledger().suspension(patron, loans.day(now)) instanceof Suspension.Through) {
            open.add(Obligation.SUSPENDED);
        }
        if (parts.store().hasUntold(patron)) {
            open.add(Obligation.LIBRARY_SYSTEM_NOT_TOLD);
        }
        return open;
    }

    /** Why a patron cannot be forgotten yet. */
    public enum Obligation {
        OPEN_LOANS,
        OPEN_HOLDS,
        OPEN_SEATS,
        OPEN_FEES,
        SUSPENDED,
        LIBRARY_SYSTEM_NOT_TOLD
    }

    public sealed interface Erasing {
        record Erased() implements Erasing {}

        record PatronUnknown() implements Erasing {}

        record Refused(List<Obligation> open) implements Erasing {
            public Refused {
                open = List.copyOf(open);
            }
        }
    }
}
