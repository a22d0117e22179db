package org.carrel.device.tag.iso15693;

import org.carrel.contract.id.Bytes;

/**
 * The inventory request on air (ISO/IEC 15693-3 clause 9.1) without a mask: flags, command 0x01, perhaps the AFI, mask length 0.
 *
 * @param slots 1 or 16
 * @param afi only tags of this family answer, 0 to 255; {@link #EVERY_FAMILY} for all
 */
public record InventoryRequest(int slots, int afi) {
    public static final int EVERY_FAMILY = -1;

    private static final int HIGH_DATA_RATE = 0x02;
    private static final int INVENTORY = 0x04;
    private static final int AFI_PRESENT = 0x10;
    private static final int ONE_SLOT = 0x20;
    private static final int COMMAND = 0x01;

    public InventoryRequest {
        if ((slots != 1 && slots != 16) || afi < EVERY_FAMILY || afi > 0xFF) {
            throw new IllegalArgumentException("no inventory with " + slots + " slots and afi " + afi);
        }
    }

    public Bytes encode() {
        int flags = HIGH_DATA_RATE | INVENTORY | (slots == 1 ? ONE_SLOT : 0) | (afi == EVERY_FAMILY ? 0 : AFI_PRESENT);
        return AirFrame.encode(Bytes.of(
                afi == EVERY_FAMILY
                        ? new byte[] {(byte) flags, COMMAND, 0}
                        : new byte[] {(byte) flags, COMMAND, (byte) afi, 0}));
    }
}
