package org.carrel.device.driver.feig;

import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.TagUid;

/** A message to the reader: control byte and data, without the frame around it. */
sealed interface FeigRequest
        permits ControlRequest,
                RfOutputRequest,
                InventoryRequest,
                ReadBlocksRequest,
                WriteBlocksRequest,
                WriteAfiRequest,
                EasRequest,
                SystemInfoRequest {
    /** Control byte of the ISO host commands. */
    int ISO_HOST = 0xB0;

    /** Control byte of the makers' own commands. */
    int CUSTOM = 0xB1;

    /** MODE of a command that names its tag. */
    int ADDRESSED = 0x01;

    Bytes payload();

    /** Control byte, repeated in the reply. */
    default int command() {
        return payload().at(0);
    }

    /** Bytes before, then the UID with its most significant byte first, then bytes after. */
    static Bytes addressed(TagUid uid, int[] before, int... after) {
        byte[] payload = new byte[before.length + Long.BYTES + after.length];
        for (int index = 0; index < before.length; index++) {
            payload[index] = (byte) before[index];
        }
        for (int index = 0; index < Long.BYTES; index++) {
            payload[before.length + index] = (byte) (uid.bits() >>> (56 - 8 * index));
        }
        for (int index = 0; index < after.length; index++) {
            payload[before.length + Long.BYTES + index] = (byte) after[index];
        }
        return Bytes.of(payload);
    }

    /** The UID at {@code at}, most significant byte first. */
    static TagUid uid(Bytes data, int at) {
        long bits = 0;
        for (int index = 0; index < Long.BYTES; index++) {
            bits = (bits << 8) | data.at(at + index);
        }
        return new TagUid(bits);
    }
}
