package org.carrel.device.driver.feig;

/** What a reply's data turned out to be. */
sealed interface Decoded<T> {
    record Understood<T>(T value) implements Decoded<T> {}

    /** @param offset in the data, where reading failed */
    record Malformed<T>(String reason, int offset) implements Decoded<T> {}
}
