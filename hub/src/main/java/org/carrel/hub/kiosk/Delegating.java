package org.carrel.hub.kiosk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAnswer.NotRenewed;
import org.carrel.contract.message.KioskAnswer.Renewed;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.kiosk.HoldRefusal;
import org.carrel.contract.message.kiosk.LoanRefusal;
import org.carrel.hub.audit.Occasion;
import org.carrel.hub.catalogue.Item;
import org.carrel.hub.circulation.Circulation.CheckingOut;
import org.carrel.hub.circulation.Circulation.Manner;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.ils.ReaderMirror;
import org.carrel.hub.kiosk.SessionStore.Session;
import org.carrel.hub.kiosk.delegation.SystemSaid;
import org.carrel.hub.kiosk.delegation.Wish;
import org.carrel.hub.lending.Lending;
import org.carrel.hub.lending.Lending.Renewal;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.reservation.Hold;

/** Beside an existing library system: what a patron wants is put into that system's words, and what it said is what happens in the hub. */
final class Delegating {
    private final KioskParts parts;
    private final Lines lines;
    private final Borrowing borrowing;
    private final Accounts accounts;

    Delegating(KioskParts parts, Lines lines, Borrowing borrowing, Accounts accounts) {
        this.parts = parts;
        this.lines = lines;
        this.borrowing = borrowing;
        this.accounts = accounts;
    }

    /** Empty for what the system is not asked: it is the hub's own, or the system has still to be told of something before. */
    Optional<Wish> wish(Session session, KioskAsk.Change<?> change, Instant now) {
        Optional<CardNumber> card = parts.patrons().patron(session.patron()).flatMap(Patron::validCard);
        return card.flatMap(number -> switch (change) {
            case KioskAsk.Lend(var _, ItemId item, boolean feeAgreed) ->
                parts.errands().open(item) || has(session, item)
                        ? Optional.empty()
                        : Optional.of(new Wish.Borrow(session.patron(), number, item, feeAgreed));
            case KioskAsk.Renew(var _, LoanId id) ->
                theirs(session, id)
                        .filter(loan -> !parts.errands().open(loan.item()))
                        .map(loan -> new Wish.Renew(session.patron(), number, loan.item()));
            case KioskAsk.RenewAll _ ->
                parts.errands().open(session.patron())
                        ? Optional.empty()
                        : Optional.of(new Wish.RenewAll(
                                session.patron(),
                                number,
                                parts.lending().openLoans(session.patron()).stream()
                                        .map(OpenLoan::item)
                                        .toList()));
            case KioskAsk.PlaceHold(var _, BibId bib, var pickup) ->
                Optional.of(copies(bib))
                        .filter(copies -> !copies.isEmpty())
                        .map(copies -> new Wish.Hold(session.patron(), number, copies, pickup));
            case KioskAsk.CancelHold(var _, HoldId id) ->
                parts.reservations()
                        .hold(id, now)
                        .filter(hold -> hold.request().patron().equals(session.patron()))
                        .map(hold -> copies(hold.request().bib()))
                        .filter(copies -> !copies.isEmpty())
                        .map(copies -> new Wish.Release(session.patron(), number, copies));
            case KioskAsk.KeepDisplay _,
                    KioskAsk.TakeSeat _,
                    KioskAsk.TakeTogether _,
                    KioskAsk.BookSeat _,
                    KioskAsk.BookTogether _,
                    KioskAsk.UseSeat _,
                    KioskAsk.ClaimSeat _,
                    KioskAsk.LeaveQueue _ -> Optional.<Wish>empty();
        });
    }

    private boolean has(Session session, ItemId item) {
        return parts.lending()
                .openLoan(item)
                .filter(loan -> loan.patron().equals(session.patron()))
                .isPresent();
    }

    private Optional<OpenLoan> theirs(Session session, LoanId id) {
        return parts.lending().loan(id).stream()
                .filter(OpenLoan.class::isInstance)
                .map(OpenLoan.class::cast)
                .filter(loan -> loan.patron().equals(session.patron()))
                .findFirst();
    }

    private List<ItemId> copies(BibId bib) {
        return parts.catalogue().items(bib).stream().map(Item::id).toList();
    }

    /** What the system said happens here too, and need not be told back; where it said nothing, the answer is empty. */
    Optional<KioskAnswer> done(
            Session session, AskId id, KioskAsk.Change<?> change, SystemSaid said, Occasion occasion) {
        if (said instanceof SystemSaid.Nothing
                || said instanceof SystemSaid.Away
                || said instanceof SystemSaid.Unsure) {
            return Optional.empty();
        }
        long before = parts.errands().newest();
        Optional<KioskAnswer> answer = switch (change) {
            case KioskAsk.Lend lend -> lent(session, lend, said, occasion);
            case KioskAsk.Renew renew -> renewed(session, renew.loan(), said, occasion);
            case KioskAsk.RenewAll _ -> allRenewed(session, said, occasion);
            case KioskAsk.PlaceHold place -> held(session, place, said, occasion);
            case KioskAsk.CancelHold cancel -> released(session, cancel.hold(), said, occasion);
            default -> Optional.empty();
        };
        parts.errands().heardSince(before);
        parts.errands().answered(id);
        return answer;
    }

    /** After the hub has decided by itself: what the system may have lent meanwhile is taken back unless the hub lent it too. */
    void decided(AskId id, SystemSaid said, KioskAnswer answer) {
        boolean unsure = said instanceof SystemSaid.Unsure && !(answer instanceof KioskAnswer.Lent);
        if (!(said instanceof SystemSaid.Nothing) && !unsure) {
            parts.errands().answered(id);
        }
    }

    private Optional<KioskAnswer> lent(Session session, KioskAsk.Lend ask, SystemSaid said, Occasion occasion) {
        ItemId item = ask.item();
        return switch (said) {
            case SystemSaid.Lent(List<Instant> due, List<String> title) -> {
                title.forEach(told -> ReaderMirror.titled(parts.catalogue(), item, told, occasion.at()));
                Manner happened =
                        new Manner.Happened(occasion.now(), due.stream().findFirst());
                boolean kept = borrowing.kept(session, item, occasion);
                CheckingOut out = parts.circulation().checkOut(session.patron(), item, happened, occasion);
                yield Optional.of(borrowing.answer(item, out, kept));
            }
            case SystemSaid.FeeFirst(var fee) ->
                Optional.of(new KioskAnswer.FeeFirst(lines.work(item), Lines.amount(fee)));
            case SystemSaid.NotLent(List<Lending.Refusal> reasons) ->
                Optional.of(new KioskAnswer.NotLent(lines.work(item), refusals(reasons)));
            default -> Optional.empty();
        };
    }

    private static List<LoanRefusal> refusals(List<Lending.Refusal> reasons) {
        return reasons.isEmpty() ? List.of(LoanRefusal.BY_LIBRARY_SYSTEM) : Lines.loanRefusals(reasons);
    }

    private Optional<KioskAnswer> renewed(Session session, LoanId id, SystemSaid said, Occasion occasion) {
        return switch (said) {
            case SystemSaid.Renewed(List<SystemSaid.Longer> renewed, var _)
            when !renewed.isEmpty() ->
                longer(session, renewed.getFirst(), occasion).map(KioskAnswer.class::cast);
            case SystemSaid.Renewed _ -> Optional.of(new NotRenewed(id, List.of(LoanRefusal.BY_LIBRARY_SYSTEM)));
            case SystemSaid.NotLent(List<Lending.Refusal> reasons) ->
                Optional.of(new NotRenewed(id, refusals(reasons)));
            default -> Optional.empty();
        };
    }

    private Optional<Renewed> longer(Session session, SystemSaid.Longer longer, Occasion occasion) {
        return parts.circulation()
                                .renewed(
                                        session.patron(),
                                        longer.item(),
                                        longer.due().stream().findFirst(),
                                        occasion)
                        instanceof Renewal.Renewed(OpenLoan loan)
                ? Optional.of(new Renewed(loan.id(), lines.last(loan)))
                : Optional.empty();
    }

    private Optional<KioskAnswer> allRenewed(Session session, SystemSaid said, Occasion occasion) {
        if (!(said instanceof SystemSaid.Renewed(List<SystemSaid.Longer> longer, List<ItemId> not))) {
            return Optional.empty();
        }
        List<Renewed> renewed = new ArrayList<>();
        longer.forEach(one -> longer(session, one, occasion).ifPresent(renewed::add));
        List<NotRenewed> unrenewed = not.stream()
                .flatMap(item -> parts.lending().openLoan(item).stream())
                .map(loan -> new NotRenewed(loan.id(), List.of(LoanRefusal.BY_LIBRARY_SYSTEM)))
                .toList();
        return Optional.of(new KioskAnswer.AllRenewed(renewed, unrenewed));
    }

    private Optional<KioskAnswer> held(Session session, KioskAsk.PlaceHold ask, SystemSaid said, Occasion occasion) {
        return switch (said) {
            case SystemSaid.HoldTaken() -> {
                Hold hold = parts.reservations()
                        .accept(session.patron(), ask.bib(), ask.pickup(), false, occasion.by(), occasion.now());
                yield Optional.of(new KioskAnswer.HoldPlaced(hold.id(), 0));
            }
            case SystemSaid.HoldRefused(var reasons) ->
                Optional.of(new KioskAnswer.HoldNotPlaced(
                        reasons.isEmpty() ? List.of(HoldRefusal.BY_LIBRARY_SYSTEM) : Lines.holdRefusals(reasons)));
            default -> Optional.empty();
        };
    }

    private Optional<KioskAnswer> released(Session session, HoldId id, SystemSaid said, Occasion occasion) {
        return switch (said) {
            case SystemSaid.HoldReleased() -> Optional.of(accounts.cancel(session, id, occasion));
            case SystemSaid.HoldRefused _ -> Optional.of(new KioskAnswer.NoSuchHold());
            default -> Optional.empty();
        };
    }
}
