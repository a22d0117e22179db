package org.carrel.device.tag.iso28560;

import org.carrel.contract.id.Bytes;

/** Makes the memory image of a tag for a new item. Strict: what another system might read otherwise is refused. */
public final class TagWriter {
    private TagWriter() {}

    /** What came of it. */
    public sealed interface Encoded {
        /** @param dsfid to be written to the tag as well, 0 to 255 */
        record Image(Bytes memory, int dsfid) implements Encoded {}

        record Refused(Refusal refusal, String detail) implements Encoded {}
    }

    /** Why an item cannot be written. */
    public enum Refusal {
        /** The scheme is only read here. */
        READ_ONLY_SCHEME,
        /** A type of usage that the scheme cannot say, or that no item has. */
        USAGE,
        /** The owner is not a well-formed ISIL. */
        OWNER,
        /** The tag is too small. */
        NO_ROOM
    }

    /**
     * @param capacity user memory of the tag, in bytes
     * @param blockSize of the tag, in bytes; the image is a whole number of blocks, filled with zeros
     */
    public static Encoded encode(TagContent.LibraryItem item, int capacity, int blockSize) {
        if (item.scheme() == Scheme.RFID_501) {
            return new Encoded.Refused(Refusal.READ_ONLY_SCHEME, "no new tags in " + item.scheme());
        }
        if (item.usage() == Usage.OTHER || item.usage() == Usage.PATRON_CARD) {
            return new Encoded.Refused(Refusal.USAGE, "usage " + item.usage());
        }
        if (item.owner().stated() && !item.owner().wellFormed()) {
            return new Encoded.Refused(Refusal.OWNER, "owner is not an ISIL");
        }
        Bytes content = item.scheme() == Scheme.ISO_28560_3
                ? FixedLengthTag.encode(item, capacity)
                : ObjectTag.encode(item, blockSize);
        if (content.length() > capacity) {
            return new Encoded.Refused(
                    Refusal.NO_ROOM, "needs " + content.length() + " bytes, the tag has " + capacity);
        }
        int blocks = (content.length() + blockSize - 1) / blockSize;
        byte[] image = new byte[Math.min(blocks * blockSize, capacity)];
        System.arraycopy(content.toArray(), 0, image, 0, content.length());
        return new Encoded.Image(Bytes.of(image), item.scheme().dsfid());
    }
}
