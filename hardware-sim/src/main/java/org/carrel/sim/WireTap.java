package org.carrel.sim;

/** Hears what goes over a wire, frame by frame, for a technician to read along. Called on the world's thread. */
@FunctionalInterface
public interface WireTap {
    /** Hears nothing. */
    WireTap NONE = _ -> {};

    void heard(Traffic traffic);

    /**
     * @param atNanos world time
     * @param line which wire, such as {@code shelf-1/reader}
     * @param toHost whether it went from the device to the product
     * @param bytes as on the wire
     * @param meaning in a technician's words; says so when the bytes mean nothing
     */
    record Traffic(long atNanos, String line, boolean toHost, Octets bytes, String meaning) {}
}
