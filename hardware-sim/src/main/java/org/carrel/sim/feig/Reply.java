package org.carrel.sim.feig;

import org.carrel.sim.Octets;

/**
 * What the reader says.
 *
 * <pre>
 * standard   LENGTH(1) COM-ADR(1) CONTROL(1) STATUS(1) DATA CRC(2, low first)
 * advanced   02 ALENGTH(2, high first) COM-ADR(1) CONTROL(1) STATUS(1) DATA CRC(2)
 * </pre>
 */
record Reply(int status, Octets data) {
    private static final int STANDARD_MOST = 255;
    private static final int ADVANCED_FRAME = 8;

    static Reply status(int status) {
        return new Reply(status, Octets.NONE);
    }

    static Reply ok(Octets data) {
        return new Reply(Status.OK, data);
    }

    /** Length of the whole frame when it is an advanced one. */
    int advancedLength() {
        return ADVANCED_FRAME + data.size();
    }

    /** Advanced when the request was, or when it does not fit in a standard frame. */
    Octets encode(boolean advancedAsked, int address, int command) {
        int standardLength = 6 + data.size();
        boolean advanced = advancedAsked || standardLength > STANDARD_MOST;
        int length = advanced ? advancedLength() : standardLength;
        byte[] frame = new byte[length];
        int at = 0;
        if (advanced) {
            frame[at++] = Request.STX;
            frame[at++] = (byte) (length >>> 8);
        }
        frame[at++] = (byte) length;
        frame[at++] = (byte) address;
        frame[at++] = (byte) command;
        frame[at++] = (byte) status;
        System.arraycopy(data.toArray(), 0, frame, at, data.size());
        int crc = Checksum.of(frame, length - 2);
        frame[length - 2] = (byte) crc;
        frame[length - 1] = (byte) (crc >>> 8);
        return Octets.of(frame);
    }
}
