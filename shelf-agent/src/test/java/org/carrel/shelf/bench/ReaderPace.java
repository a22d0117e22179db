package org.carrel.shelf.bench;

/**
 * How long a FEIG reader takes, in nanoseconds: advanced frames (2 bytes longer than standard ones) at 38,400 baud 8E1, that is
 * 11 bits a byte, and the times on air. Sources: OBID ISO-host manual for the frames; the pace that the project is held to for
 * the air (about 40 tags a second in an inventory, about 12 ms for one addressed command).
 */
final class ReaderPace {
    static final long MILLISECOND = 1_000_000L;
    static final long SECOND = 1_000 * MILLISECOND;
    private static final long BYTE = 11 * SECOND / 38_400;

    /** What the board and the driver take between an answer and the next command. */
    static final long TURNAROUND = MILLISECOND;
    /** RF on/off command with antenna number, its answer, and the field settling. */
    static final long SWITCHING = (8 + 8) * BYTE + 3 * MILLISECOND;

    static final long INVENTORY_REQUEST = 9 * BYTE;
    static final long INVENTORY_AIR_BASE = 12 * MILLISECOND;
    static final long INVENTORY_AIR_PER_TAG = SECOND / 40;

    static final long READ_REQUEST = 19 * BYTE;
    static final long READ_AIR = 12 * MILLISECOND;
    static final long READ_ANSWER = 15 * BYTE;
    static final long STATUS_ANSWER = 8 * BYTE;

    private ReaderPace() {}

    static long inventoryAnswer(int tags) {
        return (9 + 10L * tags) * BYTE;
    }
}
