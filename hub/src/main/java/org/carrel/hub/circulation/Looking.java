package org.carrel.hub.circulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.circulation.ItemInformation.Whereabouts;
import org.carrel.hub.circulation.PatronInformation.Limits;
import org.carrel.hub.circulation.PatronInformation.Privilege;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.lending.Hindrance;
import org.carrel.hub.lending.Loan;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.lending.LoanTerms;
import org.carrel.hub.lending.Transit;
import org.carrel.hub.reservation.Hold;

/** What a patron may be told of themself, and anybody of a copy. */
final class Looking {
    private final CirculationParts parts;

    Looking(CirculationParts parts) {
        this.parts = parts;
    }

    Optional<PatronInformation> patron(PatronId id, Instant now) {
        return parts.patrons().patron(id).map(patron -> informed(patron, now));
    }

    private PatronInformation informed(Patron patron, Instant now) {
        List<OpenLoan> loans = parts.lending().openLoans(patron.id());
        List<Hold> ready = new ArrayList<>();
        List<Hold> waiting = new ArrayList<>();
        for (Hold hold : parts.reservations().liveHolds(patron.id(), now)) {
            (hold instanceof Hold.ReadyOnShelf ? ready : waiting).add(hold);
        }
        List<Hindrance> hindrances = parts.lending().hindrances(patron.id(), now);
        return new PatronInformation(
                patron,
                hindrances,
                denied(hindrances),
                loans,
                loans.stream().filter(loan -> loan.isOverdue(now)).toList(),
                loans.stream()
                        .filter(loan -> loan.recall() instanceof Loan.Recall.Since)
                        .toList(),
                parts.lending().unsettledLoans(patron.id()),
                ready,
                waiting,
                parts.ledger().openFees(patron.id()),
                parts.ledger().owed(patron.id()),
                limits());
    }

    private Limits limits() {
        LoanTerms terms = parts.lending().terms();
        return new Limits(
                parts.reservations().terms().holdsMax(),
                terms.loansMax(),
                terms.overdueStops() ? List.of(0) : List.of(),
                terms.owedMax());
    }

    private static SortedSet<Privilege> denied(List<Hindrance> hindrances) {
        SortedSet<Privilege> denied = new TreeSet<>();
        for (Hindrance hindrance : hindrances) {
            switch (hindrance) {
                case Hindrance.MembershipExpired it -> denied.addAll(List.of(Privilege.values()));
                case Hindrance.OnRecord it -> denied.addAll(List.of(Privilege.values()));
                case Hindrance.Suspended it -> denied.addAll(List.of(Privilege.values()));
                case Hindrance.FeesOwed it -> denied.addAll(List.of(Privilege.values()));
                case Hindrance.OverdueLoans it -> denied.add(Privilege.BORROW);
                case Hindrance.LoanLimitReached it -> denied.add(Privilege.BORROW);
            }
        }
        return denied;
    }

    Optional<ItemInformation> item(ItemId id, Instant now) {
        return parts.catalogue()
                .item(id)
                .flatMap(item -> parts.catalogue()
                        .bib(item.bib())
                        .map(bib -> new ItemInformation(
                                item,
                                bib,
                                parts.lending().traits(id),
                                parts.shelves().whereIs(id).stream()
                                        .map(standing ->
                                                standing.place().device().site())
                                        .limit(1)
                                        .toList(),
                                whereabouts(item, now),
                                waiting(item, now))));
    }

    private int waiting(Item item, Instant now) {
        return Math.toIntExact(parts.reservations().queue(item.bib(), now).stream()
                .filter(hold -> hold.request().copy().isServedBy(item.id()))
                .count());
    }

    Whereabouts whereabouts(Item item, Instant now) {
        Optional<Loan> newest = parts.lending().newestLoan(item.id());
        return newest.flatMap(Looking::away)
                .or(() -> parts.reservations().keeping(item.id(), now).flatMap(Looking::kept))
                .or(() -> parts.lending().transit(item.id()).map(Looking::onItsWay))
                .orElseGet(() -> switch (item.use()) {
                    case LENDABLE -> new Whereabouts.Available();
                    case REFERENCE -> new Whereabouts.InLibraryOnly();
                    case WITHDRAWN -> new Whereabouts.Withdrawn();
                });
    }

    private static Optional<Whereabouts> away(Loan newest) {
        return switch (newest) {
            case OpenLoan open -> Optional.of(new Whereabouts.OnLoan(open));
            case Loan.ClaimedLoan claimed -> Optional.of(new Whereabouts.ClaimedReturned(claimed));
            case Loan.LostLoan lost -> Optional.of(new Whereabouts.Lost(lost));
            case Loan.ReturnedLoan ended -> Optional.empty();
            case Loan.UndoneLoan ended -> Optional.empty();
            case Loan.SupersededLoan ended -> Optional.empty();
        };
    }

    private static Optional<Whereabouts> kept(Hold keeping) {
        return switch (keeping) {
            case Hold.ReadyOnShelf ready -> Optional.of(new Whereabouts.OnHoldShelf(ready));
            case Hold.OnItsWay onItsWay -> Optional.of(new Whereabouts.OnItsWayToPickup(onItsWay));
            case Hold.OffShelf off -> Optional.of(new Whereabouts.Missing());
            case Hold.Waiting none -> Optional.empty();
            case Hold.Paused none -> Optional.empty();
            case Hold.Collected none -> Optional.empty();
            case Hold.Lapsed none -> Optional.empty();
            case Hold.Cancelled none -> Optional.empty();
        };
    }

    private static Whereabouts onItsWay(Transit transit) {
        return new Whereabouts.InTransit(transit);
    }
}
