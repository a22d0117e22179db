package org.carrel.device.driver.feig;

import org.carrel.contract.id.Bytes;

/**
 * The two forms of a frame from host to reader (FEIG H60301-3e manual, chapter 2.1). Both end in a CRC over everything before it, low byte first:
 * polynomial 0x8408 reflected, start 0xFFFF, not inverted.
 */
public enum FrameForm {
    /** Length of the whole frame (1 byte), address, command, data: up to 255 bytes. */
    STANDARD,
    /** 0x02, length of the whole frame (2 bytes, high first), address, command, data: up to 65535 bytes. */
    ADVANCED;

    static final int ADVANCED_MARK = 0x02;
    static final int STANDARD_LENGTH_MAX = 0xFF;
    private static final int STANDARD_HEADER = 2;
    private static final int ADVANCED_HEADER = 4;
    private static final int CRC_BYTES = 2;

    /**
     * A request frame; in the advanced form when the standard one cannot hold it.
     *
     * @param address 0 to 254, or 255 for any reader
     * @param payload command and data
     */
    Bytes encode(int address, Bytes payload) {
        int standardLength = STANDARD_HEADER + payload.length() + CRC_BYTES;
        boolean advanced = this == ADVANCED || standardLength > STANDARD_LENGTH_MAX;
        int header = advanced ? ADVANCED_HEADER : STANDARD_HEADER;
        byte[] frame = new byte[header + payload.length() + CRC_BYTES];
        if (advanced) {
            frame[0] = ADVANCED_MARK;
            frame[1] = (byte) (frame.length >> 8);
            frame[2] = (byte) frame.length;
        } else {
            frame[0] = (byte) frame.length;
        }
        frame[header - 1] = (byte) address;
        System.arraycopy(payload.toArray(), 0, frame, header, payload.length());
        int crc = crc(frame, 0, frame.length - CRC_BYTES);
        frame[frame.length - 2] = (byte) crc;
        frame[frame.length - 1] = (byte) (crc >> 8);
        return Bytes.of(frame);
    }

    /** Eight steps of the reflected shift register at once: 0x8408 has its taps at 15, 10 and 3. */
    static int crc(byte[] bytes, int from, int to) {
        int crc = 0xFFFF;
        for (int index = from; index < to; index++) {
            int folded = (crc ^ bytes[index]) & 0xFF;
            folded = (folded ^ (folded << 4)) & 0xFF;
            crc = (crc >> 8) ^ (folded << 8) ^ (folded << 3) ^ (folded >> 4);
        }
        return crc;
    }
}
