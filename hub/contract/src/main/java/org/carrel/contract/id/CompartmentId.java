package org.carrel.contract.id;

/** One place on a shelf or in a cabinet, as printed on the furniture, unique within its device. */
public record CompartmentId(String value) implements Comparable<CompartmentId> {
    public CompartmentId {
        Form.COMPARTMENT.require("compartment", value);
    }

    @Override
    public int compareTo(CompartmentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
