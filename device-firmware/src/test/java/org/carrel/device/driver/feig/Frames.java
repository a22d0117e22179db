package org.carrel.device.driver.feig;

import org.carrel.contract.id.Bytes;

/** Frames built independently of the driver: the checksum bit by bit, as the manual's listing has it. */
final class Frames {
    private Frames() {}

    static int crc(Bytes bytes, int length) {
        int crc = 0xFFFF;
        for (int index = 0; index < length; index++) {
            crc ^= bytes.at(index);
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : (crc >>> 1) ^ 0x8408;
            }
        }
        return crc;
    }

    /** @param content address, control byte, and what follows */
    static Bytes standard(Bytes content) {
        return closed("%02X".formatted(content.length() + 3) + content.hex());
    }

    static Bytes advanced(Bytes content) {
        return closed("02%04X".formatted(content.length() + 5) + content.hex());
    }

    private static Bytes closed(String open) {
        Bytes bytes = Bytes.hex(open);
        int crc = crc(bytes, bytes.length());
        return Bytes.hex(open + "%02X%02X".formatted(crc & 0xFF, crc >> 8));
    }
}
