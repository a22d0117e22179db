package org.carrel.sim.escpos;

import org.carrel.sim.Octets;

/** How the printer is, and the bytes in which it says so. */
record Condition(boolean coverOpen, boolean paperOut, boolean paperLow, boolean knifeStuck, boolean burnt) {
    private static final int PRINTER = 1;
    private static final int OFF_LINE_CAUSE = 2;
    private static final int ERROR_CAUSE = 3;

    boolean offLine() {
        return coverOpen || paperOut || knifeStuck || burnt;
    }

    /** The answer to DLE EOT n: bits 1 and 4 are always set. */
    Octets answer(int question) {
        int bits = switch (question) {
            case PRINTER -> bit(3, offLine());
            case OFF_LINE_CAUSE -> bit(2, coverOpen) | bit(5, paperOut) | bit(6, knifeStuck || burnt);
            case ERROR_CAUSE -> bit(3, knifeStuck) | bit(5, burnt);
            default -> bit(2, paperLow) | bit(3, paperLow) | bit(5, paperOut) | bit(6, paperOut);
        };
        return Octets.of((byte) (0x12 | bits));
    }

    /** The four bytes of the automatic status. */
    Octets change() {
        int first = 0x10 | bit(3, offLine()) | bit(5, coverOpen);
        int second = bit(3, knifeStuck) | bit(5, burnt);
        int third = bit(0, paperLow) | bit(1, paperLow) | bit(2, paperOut) | bit(3, paperOut);
        return Octets.of((byte) first, (byte) second, (byte) third, (byte) 0x0F);
    }

    /** The answer to GS r 1. */
    Octets paper() {
        return Octets.of((byte) (bit(0, paperLow) | bit(1, paperLow) | bit(2, paperOut) | bit(3, paperOut)));
    }

    private static int bit(int number, boolean set) {
        return set ? 1 << number : 0;
    }
}
