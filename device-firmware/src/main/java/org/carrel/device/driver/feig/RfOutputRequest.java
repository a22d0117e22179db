package org.carrel.device.driver.feig;

import org.carrel.contract.id.Bytes;

/**
 * Sends the field to one of the reader's antenna outputs, or switches it off (FEIG H60301-3e chapter 5.7, 0x6A).
 *
 * @param output 0 off, 1 to 255 the output
 */
record RfOutputRequest(int output) implements FeigRequest {
    private static final int COMMAND = 0x6A;

    @Override
    public Bytes payload() {
        return Bytes.of(new byte[] {COMMAND, (byte) output});
    }
}
