package org.carrel.hub.lending;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.audit.Occasion;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.ledger.Fee;
import org.carrel.hub.ledger.Ledger;
import org.carrel.hub.ledger.Money;
import org.carrel.hub.lending.Demand.Kept;
import org.carrel.hub.lending.ItemTraits.Owner;
import org.carrel.hub.lending.Lending.ComingBack;
import org.carrel.hub.lending.Lending.GivenBack;
import org.carrel.hub.lending.Lending.LateReturn;
import org.carrel.hub.lending.Lending.Next;
import org.carrel.hub.lending.Lending.Parts;
import org.carrel.hub.lending.Lending.PartsSeen;
import org.carrel.hub.lending.Loan.OpenLoan;

/** An item comes back: its loan ends, being late has its price, and it goes to whoever is next. Nothing is turned away. */
final class GivingBack {
    private final LoanBook book;
    private final Parts parts;

    GivingBack(LoanBook book) {
        this.book = book;
        this.parts = book.parts();
    }

    GivenBack giveBack(ComingBack what, Occasion occasion) {
        Optional<OpenLoan> open = parts.loans().open(what.item());
        Optional<Item> item = parts.catalogue().item(what.item());
        ItemTraits traits = parts.traits().traits(what.item());
        if (what.parts() instanceof PartsSeen.Counted(int seen) && seen < traits.parts() && open.isPresent()) {
            return new GivenBack.Incomplete(open.get(), seen, traits.parts(), new Next.ToStaff());
        }
        if (open.isEmpty()) {
            List<LoanId> found = book.endUnsettled(what.item(), List.of(), occasion);
            parts.handIns().add(what.item(), occasion.at(), found, occasion.now());
            Next next = next(item, traits, found, occasion);
            return item.isPresent() ? new GivenBack.WasNotOnLoan(next) : new GivenBack.NotOurs(next);
        }
        Instant returned = what.returned().isBefore(open.get().since()) ? occasion.now() : what.returned();
        Loan.ReturnedLoan ended = new Loan.ReturnedLoan(open.get(), returned, occasion.at());
        book.end(ended, "returned", occasion);
        parts.handIns().add(what.item(), occasion.at(), List.of(ended.id()), occasion.now());
        LateReturn late = late(open.get(), returned, occasion);
        return new GivenBack.Returned(ended, late, next(item, traits, List.of(ended.id()), occasion));
    }

    private LateReturn late(OpenLoan loan, Instant returned, Occasion occasion) {
        int late = book.terms().daysLate(loan.due(), returned);
        // In time, as most are: then no rule needs to be looked up.
        if (late == 0) {
            return withoutPrice(late);
        }
        LoanRule rule = book.rule(loan);
        if (late <= rule.grace()) {
            return withoutPrice(late);
        }
        int days = rule.late().daysFor(late);
        if (days > 0) {
            parts.ledger()
                    .penalize(
                            loan.patron(),
                            loan.id(),
                            book.terms().day(returned),
                            new Ledger.Lateness(late, days),
                            occasion.by(),
                            occasion.now());
        }
        Money fine = rule.late().fineFor(late);
        if (!fine.isNone()) {
            parts.ledger()
                    .charge(loan.patron(), Fee.Kind.OVERDUE, List.of(loan.id()), fine, occasion.by(), occasion.now());
        }
        return new LateReturn(late, days, fine);
    }

    private LateReturn withoutPrice(int late) {
        return new LateReturn(late, 0, Money.none(parts.ledger().currency()));
    }

    private Next next(Optional<Item> item, ItemTraits traits, List<LoanId> ended, Occasion occasion) {
        parts.transits()
                .open(traits.item())
                .filter(transit -> transit.to().arrivedAt(occasion.at()))
                .ifPresent(arrived -> parts.transits().end(arrived.item(), List.of(), occasion.now()));
        Next next = traits.owner() instanceof Owner.Partner(String code)
                ? new Next.ToPartner(code)
                : item.map(known -> next(known, ended, occasion)).orElseGet(Next.ToStaff::new);
        target(next, occasion.at()).ifPresent(target -> {
            parts.transits().end(traits.item(), List.of(), occasion.now());
            parts.transits().begin(new Transit(traits.item(), occasion.at(), target, occasion.now()), ended);
        });
        return next;
    }

    private Next next(Item item, List<LoanId> ended, Occasion occasion) {
        return switch (item.use()) {
            case WITHDRAWN -> new Next.ToStaff();
            case REFERENCE -> home(item, occasion.at());
            case LENDABLE -> {
                Optional<Kept> kept = ended.isEmpty()
                        ? parts.demand().cameBack(item, occasion.now())
                        : parts.demand().returned(item, ended.getFirst(), occasion.now());
                yield kept.<Next>map(k -> new Next.ToPickup(k.hold(), k.pickup()))
                        .orElseGet(() -> home(item, occasion.at()));
            }
        };
    }

    Next whereTo(ItemId id, SiteId at, Instant now) {
        if (parts.traits().traits(id).owner() instanceof Owner.Partner(String code)) {
            return new Next.ToPartner(code);
        }
        return parts.catalogue()
                .item(id)
                .<Next>map(item -> switch (item.use()) {
                    case WITHDRAWN -> new Next.ToStaff();
                    case REFERENCE -> home(item, at);
                    case LENDABLE ->
                        parts.demand()
                                .wouldGet(id, now)
                                .<Next>map(kept -> new Next.ToPickup(kept.hold(), kept.pickup()))
                                .orElseGet(() -> home(item, at));
                })
                .orElseGet(Next.ToStaff::new);
    }

    void offerAgain(Loan.ReturnedLoan loan, Instant now) {
        boolean ours = parts.traits().traits(loan.item()).owner() instanceof Owner.ThisLibrary;
        parts.catalogue()
                .item(loan.item())
                .filter(item -> item.use() == Item.Use.LENDABLE
                        && ours
                        && parts.loans().open(item.id()).isEmpty())
                .ifPresent(item -> parts.demand().returned(item, loan.id(), now));
    }

    private static Next home(Item item, SiteId at) {
        return item.branch().equals(at) ? new Next.ToStacks() : new Next.ToBranch(item.branch());
    }

    /** Where it travels to, when it does not stay at this branch. */
    private static Optional<Transit.Target> target(Next next, SiteId at) {
        return switch (next) {
            case Next.ToStacks here -> Optional.empty();
            case Next.ToStaff here -> Optional.empty();
            case Next.ToBranch(SiteId branch) -> Optional.of(new Transit.Target.Home(branch));
            case Next.ToPickup pickup ->
                pickup.branch().equals(at) ? Optional.empty() : Optional.of(new Transit.Target.Pickup(pickup.branch()));
            case Next.ToPartner(String code) -> Optional.of(new Transit.Target.Partner(code));
        };
    }
}
