package org.carrel.device.driver.feig;

import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.TagUid;

/**
 * Reads blocks of one tag (FEIG H60301-3e chapter 6.1.4, 0xB0 0x23). The reply: number of blocks, block size, then for each block a security status
 * (1 byte, not asked for) and its data.
 *
 * @param first block number, 0 to 255
 * @param count 1 to 128, and no more than 128 bytes
 */
record ReadBlocksRequest(TagUid uid, int first, int count) implements FeigRequest {
    private static final int SUBCOMMAND = 0x23;

    /** @param data as on the line, without the security bytes */
    record Reply(int blockSize, int count, Bytes data) {}

    @Override
    public Bytes payload() {
        return FeigRequest.addressed(uid, new int[] {ISO_HOST, SUBCOMMAND, ADDRESSED}, first, count);
    }

    static Decoded<Reply> decode(Bytes data) {
        if (data.length() < 2) {
            return new Decoded.Malformed<>("no blocks", data.length());
        }
        int count = data.at(0);
        int size = data.at(1);
        if (count == 0 || size == 0 || data.length() != 2 + count * (size + 1)) {
            return new Decoded.Malformed<>(count + " blocks of " + size + " bytes in " + data.length() + " bytes", 0);
        }
        byte[] blocks = new byte[count * size];
        for (int block = 0; block < count; block++) {
            for (int index = 0; index < size; index++) {
                blocks[block * size + index] = (byte) data.at(3 + block * (size + 1) + index);
            }
        }
        return new Decoded.Understood<>(new Reply(size, count, Bytes.of(blocks)));
    }

    /** Some readers give the bytes of each block last first; this turns them, in either direction. */
    static Bytes reversed(Bytes blocks, int blockSize) {
        byte[] turned = new byte[blocks.length()];
        for (int index = 0; index < turned.length; index++) {
            int block = index / blockSize * blockSize;
            turned[index] = (byte) blocks.at(block + blockSize - 1 - index % blockSize);
        }
        return Bytes.of(turned);
    }
}
