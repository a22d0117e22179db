package org.carrel.device.driver.scanner;

/**
 * What a library's barcodes look like.
 *
 * @param lengthMin shortest code, in characters, after what is taken off
 * @param lengthMax longest code, up to 64 characters, after what is taken off
 * @param startStop Codabar's start and stop letters A to D, where the scanner sends them
 * @param symbologyPrefix whether the scanner puts an identifier such as {@code ]C1} (ISO/IEC 15424) before the code
 * @param groupSeparator GS1's separator between variable elements
 */
public record ScannerSettings(
        int lengthMin,
        int lengthMax,
        StartStop startStop,
        SymbologyPrefix symbologyPrefix,
        GroupSeparator groupSeparator) {
    /** Code 39, Code 128 and Codabar as scanners send them from the factory. */
    public static final ScannerSettings USUAL =
            new ScannerSettings(3, 40, StartStop.KEEP, SymbologyPrefix.NONE, GroupSeparator.REFUSE);

    /** What happens to a letter A to D at either end. */
    public enum StartStop {
        /** They are part of the number, or the scanner takes them off itself. */
        KEEP,
        /** Taken off where both are there. */
        REMOVE,
        /** Taken off; a code without them is refused. */
        REQUIRE
    }

    /** Whether three characters that name the kind of barcode stand before it. */
    public enum SymbologyPrefix {
        NONE,
        /** Taken off; a line without them is refused. */
        REMOVE
    }

    /** What happens to the control character 0x1D. */
    public enum GroupSeparator {
        REFUSE,
        REMOVE
    }

    public ScannerSettings {
        if (lengthMin < 1 || lengthMax > 64 || lengthMin > lengthMax) {
            throw new IllegalArgumentException(
                    "lengths must be 1 to 64, shortest first, were " + lengthMin + " and " + lengthMax);
        }
    }
}
