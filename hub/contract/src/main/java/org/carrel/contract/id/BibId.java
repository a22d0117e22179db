package org.carrel.contract.id;

/** One title in the catalogue. */
public record BibId(String value) implements Comparable<BibId> {
    public BibId {
        Form.KEY.require("bib", value);
    }

    @Override
    public int compareTo(BibId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
