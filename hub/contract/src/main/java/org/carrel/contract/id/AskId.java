package org.carrel.contract.id;

/** Ties an answer to its question (MQTT 5 correlation data). */
public record AskId(String value) implements Comparable<AskId> {
    public AskId {
        Form.KEY.require("ask", value);
    }

    @Override
    public int compareTo(AskId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
