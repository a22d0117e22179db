package org.carrel.sim.escpos;

import java.time.Duration;

/**
 * How a printer is built.
 *
 * @param dots across the paper
 * @param dotsPerMillimetre down the paper, 8 as a rule
 * @param baud of its line, ten bits to a byte
 * @param buffer bytes it can hold unprinted; what is more is lost
 * @param rowsPerSecond how fast it prints
 * @param knifeRows from the print head to the knife
 * @param lowRows what is left of the roll when it first says so
 * @param boot how long it is deaf after power came
 */
public record PrinterOptions(
        int dots,
        int dotsPerMillimetre,
        int baud,
        int buffer,
        int rowsPerSecond,
        int knifeRows,
        int lowRows,
        Duration boot) {
    /** 80 mm paper, 100 mm a second. */
    public static final PrinterOptions WIDE =
            new PrinterOptions(576, 8, 38_400, 4_096, 800, 120, 8_000, Duration.ofMillis(1_500));

    /** 58 mm paper, 60 mm a second. */
    public static final PrinterOptions NARROW =
            new PrinterOptions(384, 8, 19_200, 4_096, 480, 100, 8_000, Duration.ofMillis(1_500));

    public PrinterOptions {
        if (dots < 8 || dots % 8 != 0) {
            throw new IllegalArgumentException("dots must be a multiple of 8, was " + dots);
        }
        if (baud < 300 || buffer < 16 || rowsPerSecond < 1 || dotsPerMillimetre < 1) {
            throw new IllegalArgumentException("no printer is like " + baud + " baud, " + buffer + " bytes, "
                    + rowsPerSecond + " rows a second, " + dotsPerMillimetre + " dots a millimetre");
        }
        if (knifeRows < 0 || lowRows < 0 || boot.isNegative()) {
            throw new IllegalArgumentException("rows and boot are not negative");
        }
    }

    public PrinterOptions withBaud(int changed) {
        return new PrinterOptions(dots, dotsPerMillimetre, changed, buffer, rowsPerSecond, knifeRows, lowRows, boot);
    }

    long byteNanos() {
        return 10 * 1_000_000_000L / baud;
    }

    long rowNanos() {
        return 1_000_000_000L / rowsPerSecond;
    }
}
