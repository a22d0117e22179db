package org.carrel.device.port;

/** What became of a picture. */
public sealed interface PrintResult {
    /** All of it is on paper and cut off. */
    record Printed() implements PrintResult {}

    /** Nothing of it is on paper. */
    record NotPrinted(PrinterState.Unable why) implements PrintResult {}

    /**
     * Part of it may be on paper, or all of it and only the word of that was lost. What is there is cut off before anything else
     * is printed. Whether the person wants another copy is to be asked, not guessed.
     *
     * @param rowsSure from the top, that are on paper for certain
     * @param rowsSent from the top, that may be
     */
    record Broken(int rowsSure, int rowsSent, PrinterState.Unable why) implements PrintResult {
        public Broken {
            if (rowsSure < 0 || rowsSure > rowsSent) {
                throw new IllegalArgumentException(rowsSure + " rows are sure of " + rowsSent + " sent");
            }
        }
    }
}
