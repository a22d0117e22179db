package org.carrel.device.driver.escpos;

/** What a printer says. */
sealed interface PrinterWord {
    /**
     * The answer to {@code DLE EOT n}.
     *
     * @param bits 0xx1xx10
     */
    record Status(int bits) implements PrinterWord {}

    /**
     * Told unasked, after {@code GS a}.
     *
     * @param first 0xx1xx00; the other three 0xx0xxxx
     */
    record Change(int first, int second, int third, int fourth) implements PrinterWord {}

    /**
     * The answer to {@code GS r 1}: everything before it is done.
     *
     * @param bits 0xx0xxxx
     */
    record Done(int bits) implements PrinterWord {}

    /** XON or XOFF. Less is under way than the printer's buffer holds, so neither matters. */
    record Flow() implements PrinterWord {}

    /** A byte that is none of these, or a change that broke off. */
    record Noise(int octet) implements PrinterWord {}
}
