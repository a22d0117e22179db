package org.carrel.contract.message.seat;

import java.time.Instant;
import java.util.List;
import org.carrel.contract.id.SeatZoneId;
import org.carrel.contract.id.TicketId;

/**
 * A number that a patron waits with.
 *
 * @param number as on the ticket and the board, such as {@code A012}
 * @param estimate an honest range of the wait; none when too little is known
 * @param token opens the ticket's page on a phone: the page is at {@link #PAGE} and this, below the hub's public address
 *     ({@link #PAGES_SETTING}); nobody else may see it
 * @param called while it is called; none or one
 */
public record TicketLine(
        TicketId ticket,
        SeatZoneId zone,
        String number,
        int ahead,
        List<Wait> estimate,
        String token,
        List<Call> called) {
    /** The kiosk's setting that says where the public reaches the hub's pages; the hub gives it where it knows. */
    public static final String PAGES_SETTING = "hub.public-address";

    public static final String PAGE = "/t/";

    public TicketLine {
        estimate = List.copyOf(estimate);
        called = List.copyOf(called);
    }

    public record Wait(int leastMinutes, int mostMinutes) {}

    /**
     * @param label of the seat that is kept
     * @param desk where to come, or empty for the seat itself
     * @param until the first instant that is too late to come
     */
    public record Call(String label, String desk, Instant until) {}

    /** Without the token. */
    @Override
    public String toString() {
        return "ticket " + ticket + " number " + number;
    }
}
