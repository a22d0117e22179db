package org.carrel.sim.feig;

import org.carrel.sim.Octets;

/**
 * A whole frame from the host with a right checksum.
 *
 * <pre>
 * standard   LENGTH(1) COM-ADR(1) CONTROL(1) DATA CRC(2, low first)          5 to 255 bytes
 * advanced   02 ALENGTH(2, high first) COM-ADR(1) CONTROL(1) DATA CRC(2)     7 to 65535 bytes
 * </pre>
 *
 * @param advanced which of the two
 * @param address 0 to 254, or 255 for whoever listens
 * @param command control byte
 * @param size of the whole frame, in bytes
 */
record Request(boolean advanced, int address, int command, Octets data, int size) {
    static final int STX = 0x02;
    static final int STANDARD_LEAST = 5;
    static final int ADVANCED_LEAST = 7;

    /** The frame's claimed length, or 0 while that cannot be told yet, or -1 when no frame starts like this. */
    static int claimedLength(byte[] bytes, int count) {
        int first = bytes[0] & 0xFF;
        if (first == STX) {
            int claimed = count < 3 ? 0 : ((bytes[1] & 0xFF) << 8) | (bytes[2] & 0xFF);
            return count >= 3 && claimed < ADVANCED_LEAST ? -1 : claimed;
        }
        return first < STANDARD_LEAST ? -1 : first;
    }

    static boolean checksumHolds(byte[] frame, int length) {
        int crc = Checksum.of(frame, length - 2);
        return (frame[length - 2] & 0xFF) == (crc & 0xFF) && (frame[length - 1] & 0xFF) == crc >>> 8;
    }

    /** @param frame exactly the claimed length, with a right checksum */
    static Request decode(Octets frame) {
        boolean advanced = frame.at(0) == STX;
        int header = advanced ? 3 : 1;
        return new Request(
                advanced,
                frame.at(header),
                frame.at(header + 1),
                frame.slice(header + 2, frame.size() - 2),
                frame.size());
    }
}
