package org.carrel.hub.kiosk;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.HoldId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.LoanId;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.id.TicketId;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.contract.message.seat.SeatUse;
import org.carrel.hub.Library;

/** One of each ask that needs a patron, but for signing out. */
final class Asks {
    private Asks() {}

    static List<KioskAsk<?>> forPatron(GrantId grant) {
        SeatZoneId zone = new SeatZoneId("study");
        List<KioskAsk<?>> all = List.of(
                new KioskAsk.KeepDisplay(grant, List.of(Display.CHILD)),
                new KioskAsk.Lend(grant, new ItemId("t-1"), true),
                new KioskAsk.Account(grant),
                new KioskAsk.Renew(grant, new LoanId("l-1")),
                new KioskAsk.RenewAll(grant),
                new KioskAsk.PlaceHold(grant, new BibId("t"), Library.MAIN),
                new KioskAsk.CancelHold(grant, new HoldId("h-1")),
                new KioskAsk.MySeats(grant),
                new KioskAsk.TakeSeat(grant, zone, List.of(), List.of()),
                new KioskAsk.BookSeat(grant, zone, LocalDate.of(2026, 11, 24), Library.START, List.of()),
                new KioskAsk.TakeTogether(grant, zone, List.of(), List.of(), List.of(new CardNumber("C-2"))),
                new KioskAsk.BookTogether(
                        grant, zone, LocalDate.of(2026, 11, 24), Library.START, List.of(new CardNumber("C-2"))),
                new KioskAsk.UseSeat(grant, new BookingId("b-1"), SeatUse.CHECK_IN),
                new KioskAsk.ClaimSeat(grant, new TicketId("t-1")),
                new KioskAsk.LeaveQueue(grant, new TicketId("t-1")));
        long kinds = Arrays.stream(KioskAsk.ForPatron.class.getPermittedSubclasses())
                .mapToLong(kind -> kind.isSealed() ? kind.getPermittedSubclasses().length : 1)
                .sum();
        if (kinds != all.size() + 1) {
            throw new AssertionError(kinds + " kinds of asks are for patrons, not " + (all.size() + 1));
        }
        return all;
    }
}
