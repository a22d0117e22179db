package org.carrel.device.tag.iso28560;

import org.carrel.contract.id.Bytes;

/** CRC-16 of polynomial 0x1021, start 0xFFFF, neither reflected nor inverted (ISO 28560-3 clause 7.3). */
final class Crc16 {
    static final int START = 0xFFFF;

    private Crc16() {}

    static int over(Bytes bytes, int from, int to, int start) {
        int crc = start;
        for (int index = from; index < to; index++) {
            crc = next(crc, bytes.at(index));
        }
        return crc;
    }

    static int zeros(int count, int start) {
        int crc = start;
        for (int done = 0; done < count; done++) {
            crc = next(crc, 0);
        }
        return crc;
    }

    /** Eight steps of the shift register at once: 0x1021 has its taps at 12, 5 and 0. */
    private static int next(int crc, int octet) {
        int folded = (crc >> 8) ^ octet;
        folded ^= folded >> 4;
        return ((crc << 8) ^ (folded << 12) ^ (folded << 5) ^ folded) & 0xFFFF;
    }
}
