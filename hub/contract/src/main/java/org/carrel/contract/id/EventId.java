package org.carrel.contract.id;

/** The identity of one device event, made on the device; the hub applies each once. */
public record EventId(String value) implements Comparable<EventId> {
    public EventId {
        Form.KEY.require("event", value);
    }

    @Override
    public int compareTo(EventId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
