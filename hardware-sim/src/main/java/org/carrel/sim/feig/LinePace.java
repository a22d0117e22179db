package org.carrel.sim.feig;

/** Times of the serial line: 38,400 baud, 8 data bits, even parity, one stop bit (FEIG PR101 system manual p. 18). */
final class LinePace {
    /** Start bit, eight data bits, parity, stop bit. */
    static final long BYTE_NANOS = 11 * 1_000_000_000L / 38_400;

    /** Before the first byte of a frame the line must have been quiet this long. */
    static final long BEFORE_FRAME_NANOS = 5_000_000;

    /** Between two bytes of a frame at most this may pass. */
    static final long BETWEEN_BYTES_NANOS = 12_000_000;

    private LinePace() {}
}
