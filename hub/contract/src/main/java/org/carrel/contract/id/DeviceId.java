package org.carrel.contract.id;

/** One agent on one board, unique within its site. */
public record DeviceId(String value) implements Comparable<DeviceId> {
    public DeviceId {
        Form.SLUG.require("device", value);
    }

    @Override
    public int compareTo(DeviceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
