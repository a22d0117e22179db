package org.carrel.hub.kiosk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.kiosk.Destination;
import org.carrel.contract.message.kiosk.LoanRefusal;
import org.carrel.contract.message.kiosk.Remark;
import org.carrel.contract.topic.Address;
import org.carrel.hub.audit.Occasion;
import org.carrel.hub.circulation.Circulation.CheckingOut;
import org.carrel.hub.circulation.Circulation.Manner;
import org.carrel.hub.kiosk.SessionStore.Session;
import org.carrel.hub.lending.Lending.Next;

/** Lends what lies on a kiosk, and says where what is put there goes. */
final class Borrowing {
    private final KioskParts parts;
    private final Lines lines;

    Borrowing(KioskParts parts, Lines lines) {
        this.parts = parts;
        this.lines = lines;
    }

    KioskAnswer lend(Session session, KioskAsk.Lend ask, Occasion occasion) {
        ItemId item = ask.item();
        boolean kept = kept(session, item, occasion);
        return answer(
                item,
                parts.circulation().checkOut(session.patron(), item, new Manner.Asked(ask.feeAgreed()), occasion),
                kept);
    }

    boolean kept(Session session, ItemId item, Occasion occasion) {
        return parts.reservations()
                .keeping(item, occasion.now())
                .filter(hold -> hold.request().patron().equals(session.patron()))
                .isPresent();
    }

    /** @param kept whether the copy was kept for this patron before */
    KioskAnswer answer(ItemId item, CheckingOut out, boolean kept) {
        return switch (out) {
            case CheckingOut.Lent(var loan, var fee, var _) -> {
                List<Remark> remarks = new ArrayList<>(lines.remarks(item));
                if (kept) {
                    remarks.add(new Remark.HoldFulfilled());
                }
                yield new KioskAnswer.Lent(loan.id(), lines.work(item), lines.last(loan), Lines.amount(fee), remarks);
            }
            case CheckingOut.HasIt _ ->
                new KioskAnswer.NotLent(lines.work(item), List.of(LoanRefusal.ON_LOAN_TO_SAME_PATRON));
            case CheckingOut.FeeFirst(var fee) -> new KioskAnswer.FeeFirst(lines.work(item), Lines.amount(fee));
            case CheckingOut.Refused(var reasons) ->
                new KioskAnswer.NotLent(lines.work(item), Lines.loanRefusals(reasons));
        };
    }

    KioskAnswer whereTo(Address kiosk, ItemId item, Instant now) {
        Destination destination = switch (parts.lending().whereTo(item, kiosk.site(), now)) {
            case Next.ToStacks _ -> new Destination.Shelf();
            case Next.ToBranch(var branch) -> new Destination.OtherBranch(branch);
            case Next.ToPickup(var _, var branch) -> new Destination.Hold(branch);
            case Next.ToPartner(var code) -> new Destination.OtherLibrary(code);
            case Next.ToStaff _ -> new Destination.Desk();
        };
        return new KioskAnswer.GoesTo(lines.work(item), destination, lines.remarks(item));
    }
}
