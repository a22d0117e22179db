package org.carrel.contract.id;

/** One building or branch of the library: the second level of every topic. */
public record SiteId(String value) implements Comparable<SiteId> {
    public SiteId {
        Form.SLUG.require("site", value);
    }

    @Override
    public int compareTo(SiteId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
