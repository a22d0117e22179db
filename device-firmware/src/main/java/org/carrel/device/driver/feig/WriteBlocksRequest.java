package org.carrel.device.driver.feig;

import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.TagUid;

/**
 * Writes blocks of one tag (FEIG H60301-3e chapter 6.1.5, 0xB0 0x24). The reply has no data when it went well; with status 0x03 it names the block
 * that failed, with 0x95 the tag's error and that block.
 *
 * @param first block number, 0 to 255
 * @param data as on the line, whole blocks, up to 128 bytes
 */
record WriteBlocksRequest(TagUid uid, int first, int blockSize, Bytes data) implements FeigRequest {
    private static final int SUBCOMMAND = 0x24;

    @Override
    public Bytes payload() {
        int[] after = new int[3 + data.length()];
        after[0] = first;
        after[1] = data.length() / blockSize;
        after[2] = blockSize;
        for (int index = 0; index < data.length(); index++) {
            after[3 + index] = data.at(index);
        }
        return FeigRequest.addressed(uid, new int[] {ISO_HOST, SUBCOMMAND, ADDRESSED}, after);
    }
}
