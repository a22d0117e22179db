package org.carrel.device.port;

import java.util.Optional;

/**
 * A printer of receipts behind a byte link; one picture at a time, cut off when it is done. A step machine as {@link TagReader}: every
 * started picture ends in exactly one result within a bounded time, and nothing of it is ever sent twice.
 */
public interface ReceiptPrinter {
    /** What a person would find who walked up to it now. */
    PrinterState state();

    /** Whether a picture may be started. */
    boolean idle();

    /**
     * Prints as soon as the printer can; soon gives up when it cannot.
     *
     * @throws IllegalStateException when not {@link #idle()}
     * @throws IllegalArgumentException when the picture is not as wide as the paper
     */
    void start(Raster picture, Moment now);

    /** Rows of the present picture, from the top, that are on paper for certain; 0 when there is none. */
    int rowsDone();

    /** Takes what the link tells; a result when that ended the present picture. */
    Optional<PrintResult> receive(LinkInput input, Moment now);

    /** Called at {@link #nextDeadline()}; a result when the present picture is given up. */
    Optional<PrintResult> wake(Moment now);

    /** Monotonic nanoseconds, or {@link Moment#NEVER}. */
    long nextDeadline();
}
