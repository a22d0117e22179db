package org.carrel.device.driver.feig;

/** How a reader is, for the device's health and for a technician. */
public sealed interface ReaderHealth {
    /** The line to it is down. */
    record Away(String reason) implements ReaderHealth {}

    /** The line is there; the reader has not yet said who it is, or was just reset. */
    record Starting() implements ReaderHealth {}

    record Well(ReaderInfo info) implements ReaderHealth {}

    /** The line is there and the reader does not answer, or answers with faults only. */
    record Silent() implements ReaderHealth {}

    /**
     * Figures since the beginning, for a technician.
     *
     * @param noise bytes that belonged to no frame
     * @param strays frames that answered nothing asked
     * @param silences requests without a reply in time
     * @param resets times the reader was reset or its line dropped for its faults
     * @param strangers tags of other kinds seen in inventories
     */
    record Counters(long noise, long strays, long silences, long resets, long strangers) {}
}
