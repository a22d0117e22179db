package org.carrel.hub.ledger;

/** One fee. */
public record FeeId(String value) implements Comparable<FeeId> {
    public FeeId {
        if (!value.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("a fee's id must be 1 to 64 of A-Z a-z 0-9 _ -, not '" + value + "'");
        }
    }

    @Override
    public int compareTo(FeeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
