package org.carrel.device.driver.escpos;

import java.time.Duration;

/**
 * How a printer is built and how patient we are with it.
 *
 * @param dots across the paper: 384 on 58 mm, 576 on 80 mm, as a rule
 * @param bandRows rows sent in one piece, 1 to 255; some printers lose their way in tall pictures
 * @param buffer bytes that the printer can take before it has printed any; two bands and a question must fit
 * @param baud of the line, 10 bits to a byte; bytes are handed over no faster
 * @param feed rows of white before the knife, 0 to 255
 */
public record EscPosSettings(int dots, int bandRows, int buffer, int baud, int feed, Timing timing) {
    /** 80 mm paper on a serial line as most printers come from the factory. */
    public static final EscPosSettings WIDE = new EscPosSettings(576, 24, 4_096, 38_400, 16, Timing.DEFAULT);

    /** 58 mm paper. */
    public static final EscPosSettings NARROW = new EscPosSettings(384, 24, 4_096, 19_200, 16, Timing.DEFAULT);

    /** Bands that may be under way. One is printed while the next one comes. */
    static final int BANDS_UNDER_WAY = 2;

    private static final int QUESTIONS_BYTES = 32;

    /**
     * Times; all positive.
     *
     * @param answer longest wait for a status
     * @param poll pause between two questions while nothing is printed
     * @param pollBusy the same while something is
     * @param done longest wait for a band to be printed by a printer that is well and has it
     * @param begin how long a picture waits for a printer that cannot print before it is given up
     * @param patience how long a picture that has begun waits for paper, or for whatever the printer lacks
     * @param reopen shortest time between two times that the line is dropped for a printer's silence
     */
    public record Timing(
            Duration answer,
            Duration poll,
            Duration pollBusy,
            Duration done,
            Duration begin,
            Duration patience,
            Duration reopen) {
        public static final Timing DEFAULT = new Timing(
                Duration.ofMillis(400),
                Duration.ofSeconds(2),
                Duration.ofMillis(500),
                Duration.ofSeconds(6),
                Duration.ofSeconds(3),
                Duration.ofMinutes(2),
                Duration.ofSeconds(10));

        public Timing {
            positive("answer", answer);
            positive("poll", poll);
            positive("pollBusy", pollBusy);
            positive("done", done);
            positive("begin", begin);
            positive("patience", patience);
            positive("reopen", reopen);
        }

        public Timing withPatience(Duration changed) {
            return new Timing(answer, poll, pollBusy, done, begin, changed, reopen);
        }

        private static void positive(String name, Duration value) {
            if (!value.isPositive()) {
                throw new IllegalArgumentException(name + " must be positive, was " + value);
            }
        }
    }

    public EscPosSettings {
        if (dots < 8 || dots % 8 != 0 || dots / 8 > 0xFF) {
            throw new IllegalArgumentException("dots must be a multiple of 8 up to 2040, was " + dots);
        }
        if (bandRows < 1 || bandRows > 0xFF || feed < 0 || feed > 0xFF) {
            throw new IllegalArgumentException("bandRows is 1 to 255 and feed 0 to 255, not " + bandRows + ", " + feed);
        }
        if (baud < 300) {
            throw new IllegalArgumentException("baud must be at least 300, was " + baud);
        }
        int band = PrinterCommand.Band.HEADER_BYTES + bandRows * (dots / 8);
        if (BANDS_UNDER_WAY * band + QUESTIONS_BYTES > buffer) {
            throw new IllegalArgumentException("two bands of " + band + " bytes do not fit a buffer of " + buffer);
        }
    }

    public EscPosSettings withBandRows(int changed) {
        return new EscPosSettings(dots, changed, buffer, baud, feed, timing);
    }

    public EscPosSettings withBaud(int changed) {
        return new EscPosSettings(dots, bandRows, buffer, changed, feed, timing);
    }

    public EscPosSettings withTiming(Timing changed) {
        return new EscPosSettings(dots, bandRows, buffer, baud, feed, changed);
    }

    /** Bytes of a band of full height. */
    int bandBytes() {
        return PrinterCommand.Band.HEADER_BYTES + bandRows * (dots / 8);
    }

    /** How long what is under way may take: on the line, and then until it is printed. */
    Duration doneMax() {
        long bits = 10L * BANDS_UNDER_WAY * bandBytes();
        return timing.done().plus(Duration.ofSeconds(bits).dividedBy(baud));
    }
}
