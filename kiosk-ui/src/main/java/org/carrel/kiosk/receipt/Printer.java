package org.carrel.kiosk.receipt;

import org.carrel.device.port.PrinterState;

/** How the receipt printer is, as a person in front of it needs to know. */
public enum Printer {
    READY,
    /** The roll is nearly at its end: it prints, and staff are told. */
    PAPER_LOW,
    PAPER_OUT,
    COVER_OPEN,
    CUTTER_STUCK,
    /** A fault that it does not get over by itself, or there is nothing to write Chinese with. */
    BROKEN,
    /** Off line for no reason that it names, or it does not answer. */
    SILENT;

    public static Printer of(PrinterState state) {
        return switch (state) {
            case PrinterState.Ready _ -> READY;
            case PrinterState.PaperLow _ -> PAPER_LOW;
            case PrinterState.PaperOut _ -> PAPER_OUT;
            case PrinterState.CoverOpen _ -> COVER_OPEN;
            case PrinterState.CutterError _ -> CUTTER_STUCK;
            case PrinterState.Fault _ -> BROKEN;
            case PrinterState.OffLine _, PrinterState.Unreachable _ -> SILENT;
        };
    }

    public boolean prints() {
        return this == READY || this == PAPER_LOW;
    }
}
