package org.carrel.hub.callqueue;

import java.time.Instant;
import java.time.LocalDate;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.id.TicketId;

/**
 * A party's number.
 *
 * @param secretHash of what opens the ticket's page on a phone, which is kept nowhere
 * @param number counted from 1 each day
 * @param order who is lower is called first; by number, but for a party that missed its call
 * @param missed how often it was called and did not come
 */
public record Ticket(
        TicketId id,
        String secretHash,
        SeatZoneId zone,
        LocalDate day,
        int number,
        Party party,
        Instant joined,
        long order,
        int missed) {
    /** Room between two numbers for parties that missed their call. */
    static final long STEP = 1L << 16;

    /** As it stands on the ticket and on the board, such as {@code A012}. */
    public String label(String prefix) {
        return prefix + (number < 1_000 ? String.format("%03d", number) : Integer.toString(number));
    }

    Ticket behind(long later) {
        return new Ticket(id, secretHash, zone, day, number, party, joined, later, missed + 1);
    }

    /** Without the party. */
    @Override
    public String toString() {
        return "ticket " + id + " number " + number;
    }
}
