package org.carrel.kiosk.seat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carrel.contract.id.BookingId;
import org.carrel.contract.id.TicketId;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.kiosk.BookingLine;
import org.carrel.contract.message.seat.TicketLine;

/** What a patron has of seats, as the hub told it last. Numbered through: the bookings first, then the tickets. */
public record Mine(List<BookingLine> bookings, List<TicketLine> tickets) {
    public static final Mine NONE = new Mine(List.of(), List.of());

    public Mine {
        bookings = List.copyOf(bookings);
        tickets = List.copyOf(tickets);
    }

    /** Whatever the hub did not tell of stays as it was. */
    public Mine told(KioskAnswer answer) {
        return answer instanceof KioskAnswer.MySeatsTold(var booked, var numbers) ? new Mine(booked, numbers) : this;
    }

    /** The numbers of what is not over yet. */
    public List<Integer> live() {
        return IntStream.range(0, bookings.size() + tickets.size())
                .filter(index -> index >= bookings.size() || bookings.get(index).state() != BookingLine.State.OVER)
                .boxed()
                .toList();
    }

    /** Where the one with this number is looked at. */
    public SeatPlace place(int index) {
        return index < bookings.size()
                ? new SeatPlace.Booked(bookings.get(index), false)
                : new SeatPlace.Numbered(tickets.get(index - bookings.size()), false);
    }

    public Optional<BookingLine> booking(BookingId id) {
        return bookings.stream().filter(line -> line.booking().equals(id)).findFirst();
    }

    public Optional<TicketLine> ticket(TicketId id) {
        return tickets.stream().filter(line -> line.ticket().equals(id)).findFirst();
    }

    public Mine with(BookingLine line) {
        List<BookingLine> more = new ArrayList<>(bookings);
        more.removeIf(each -> each.booking().equals(line.booking()));
        more.add(line);
        return new Mine(more, tickets);
    }

    public Mine with(TicketLine line) {
        List<TicketLine> more = new ArrayList<>(without(line.ticket()).tickets());
        more.add(line);
        return new Mine(bookings, more);
    }

    public Mine without(TicketId id) {
        return new Mine(
                bookings,
                tickets.stream().filter(line -> !line.ticket().equals(id)).toList());
    }
}
