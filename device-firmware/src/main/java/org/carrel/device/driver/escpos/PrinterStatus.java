package org.carrel.device.driver.escpos;

import org.carrel.device.port.PrinterState;

/** Everything that a printer has told about itself, as far as it matters. */
record PrinterStatus(
        boolean offLine, boolean coverOpen, boolean paperOut, boolean paperLow, boolean cutter, boolean fault) {
    static final PrinterStatus WELL = new PrinterStatus(false, false, false, false, false, false);

    /** The answer to a question that was asked. */
    PrinterStatus with(StatusQuestion question, int bits) {
        return switch (question) {
            case PRINTER -> new PrinterStatus(bit(bits, 3), coverOpen, paperOut, paperLow, cutter, fault);
            case OFF_LINE_CAUSE -> new PrinterStatus(offLine, bit(bits, 2), paperOut, paperLow, cutter, fault);
            case ERROR_CAUSE -> new PrinterStatus(offLine, coverOpen, paperOut, paperLow, bit(bits, 3), bit(bits, 5));
            case PAPER ->
                new PrinterStatus(
                        offLine, coverOpen, bit(bits, 5) || bit(bits, 6), bit(bits, 2) || bit(bits, 3), cutter, fault);
        };
    }

    static PrinterStatus of(PrinterWord.Change told) {
        return new PrinterStatus(
                bit(told.first(), 3),
                bit(told.first(), 5),
                bit(told.third(), 2) || bit(told.third(), 3),
                bit(told.third(), 0) || bit(told.third(), 1),
                bit(told.second(), 3),
                bit(told.second(), 5));
    }

    /** The worst comes first: what a person has to see to before anything else helps. */
    PrinterState state() {
        if (fault) {
            return new PrinterState.Fault();
        }
        if (cutter) {
            return new PrinterState.CutterError();
        }
        if (coverOpen) {
            return new PrinterState.CoverOpen();
        }
        if (paperOut) {
            return new PrinterState.PaperOut();
        }
        if (offLine) {
            return new PrinterState.OffLine();
        }
        return paperLow ? new PrinterState.PaperLow() : new PrinterState.Ready();
    }

    private static boolean bit(int bits, int number) {
        return (bits >> number & 1) != 0;
    }
}
