package org.carrel.contract.id;

/** One loan of one item. Says nothing about the patron. */
public record LoanId(String value) implements Comparable<LoanId> {
    public LoanId {
        Form.KEY.require("loan", value);
    }

    @Override
    public int compareTo(LoanId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
