package org.carrel.device.tag.iso15693;

import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.TagUid;

/**
 * A tag's answer to the inventory request, as heard on air (ISO/IEC 15693-3 clause 9.2): flags, data storage format identifier, UID
 * with its least significant byte first.
 *
 * @param dsfid data storage format identifier, 0 to 255
 */
public record InventoryAnswer(int dsfid, TagUid uid) {
    private static final int LENGTH = 10;
    private static final int ERROR_FLAG = 0x01;

    /** What a frame turned out to be. */
    public sealed interface Heard {
        record Answer(InventoryAnswer answer) implements Heard {}

        record Refusal(TagError error) implements Heard {}

        record Malformed(String reason) implements Heard {}
    }

    public static Heard decode(Bytes frame) {
        return switch (AirFrame.decode(frame)) {
            case AirFrame.Malformed(String reason) -> new Heard.Malformed(reason);
            case AirFrame.Valid(Bytes content) -> meaning(content);
        };
    }

    private static Heard meaning(Bytes content) {
        if ((content.at(0) & ERROR_FLAG) != 0) {
            return content.length() == 2
                    ? new Heard.Refusal(new TagError(content.at(1)))
                    : new Heard.Malformed("error of " + content.length() + " bytes");
        }
        if (content.length() != LENGTH) {
            return new Heard.Malformed("answer of " + content.length() + " bytes");
        }
        long bits = 0;
        for (int index = LENGTH - 1; index >= 2; index--) {
            bits = (bits << 8) | content.at(index);
        }
        return new Heard.Answer(new InventoryAnswer(content.at(1), new TagUid(bits)));
    }

    public Bytes encode() {
        byte[] content = new byte[LENGTH];
        content[1] = (byte) dsfid;
        for (int index = 2; index < LENGTH; index++) {
            content[index] = (byte) (uid.bits() >>> (8 * (index - 2)));
        }
        return AirFrame.encode(Bytes.of(content));
    }
}
