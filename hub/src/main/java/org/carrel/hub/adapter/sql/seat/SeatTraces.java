package org.carrel.hub.adapter.sql.seat;

import java.time.Instant;
import java.util.List;
import org.carrel.contract.id.PatronId;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.callqueue.WaitingEntry;
import org.carrel.hub.seat.Booking;

/** Forgets who sat and waited where. */
public final class SeatTraces {
    private static final String OF_PATRON = "SELECT booking FROM seat_booking_person WHERE patron = ?";
    private static final String TICKETS_OF_PATRON = "SELECT ticket FROM seat_ticket_person WHERE patron = ?";

    private final Sql sql;

    public SeatTraces(Sql sql) {
        this.sql = sql;
    }

    /** Whether they have a seat, a booking or a number that nobody has written down as ended. */
    public boolean live(PatronId patron) {
        return sql.number(
                        "SELECT (SELECT count(*) FROM seat_booking WHERE live = 1 AND id IN (" + OF_PATRON + "))"
                                + " + (SELECT count(*) FROM seat_ticket WHERE live = 1 AND id IN (" + TICKETS_OF_PATRON
                                + "))",
                        patron.value(),
                        patron.value())
                > 0;
    }

    /** Bookings of any day, the last one first. */
    public List<Booking> bookings(PatronId patron, int limit) {
        return new BookingRows(sql).of(patron, limit);
    }

    /** Numbers of any day, the last one first. */
    public List<WaitingEntry> numbers(PatronId patron, int limit) {
        return new TicketRows(sql).of(patron, limit);
    }

    /**
     * Bookings and numbers that ended before, with what the log says of them.
     *
     * @param charged before which those ended that somebody may be charged with
     */
    public int forget(Instant then, Instant charged, int limit) {
        List<String> bookings = sql.list(
                "SELECT id FROM seat_booking WHERE live = 0 AND ended < ? AND (ended < ? OR NOT EXISTS (SELECT 1 FROM"
                        + " seat_log line WHERE line.subject = seat_booking.id"
                        + " AND line.what IN ('no-show', 'left-too-long', 'too-few-people'))) ORDER BY ended LIMIT ?",
                row -> row.text("id"),
                then.toEpochMilli(),
                charged.toEpochMilli(),
                limit);
        bookings.forEach(this::forgetBooking);
        List<String> tickets = sql.list(
                "SELECT id FROM seat_ticket WHERE live = 0 AND ended < ? ORDER BY ended LIMIT ?",
                row -> row.text("id"),
                then.toEpochMilli(),
                limit);
        tickets.forEach(this::forgetTicket);
        return bookings.size() + tickets.size();
    }

    /** Everything that ended for this person; what a party had together goes with it, but for what others are charged with. */
    public void erase(PatronId patron) {
        sql.update("DELETE FROM seat_log WHERE patron = ?", patron.value());
        sql.list(OF_PATRON, row -> row.text("booking"), patron.value()).forEach(this::forgetRows);
        sql.list(TICKETS_OF_PATRON, row -> row.text("ticket"), patron.value()).forEach(this::forgetTicketRows);
    }

    private void forgetBooking(String id) {
        sql.update("DELETE FROM seat_log WHERE subject = ?", id);
        forgetRows(id);
    }

    private void forgetRows(String id) {
        sql.update("DELETE FROM notice WHERE hold = ?", id);
        sql.update("DELETE FROM seat_booking_person WHERE booking = ?", id);
        sql.update("DELETE FROM seat_booking WHERE id = ?", id);
    }

    private void forgetTicket(String id) {
        sql.update("DELETE FROM seat_log WHERE subject = ?", id);
        sql.update("DELETE FROM notice WHERE hold = ?", id);
        forgetTicketRows(id);
    }

    private void forgetTicketRows(String id) {
        sql.update("DELETE FROM seat_ticket_person WHERE ticket = ?", id);
        sql.update("DELETE FROM seat_ticket WHERE id = ?", id);
    }
}
