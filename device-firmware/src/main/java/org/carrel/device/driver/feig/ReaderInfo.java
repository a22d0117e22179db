package org.carrel.device.driver.feig;

import org.carrel.contract.id.Bytes;

/**
 * What the reader says of itself (FEIG H60301-3e chapters 5.4 and 5.5): software revision (2 bytes), development revision (1), hardware type
 * (1), reader type (1), kinds of tag (2), and, from {@link ControlRequest#READER_INFO} only, the sizes of its buffers (2 and 2). All high
 * byte first.
 *
 * @param softwareRevision 0 to 65535, as 0x0206 for 2.6
 * @param hardwareType 0 to 255
 * @param readerType 0 to 255
 * @param receiveBuffer bytes of the longest request, 0 where unknown
 * @param sendBuffer bytes of the longest reply, 0 where unknown
 */
public record ReaderInfo(int softwareRevision, int hardwareType, int readerType, int receiveBuffer, int sendBuffer) {
    static final ReaderInfo UNKNOWN = new ReaderInfo(0, 0, 0, 0, 0);
    private static final int BUFFERS_AT = 7;

    /** From as many of the fields as there are. */
    static ReaderInfo decode(Bytes data) {
        boolean buffers = data.length() >= BUFFERS_AT + 4;
        return data.length() < BUFFERS_AT
                ? UNKNOWN
                : new ReaderInfo(
                        word(data, 0),
                        data.at(3),
                        data.at(4),
                        buffers ? word(data, BUFFERS_AT) : 0,
                        buffers ? word(data, BUFFERS_AT + 2) : 0);
    }

    /** For a technician. */
    public String version() {
        return "%d.%02d, type %02X".formatted(softwareRevision >> 8, softwareRevision & 0xFF, readerType);
    }

    private static int word(Bytes data, int at) {
        return (data.at(at) << 8) | data.at(at + 1);
    }
}
