package org.carrel.contract.id;

/** One party's place in a waiting list. Known to staff; a party itself has the ticket's token. */
public record TicketId(String value) implements Comparable<TicketId> {
    public TicketId {
        Form.KEY.require("ticket", value);
    }

    @Override
    public int compareTo(TicketId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
