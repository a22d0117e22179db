package org.carrel.sim.feig;

/** CRC-16, polynomial x^16 + x^12 + x^5 + 1 reflected (0x8408), preset FFFF, not inverted; on the wire low byte first. */
final class Checksum {
    private static final int POLYNOMIAL = 0x8408;

    private Checksum() {}

    static int of(byte[] bytes, int length) {
        int crc = 0xFFFF;
        for (int index = 0; index < length; index++) {
            crc ^= bytes[index] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) != 0 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
            }
        }
        return crc;
    }
}
