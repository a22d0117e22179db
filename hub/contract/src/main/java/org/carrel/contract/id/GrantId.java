package org.carrel.contract.id;

/** The hub's permission, for one person at one shelf and for a short time, to take certain items. */
public record GrantId(String value) implements Comparable<GrantId> {
    public GrantId {
        Form.KEY.require("grant", value);
    }

    @Override
    public int compareTo(GrantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
