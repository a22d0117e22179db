package org.carrel.device.tag.iso28560;

import org.carrel.contract.id.Bytes;

/** Takes bits from bytes, most significant first. */
final class BitReader {
    private final Bytes bytes;
    private int at;

    BitReader(Bytes bytes) {
        this.bytes = bytes;
    }

    int remaining() {
        return bytes.length() * 8 - at;
    }

    /** @param count 1 to 16, at most {@link #remaining()} */
    int next(int count) {
        int value = 0;
        for (int done = 0; done < count; done++) {
            value = (value << 1) | ((bytes.at(at >> 3) >> (7 - (at & 7))) & 1);
            at++;
        }
        return value;
    }
}
