package org.carrel.device.tag.iso28560;

import java.io.ByteArrayOutputStream;
import org.carrel.contract.id.Bytes;

/** Puts bits into bytes, most significant first. */
final class BitWriter {
    private final ByteArrayOutputStream full = new ByteArrayOutputStream();
    private int open;
    private int count;

    void put(int value, int width) {
        for (int bit = width - 1; bit >= 0; bit--) {
            open = (open << 1) | ((value >> bit) & 1);
            if (++count == 8) {
                full.write(open);
                open = 0;
                count = 0;
            }
        }
    }

    /** Fills the last byte with the first bits of {@code pattern}, given as 8 bits. */
    Bytes padded(int pattern) {
        int missing = (8 - count) % 8;
        put(pattern >> (8 - missing), missing);
        return Bytes.of(full.toByteArray());
    }
}
