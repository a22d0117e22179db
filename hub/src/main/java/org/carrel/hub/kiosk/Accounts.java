package org.carrel.hub.kiosk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAnswer.AllRenewed;
import org.carrel.contract.message.KioskAnswer.NotRenewed;
import org.carrel.contract.message.KioskAnswer.Renewed;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.kiosk.FeeLine;
import org.carrel.contract.message.kiosk.HoldLine;
import org.carrel.contract.message.kiosk.HoldLine.Turn;
import org.carrel.contract.message.kiosk.HoldRefusal;
import org.carrel.contract.message.kiosk.LoanLine;
import org.carrel.contract.message.kiosk.LoanRefusal;
import org.carrel.contract.message.kiosk.Work;
import org.carrel.hub.audit.Occasion;
import org.carrel.hub.circulation.Circulation.RenewingAll;
import org.carrel.hub.circulation.PatronInformation;
import org.carrel.hub.kiosk.SessionStore.Session;
import org.carrel.hub.ledger.Fee;
import org.carrel.hub.lending.Lending.Renewal;
import org.carrel.hub.lending.Loan;
import org.carrel.hub.lending.Loan.OpenLoan;
import org.carrel.hub.reservation.Hold;
import org.carrel.hub.reservation.Reservations;
import org.carrel.hub.reservation.Reservations.Cancelling;
import org.carrel.hub.reservation.Reservations.Placing;

/** A patron's own loans, holds and fees. What is somebody else's is answered as what does not exist. */
final class Accounts {
    /** So many lines of each kind fit into one answer with the longest titles. */
    private static final int LOANS_MAX = 30;

    private static final int HOLDS_MAX = 20;
    private static final int FEES_MAX = 15;

    private final KioskParts parts;
    private final Lines lines;

    Accounts(KioskParts parts, Lines lines) {
        this.parts = parts;
        this.lines = lines;
    }

    KioskAnswer account(Session session, Occasion occasion) {
        PatronInformation seen =
                parts.circulation().patron(session.patron(), occasion).orElse(null);
        if (seen == null) {
            return new KioskAnswer.NotSignedIn();
        }
        List<Hold> holds =
                Stream.concat(seen.ready().stream(), seen.waiting().stream()).toList();
        return new KioskAnswer.AccountTold(
                seen.loans().size(),
                Lines.atMost(LOANS_MAX, seen.loans()).stream()
                        .map(loan -> line(loan, occasion))
                        .toList(),
                holds.size(),
                Lines.atMost(HOLDS_MAX, holds).stream()
                        .map(hold -> line(hold, occasion))
                        .toList(),
                seen.fees().size(),
                Lines.atMost(FEES_MAX, seen.fees()).stream().map(this::line).toList(),
                Lines.amount(seen.owed()),
                seen.hindrances().stream().map(Lines::block).toList());
    }

    private LoanLine line(OpenLoan loan, Occasion occasion) {
        return new LoanLine(
                loan.id(),
                loan.item(),
                lines.work(loan.item()),
                lines.last(loan),
                loan.isOverdue(occasion.now()),
                loan.renewals(),
                Lines.loanRefusals(parts.lending().renewalObjections(loan, occasion.now())));
    }

    private HoldLine line(Hold hold, Occasion occasion) {
        return new HoldLine(
                hold.id(), lines.work(hold.request().bib()), hold.request().pickup(), turn(hold, occasion));
    }

    private Turn turn(Hold hold, Occasion occasion) {
        return switch (hold) {
            case Hold.Waiting _ ->
                parts.reservations().turn(hold.id(), occasion.now()).orElse(null)
                                instanceof Reservations.Turn.Waits(int ahead, int copies)
                        ? new Turn.Waiting(ahead, copies)
                        : new Turn.Waiting(0, 0);
            case Hold.Paused paused ->
                paused.servedElsewhere() ? new Turn.Waiting(0, 0) : new Turn.Paused(paused.until());
            case Hold.OnItsWay _ -> new Turn.OnItsWay();
            case Hold.ReadyOnShelf ready ->
                new Turn.Ready(ready.place().device().device(), ready.until());
            case Hold.OffShelf _ -> new Turn.AskAtDesk();
            case Hold.Collected _, Hold.Lapsed _, Hold.Cancelled _ ->
                throw new IllegalArgumentException("hold " + hold.id() + " is not live");
        };
    }

    private FeeLine line(Fee fee) {
        Work work = fee.loan().stream()
                .flatMap(loan -> parts.lending().loan(loan).stream())
                .map(Loan::item)
                .map(lines::work)
                .findFirst()
                .orElse(Work.UNKNOWN);
        return new FeeLine(kind(fee.kind()), work, Lines.amount(fee.owed()), lines.day(fee.at()));
    }

    private static FeeLine.Kind kind(Fee.Kind kind) {
        return switch (kind) {
            case LOAN -> FeeLine.Kind.LOAN;
            case OVERDUE -> FeeLine.Kind.OVERDUE;
            case LOST -> FeeLine.Kind.LOST;
            case PROCESSING -> FeeLine.Kind.PROCESSING;
            case DAMAGE -> FeeLine.Kind.DAMAGE;
            case CARD -> FeeLine.Kind.CARD;
            case OTHER -> FeeLine.Kind.OTHER;
        };
    }

    KioskAnswer renew(Session session, LoanId id, Occasion occasion) {
        boolean theirs = parts.lending()
                .loan(id)
                .map(loan -> loan.patron().equals(session.patron()))
                .orElse(false);
        if (!theirs) {
            return new NotRenewed(id, List.of(LoanRefusal.LOAN_NOT_OPEN));
        }
        return switch (parts.lending().renew(id, occasion.by(), occasion.now())) {
            case Renewal.Renewed(var loan) -> new Renewed(id, lines.last(loan));
            case Renewal.Refused(var reasons) -> new NotRenewed(id, Lines.loanRefusals(reasons));
        };
    }

    KioskAnswer renewAll(Session session, Occasion occasion) {
        List<Renewed> renewed = new ArrayList<>();
        List<NotRenewed> unrenewed = new ArrayList<>();
        if (parts.circulation().renewAll(session.patron(), occasion) instanceof RenewingAll.Done done) {
            done.renewed().forEach(loan -> renewed.add(new Renewed(loan.id(), lines.last(loan))));
            done.unrenewed()
                    .forEach(not -> unrenewed.add(new NotRenewed(not.loan().id(), Lines.loanRefusals(not.reasons()))));
        }
        return new AllRenewed(renewed, unrenewed);
    }

    KioskAnswer place(Session session, KioskAsk.PlaceHold ask, Occasion occasion) {
        return switch (parts.reservations()
                .place(session.patron(), ask.bib(), ask.pickup(), occasion.by(), occasion.now())) {
            case Placing.Placed(var hold, int position) -> new KioskAnswer.HoldPlaced(hold.id(), position);
            case Placing.Refused(var reasons) -> new KioskAnswer.HoldNotPlaced(Lines.holdRefusals(reasons));
        };
    }

    KioskAnswer cancel(Session session, HoldId id, Occasion occasion) {
        boolean theirs = parts.reservations()
                .hold(id, occasion.now())
                .map(hold -> hold.request().patron().equals(session.patron()))
                .orElse(false);
        return theirs && parts.reservations().cancel(id, occasion.by(), occasion.now()) instanceof Cancelling.Done
                ? new KioskAnswer.HoldCancelled()
                : new KioskAnswer.NoSuchHold();
    }

    KioskAnswer withdrawn(KioskAsk.Change<?> ask) {
        return switch (ask) {
            case KioskAsk.Lend lend ->
                new KioskAnswer.NotLent(lines.work(lend.item()), List.of(LoanRefusal.ASK_WITHDRAWN));
            case KioskAsk.Renew renew -> new NotRenewed(renew.loan(), List.of(LoanRefusal.ASK_WITHDRAWN));
            default -> new KioskAnswer.HoldNotPlaced(List.of(HoldRefusal.ASK_WITHDRAWN));
        };
    }
}
