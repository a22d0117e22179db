package org.carrel.sim.feig;

import java.time.Duration;

/**
 * How one reader is set up.
 *
 * @param address 0 to 254
 * @param antennas outputs of its multiplexer, 1 to 32
 * @param blocksReversed whether the bytes of each block travel in reverse, as some readers of the family do
 * @param receiveBuffer longest request in bytes; anything longer is answered with a length error
 * @param transmitBuffer longest reply in bytes; an inventory that needs more is handed out in parts
 * @param boot from power or a CPU reset until it listens
 */
public record ReaderOptions(
        int address, int antennas, boolean blocksReversed, int receiveBuffer, int transmitBuffer, Duration boot) {
    /** Buffers as in the captured reader information; the boot time is a cautious guess, manuals state none. */
    public static final ReaderOptions USUAL = new ReaderOptions(0, 32, false, 0x118, 0x200, Duration.ofMillis(700));

    public ReaderOptions {
        if (address < 0
                || address > 254
                || antennas < 1
                || antennas > 32
                || receiveBuffer < 64
                || transmitBuffer < 64) {
            throw new IllegalArgumentException("no such reader: address " + address + ", " + antennas
                    + " antennas, buffers " + receiveBuffer + " and " + transmitBuffer);
        }
    }

    public ReaderOptions reversed() {
        return new ReaderOptions(address, antennas, true, receiveBuffer, transmitBuffer, boot);
    }

    public ReaderOptions at(int otherAddress) {
        return new ReaderOptions(otherAddress, antennas, blocksReversed, receiveBuffer, transmitBuffer, boot);
    }
}
