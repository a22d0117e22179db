package org.carrel.contract.id;

/** A physical item's primary item identifier (ISO 28560-1, data element 1): the barcode number of one copy. */
public record ItemId(String value) implements Comparable<ItemId> {
    public ItemId {
        Form.PRINTABLE.require("item", value);
    }

    @Override
    public int compareTo(ItemId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
