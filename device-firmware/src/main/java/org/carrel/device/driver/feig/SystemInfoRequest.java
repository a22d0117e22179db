package org.carrel.device.driver.feig;

import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.TagUid;

/**
 * Asks one tag for its system information (FEIG H60301-3e chapter 6.1.12, 0xB0 0x2B). The reply: data storage format identifier (1), UID (8), AFI (1),
 * block size (1), number of blocks (1), version of the chip (1).
 */
record SystemInfoRequest(TagUid uid) implements FeigRequest {
    private static final int SUBCOMMAND = 0x2B;
    private static final int LENGTH = 13;

    /**
     * @param dsfid data storage format identifier, 0 to 255
     * @param blockCount 1 to 256
     * @param blockSize in bytes, 1 to 256
     */
    record Reply(int dsfid, TagUid uid, int afi, int blockCount, int blockSize) {}

    @Override
    public Bytes payload() {
        return FeigRequest.addressed(uid, new int[] {ISO_HOST, SUBCOMMAND, ADDRESSED});
    }

    static Decoded<Reply> decode(Bytes data) {
        if (data.length() != LENGTH) {
            return new Decoded.Malformed<>("system information of " + data.length() + " bytes", 0);
        }
        int size = data.at(10);
        int count = data.at(11);
        // Some firmware hands on the tag's own bytes, which count from 0, some counts from 1. Blocks have a power of
        // two of
        // bytes in every chip made, so an odd size can only be the former.
        int fromZero = size % 2 == 1 || size == 0 ? 1 : 0;
        return new Decoded.Understood<>(
                new Reply(data.at(0), FeigRequest.uid(data, 1), data.at(9), count + fromZero, size + fromZero));
    }
}
