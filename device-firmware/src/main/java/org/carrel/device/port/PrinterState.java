package org.carrel.device.port;

/** How a receipt printer is. */
public sealed interface PrinterState {
    /** A picture that is started now is printed now. */
    sealed interface Able extends PrinterState {}

    /** Nothing can be printed until somebody has seen to it. */
    sealed interface Unable extends PrinterState {}

    record Ready() implements Able {}

    /** The roll is nearly at its end. */
    record PaperLow() implements Able {}

    record PaperOut() implements Unable {}

    record CoverOpen() implements Unable {}

    /** The knife is stuck; paper is jammed in it as a rule. */
    record CutterError() implements Unable {}

    /** A fault that the printer does not get over by itself: print head, voltage, memory. */
    record Fault() implements Unable {}

    /** It answers and does not print, for no reason that it names: its button was pressed, or it is starting. */
    record OffLine() implements Unable {}

    /** It does not answer, or its line is down. */
    record Unreachable(String reason) implements Unable {}
}
