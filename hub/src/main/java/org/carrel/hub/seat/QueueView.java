package org.carrel.hub.seat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.TicketId;
import org.carrel.hub.callqueue.Board;
import org.carrel.hub.callqueue.Estimate;
import org.carrel.hub.callqueue.Ticket;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.callqueue.WaitingEntry.Call;
import org.carrel.hub.callqueue.WaitingEntry.Called;
import org.carrel.hub.seat.ZoneDay.Change;

/** Looking at a waiting list. */
final class QueueView {
    /** More calls than any board shows. */
    private static final int CALLS_LOOKED_AT = 40;

    private final Seats.Parts parts;
    private final Standings standings;

    QueueView(Seats.Parts parts, Standings standings) {
        this.parts = parts;
        this.standings = standings;
    }

    /** What the clock has made of it. */
    WaitingEntry at(WaitingEntry stored, Instant now) {
        if (!(stored instanceof WaitingEntry.Live)) {
            return stored;
        }
        TicketId id = stored.ticket().id();
        return day(stored.ticket())
                .map(day -> {
                    ZoneDay.Moved moved = day.settledAt(now);
                    return moved.changes().stream()
                            .filter(change -> change instanceof Change.OfEntry(WaitingEntry entry)
                                    && entry instanceof WaitingEntry.Ended
                                    && entry.ticket().id().equals(id))
                            .map(change -> ((Change.OfEntry) change).entry())
                            .findFirst()
                            .orElseGet(() -> moved.day()
                                    .queue()
                                    .entry(id)
                                    .map(WaitingEntry.class::cast)
                                    .orElse(stored));
                })
                .orElse(stored);
    }

    private Optional<ZoneDay> day(Ticket ticket) {
        return parts.zones()
                .zone(ticket.zone())
                .map(zone -> parts.zones().day(zone, ticket.day(), standings.opening(zone, ticket.day())));
    }

    Optional<Estimate> estimate(WaitingEntry.Waiting entry, Instant now) {
        Ticket ticket = entry.ticket();
        return day(ticket).map(stored -> stored.settledAt(now).day()).flatMap(day -> {
            List<Instant> ends = new ArrayList<>();
            for (Booking.Live booking : day.bookings()) {
                boolean fits = day.seat(booking.claim().seat())
                        .map(seat -> seat.place().fits(ticket.party()))
                        .orElse(false);
                if (fits && booking.claim().span().contains(now)) {
                    ends.add(booking.claim().span().until());
                }
            }
            return Estimate.of(day.queue().ahead(ticket), ends, parts.zones().freed(ticket.zone(), ticket.day()), now);
        });
    }

    Board board(ZoneDay day, Instant now) {
        List<Board.Line> lines = new ArrayList<>();
        List<String> holding = new ArrayList<>();
        for (WaitingEntry entry : parts.zones().calls(day.zone().id(), day.day(), CALLS_LOOKED_AT)) {
            call(entry).ifPresent(call -> lines.add(line(day, entry.ticket(), call)));
        }
        day.queue().entries().forEach(entry -> {
            if (entry instanceof Called called) {
                holding.add(called.ticket().label(day.zone().prefix()));
            }
        });
        return Board.of(lines, holding, day.queue().waiting(), now);
    }

    private static Board.Line line(ZoneDay day, Ticket ticket, Call call) {
        return new Board.Line(
                ticket.label(day.zone().prefix()),
                day.seat(call.seat()).map(Seat::label).orElse(call.seat().value()),
                call.desk(),
                call.at(),
                call.until(),
                call.recalls() + 1);
    }

    private static Optional<Call> call(WaitingEntry entry) {
        return switch (entry) {
            case Called called -> Optional.of(called.call());
            case WaitingEntry.Claimed claimed -> Optional.of(claimed.call());
            case WaitingEntry.Passed passed -> Optional.of(passed.call());
            case WaitingEntry.Waiting _, WaitingEntry.Left _, WaitingEntry.ExpiredAtClose _ -> Optional.empty();
        };
    }

    int overtaken(WaitingEntry.Live entry) {
        Ticket ticket = entry.ticket();
        return (int) parts.zones().calls(ticket.zone(), ticket.day(), Integer.MAX_VALUE).stream()
                .filter(called -> called.ticket().order() > ticket.order())
                .count();
    }
}
