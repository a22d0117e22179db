package org.carrel.device.port;

import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.TagUid;

/** What a reader of ISO/IEC 15693 tags can be told to do. */
public sealed interface TagCommand {
    Antenna antenna();

    /** Name every tag in the antenna's field. */
    record Inventory(Antenna antenna) implements TagCommand {}

    record ReadBlocks(Antenna antenna, TagUid uid, int firstBlock, int blockCount) implements TagCommand {}

    /** @param data a whole number of blocks */
    record WriteBlocks(Antenna antenna, TagUid uid, int firstBlock, int blockSize, Bytes data) implements TagCommand {}

    /** @param afi application family identifier, 0 to 255 */
    record WriteAfi(Antenna antenna, TagUid uid, int afi) implements TagCommand {
        public WriteAfi {
            if (afi < 0 || afi > 0xFF) {
                throw new IllegalArgumentException("afi must be 0 to 255, was " + afi);
            }
        }
    }

    /** Sets or resets electronic article surveillance (NXP tags only). */
    record WriteEas(Antenna antenna, TagUid uid, boolean on) implements TagCommand {}

    record ReadSystemInfo(Antenna antenna, TagUid uid) implements TagCommand {}

    /** Switches the field off and on, which wakes every tag to its ready state. */
    record ResetField(Antenna antenna) implements TagCommand {}
}
