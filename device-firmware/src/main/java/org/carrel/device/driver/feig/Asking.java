package org.carrel.device.driver.feig;

/** What the request on the line is for. */
sealed interface Asking {
    record Nothing() implements Asking {}

    record Greeting() implements Asking {}

    /** @param proof 1 for the first try */
    record Proving(int proof) implements Asking {}

    record Beating() implements Asking {}

    record Selecting(int output) implements Asking {}

    record Stepping() implements Asking {}

    record Resetting() implements Asking {}
}
