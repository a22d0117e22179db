package org.carrel.device.tag.iso15693;

import org.carrel.contract.id.Bytes;

/**
 * A frame on air between start and end of frame (ISO/IEC 15693-3 clause 7.3): content, then a CRC of 2 bytes, low first. The CRC is
 * polynomial 0x8408 reflected, preset 0xFFFF, inverted at the end (annex C).
 */
public sealed interface AirFrame {
    /** @param content without the CRC */
    record Valid(Bytes content) implements AirFrame {}

    record Malformed(String reason) implements AirFrame {}

    private static int crc(Bytes bytes, int length) {
        int crc = 0xFFFF;
        for (int index = 0; index < length; index++) {
            crc ^= bytes.at(index);
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0x8408;
            }
        }
        return ~crc & 0xFFFF;
    }

    static Bytes encode(Bytes content) {
        byte[] frame = new byte[content.length() + 2];
        System.arraycopy(content.toArray(), 0, frame, 0, content.length());
        int crc = crc(content, content.length());
        frame[content.length()] = (byte) crc;
        frame[content.length() + 1] = (byte) (crc >> 8);
        return Bytes.of(frame);
    }

    static AirFrame decode(Bytes frame) {
        int length = frame.length() - 2;
        if (length < 1) {
            return new Malformed("frame of " + frame.length() + " bytes");
        }
        int stored = frame.at(length) | (frame.at(length + 1) << 8);
        return crc(frame, length) == stored ? new Valid(frame.slice(0, length)) : new Malformed("wrong CRC");
    }
}
