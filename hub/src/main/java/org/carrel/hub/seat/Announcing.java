package org.carrel.hub.seat;

import java.time.Instant;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.callqueue.Ticket;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.feed.Fact;
import org.carrel.hub.notice.Notices.CallNews;
import org.carrel.hub.notice.Notices.SeatNews;
import org.carrel.hub.seat.SeatLog.Line;
import org.carrel.hub.seat.ZoneDay.Change;

/** Notes every change in the log, tells it to the feed, and tells a party that is called. */
final class Announcing {
    private final Seats.Parts parts;

    Announcing(Seats.Parts parts) {
        this.parts = parts;
    }

    void announce(ZoneDay day, Change change, Instant now) {
        switch (change) {
            case Change.OfBooking(Booking booking) -> announce(booking, now);
            case Change.OfEntry(WaitingEntry entry) -> announce(day, entry, now);
            case Change.Warned(Booking.Using booking, Instant end) ->
                parts.notices().seatEnding(news(day, booking, end), now);
        }
    }

    private void announce(Booking booking, Instant now) {
        Booking.Claim claim = booking.claim();
        Instant at = booking instanceof Booking.Ended ended ? ended.at() : now;
        boolean charged = States.violation(booking).isPresent();
        for (PatronId member : claim.party().members()) {
            boolean applicant = member.equals(claim.party().applicant());
            if (applicant || charged) {
                parts.log()
                        .add(new Line(
                                0,
                                at,
                                now,
                                claim.zone(),
                                claim.id().value(),
                                member,
                                !applicant,
                                States.word(booking)));
            }
        }
        parts.feed().add(new Fact.SeatChanged(claim.zone(), claim.seat(), States.word(booking)), now);
        if (booking instanceof Booking.Ended) {
            parts.notices().withdraw(claim.id(), now);
        }
    }

    private static SeatNews news(ZoneDay day, Booking.Using booking, Instant end) {
        Booking.Claim claim = booking.claim();
        return new SeatNews(
                claim.id(),
                claim.party().applicant(),
                day.zone().site(),
                day.where(claim.seat()),
                claim.span().from(),
                end,
                "",
                booking.use().warned());
    }

    private void announce(ZoneDay day, WaitingEntry entry, Instant now) {
        Ticket ticket = entry.ticket();
        String word = isFirst(entry, now) ? States.word(entry) : States.CALL_CHANGED;
        Instant at = entry instanceof WaitingEntry.Ended ended ? ended.at() : now;
        parts.log()
                .add(new Line(
                        0,
                        at,
                        now,
                        ticket.zone(),
                        ticket.id().value(),
                        ticket.party().applicant(),
                        false,
                        word));
        String number = ticket.label(day.zone().prefix());
        switch (entry) {
            case WaitingEntry.Called called -> {
                parts.feed().add(new Fact.CallChanged(ticket.zone(), number, word), now);
                if (isFirst(called, now)) {
                    parts.notices().seatCalled(news(day, called, number), now);
                }
            }
            case WaitingEntry.Waiting _ -> {
                parts.feed().add(new Fact.CallChanged(ticket.zone(), number, word), now);
                if (ticket.missed() > 0) {
                    parts.notices().withdraw(ticket.id(), now);
                }
            }
            case WaitingEntry.Ended _ -> {
                parts.feed().add(new Fact.CallChanged(ticket.zone(), number, word), now);
                parts.notices().withdraw(ticket.id(), now);
            }
        }
    }

    /** A call that is called again, or for which some cards were shown, is not another call. */
    private static boolean isFirst(WaitingEntry entry, Instant now) {
        return !(entry instanceof WaitingEntry.Called(var _, WaitingEntry.Call call))
                || (call.at().equals(now)
                        && call.recalls() == 0
                        && call.present().isEmpty());
    }

    private static CallNews news(ZoneDay day, WaitingEntry.Called called, String number) {
        return new CallNews(
                called.ticket().id(),
                called.ticket().party().applicant(),
                day.zone().site(),
                number,
                day.where(called.call().seat()),
                called.call().until());
    }
}
