package org.carrel.kiosk.seat;

import org.carrel.contract.message.seat.TicketLine;

/**
 * Where a phone finds a number's page. Whoever has the address has the number, so the text form is without it.
 *
 * @param address empty where the library has no pages that phones can reach
 */
public record PhonePage(String address) {
    public static final PhonePage NONE = new PhonePage("");

    /** @param pages where the public reaches the hub's pages, or empty */
    public static PhonePage of(String pages, TicketLine ticket) {
        return pages.isEmpty() || ticket.token().isEmpty()
                ? NONE
                : new PhonePage(pages + TicketLine.PAGE + ticket.token());
    }

    public boolean exists() {
        return !address.isEmpty();
    }

    @Override
    public String toString() {
        return exists() ? "a page for a phone" : "no page for a phone";
    }
}
