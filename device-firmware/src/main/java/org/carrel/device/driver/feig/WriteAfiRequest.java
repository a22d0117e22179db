package org.carrel.device.driver.feig;

import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.TagUid;

/**
 * Writes a tag's application family identifier (FEIG H60301-3e chapter 6.1.8, 0xB0 0x27).
 *
 * @param afi 0 to 255
 */
record WriteAfiRequest(TagUid uid, int afi) implements FeigRequest {
    private static final int SUBCOMMAND = 0x27;

    @Override
    public Bytes payload() {
        return FeigRequest.addressed(uid, new int[] {ISO_HOST, SUBCOMMAND, ADDRESSED}, afi);
    }
}
