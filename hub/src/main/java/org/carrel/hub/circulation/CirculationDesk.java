package org.carrel.hub.circulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.access.SlowHash;
import org.carrel.hub.audit.Audit;
import org.carrel.hub.audit.Occasion;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.identity.CardHolder;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.ledger.Ledger.Paying;
import org.carrel.hub.ledger.Money;
import org.carrel.hub.ledger.Payment;
import org.carrel.hub.lending.Lending;
import org.carrel.hub.lending.Lending.CheckOut;
import org.carrel.hub.lending.Lending.ComingBack;
import org.carrel.hub.lending.Lending.GivenBack;
import org.carrel.hub.lending.Lending.PartsSeen;
import org.carrel.hub.lending.Lending.Refusal;
import org.carrel.hub.lending.Lending.Renewal;
import org.carrel.hub.lending.Lending.Undoing;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.reservation.Hold;
import org.carrel.hub.reservation.Hold.WantedCopy;
import org.carrel.hub.reservation.Reservations;
import org.carrel.hub.reservation.Reservations.Cancelling;
import org.carrel.hub.reservation.Reservations.Placing;

/** The services of the library as one terminal uses them. */
final class CirculationDesk implements Circulation {
    private final CirculationParts parts;
    private final Lending lending;
    private final Reservations reservations;
    private final Looking looking;

    CirculationDesk(CirculationParts parts) {
        this.parts = parts;
        this.lending = parts.lending();
        this.reservations = parts.reservations();
        this.looking = new Looking(parts);
    }

    @Override
    public Optional<CardHolder> holder(CardNumber card) {
        return parts.patrons().holder(card);
    }

    @Override
    public void setPin(PatronId patron, SlowHash hash, Instant now) {
        parts.pins().put(patron, hash, now);
    }

    @Override
    public void removePin(PatronId patron) {
        parts.pins().remove(patron);
    }

    @Override
    public Optional<SlowHash> pin(PatronId patron) {
        return parts.pins().pin(patron);
    }

    @Override
    public CheckingOut checkOut(PatronId patron, ItemId item, Manner manner, Occasion occasion) {
        Optional<OpenLoan> theirs = theirs(patron, item);
        if (theirs.isPresent()) {
            return new CheckingOut.HasIt(theirs.get());
        }
        return switch (manner) {
            case Manner.Asked(boolean feeAgreed) ->
                switch (lending.checkOut(patron, item, feeAgreed, occasion)) {
                    case CheckOut.Lent(OpenLoan loan, Money fee) -> new CheckingOut.Lent(loan, fee, List.of());
                    case CheckOut.FeeFirst(Money fee) -> new CheckingOut.FeeFirst(fee);
                    case CheckOut.Refused(List<Refusal> reasons) -> new CheckingOut.Refused(reasons);
                };
            case Manner.Happened happened -> accepted(patron, item, happened, occasion);
        };
    }

    private CheckingOut accepted(PatronId patron, ItemId item, Manner.Happened told, Occasion occasion) {
        if (parts.patrons().patron(patron).isEmpty()) {
            return new CheckingOut.Refused(List.of(Refusal.PATRON_UNKNOWN));
        }
        Instant happened = told.at().isAfter(occasion.now()) ? occasion.now() : told.at();
        List<Refusal> despite = lending.objections(patron, item, occasion.at(), happened);
        OpenLoan loan = lending.accept(
                        patron, item, told.toldDue(), new Occasion(occasion.at(), occasion.by(), happened))
                .loan();
        return new CheckingOut.Lent(loan, Money.none(parts.ledger().currency()), despite);
    }

    private Optional<OpenLoan> theirs(PatronId patron, ItemId item) {
        return lending.openLoan(item).filter(open -> open.patron().equals(patron));
    }

    @Override
    public Undoing undoCheckOut(PatronId patron, ItemId item, Occasion occasion) {
        return lending.undoCheckOut(patron, item, occasion);
    }

    @Override
    public GivenBack checkIn(ItemId item, Instant returned, Occasion occasion) {
        Instant when = returned.isAfter(occasion.now()) ? occasion.now() : returned;
        return lending.giveBack(new ComingBack(item, when, new PartsSeen.All()), occasion);
    }

    @Override
    public Undoing undoCheckIn(ItemId item, Occasion occasion) {
        return lending.undoReturn(item, occasion);
    }

    @Override
    public Renewal renew(PatronId patron, ItemId item, Occasion occasion) {
        return theirs(patron, item)
                .map(loan -> lending.renew(loan.id(), occasion.by(), occasion.now()))
                .orElse(new Renewal.Refused(List.of(Refusal.LOAN_NOT_OPEN)));
    }

    @Override
    public Renewal renewed(PatronId patron, ItemId item, Optional<Instant> toldDue, Occasion occasion) {
        return theirs(patron, item)
                .map(loan -> lending.acceptRenewal(loan.id(), toldDue, occasion.by(), occasion.now()))
                .orElse(new Renewal.Refused(List.of(Refusal.LOAN_NOT_OPEN)));
    }

    @Override
    public RenewingAll renewAll(PatronId patron, Occasion occasion) {
        if (parts.patrons().patron(patron).isEmpty()) {
            return new RenewingAll.PatronUnknown();
        }
        List<OpenLoan> renewed = new ArrayList<>();
        List<NotRenewed> unrenewed = new ArrayList<>();
        for (OpenLoan loan : lending.openLoans(patron)) {
            switch (lending.renew(loan.id(), occasion.by(), occasion.now())) {
                case Renewal.Renewed(OpenLoan longer) -> renewed.add(longer);
                case Renewal.Refused(List<Refusal> reasons) -> unrenewed.add(new NotRenewed(loan, reasons));
            }
        }
        return new RenewingAll.Done(renewed, unrenewed);
    }

    @Override
    public Placing placeHold(PatronId patron, Wanted wanted, SiteId pickup, Occasion occasion) {
        return switch (wanted) {
            case Wanted.AnyCopy(BibId bib) -> reservations.place(patron, bib, pickup, occasion.by(), occasion.now());
            case Wanted.ThisCopy(ItemId item) ->
                parts.catalogue()
                        .item(item)
                        .map(known -> reservations.place(
                                patron, known.bib(), new WantedCopy.This(item), pickup, occasion.by(), occasion.now()))
                        .orElse(new Placing.Refused(List.of(Reservations.Refusal.TITLE_UNKNOWN)));
        };
    }

    @Override
    public HoldCancelling cancelHold(PatronId patron, Wanted wanted, Occasion occasion) {
        if (parts.patrons().patron(patron).isEmpty()) {
            return new HoldCancelling.PatronUnknown();
        }
        Optional<Hold> hold = reservations.liveHolds(patron, occasion.now()).stream()
                .filter(live -> isFor(live.request(), wanted))
                .findFirst();
        if (hold.isEmpty()) {
            return new HoldCancelling.NoHold();
        }
        return switch (reservations.cancel(hold.get().id(), occasion.by(), occasion.now())) {
            case Cancelling.Done(Hold.Cancelled cancelled) -> new HoldCancelling.Done(cancelled);
            case Cancelling.UnknownHold unknown -> new HoldCancelling.NoHold();
            case Cancelling.EndedAlready ended -> new HoldCancelling.NoHold();
        };
    }

    /** A terminal that names a copy means the hold that this copy would serve. */
    private boolean isFor(Hold.Request request, Wanted wanted) {
        return switch (wanted) {
            case Wanted.AnyCopy(BibId bib) -> request.bib().equals(bib);
            case Wanted.ThisCopy(ItemId item) ->
                request.copy().isServedBy(item)
                        && parts.catalogue()
                                .item(item)
                                .map(known -> known.bib().equals(request.bib()))
                                .orElse(false);
        };
    }

    @Override
    public Optional<PatronInformation> patron(PatronId id, Occasion occasion) {
        Optional<PatronInformation> found = looking.patron(id, occasion.now());
        found.ifPresent(seen -> note(id, Audit.Action.PATRON_SEEN, "account", occasion));
        return found;
    }

    @Override
    public Optional<ItemInformation> item(ItemId item, Instant now) {
        return looking.item(item, now);
    }

    @Override
    public List<ItemInformation> copies(BibId bib, Instant now) {
        return parts.catalogue().items(bib).stream()
                .map(Item::id)
                .flatMap(item -> looking.item(item, now).stream())
                .toList();
    }

    @Override
    public Paying pay(Payment payment, Occasion occasion) {
        return parts.ledger().pay(payment, occasion.by(), occasion.now());
    }

    @Override
    public boolean block(PatronId id, String words, Occasion occasion) {
        boolean known = changeBlock(id, true, occasion);
        if (known && !words.isBlank()) {
            parts.patrons().keepBlockWords(id, words);
        }
        return known;
    }

    @Override
    public boolean unblock(PatronId id, Occasion occasion) {
        return changeBlock(id, false, occasion);
    }

    private boolean changeBlock(PatronId id, boolean set, Occasion occasion) {
        Optional<Patron> patron = parts.patrons().patron(id);
        patron.ifPresent(known -> {
            TreeSet<Patron.Block> blocks = new TreeSet<>(known.blocks());
            boolean changed = set ? blocks.add(Patron.Block.BY_STAFF) : blocks.remove(Patron.Block.BY_STAFF);
            if (changed) {
                parts.patrons().put(known.withBlocks(blocks));
                note(id, Audit.Action.PATRON_CHANGED, set ? "blocked" : "unblocked", occasion);
            }
        });
        return patron.isPresent();
    }

    @Override
    public boolean endSession(PatronId id, Occasion occasion) {
        boolean known = parts.patrons().patron(id).isPresent();
        if (known) {
            note(id, Audit.Action.SESSION_ENDED, occasion.at().value(), occasion);
        }
        return known;
    }

    private void note(PatronId patron, Audit.Action action, String detail, Occasion occasion) {
        parts.audit().record(occasion.by(), action, "patron:" + patron, detail, occasion.now());
    }
}
