package org.carrel.contract.id;

import java.util.HexFormat;

/**
 * The unique identifier of an ISO/IEC 15693 tag, 8 bytes, most significant first: E0, manufacturer, 48-bit serial
 * (ISO/IEC 15693-3 clause 4.1). On air the order is reversed; this type always holds the printed order.
 */
public record TagUid(long bits) implements Comparable<TagUid> {
    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    /** @throws IllegalArgumentException unless the text is 16 upper-case hex digits */
    public static TagUid of(String hex) {
        return new TagUid(Long.parseUnsignedLong(Form.TAG.require("tag UID", hex), 16));
    }

    public String hex() {
        return UPPER.toHexDigits(bits);
    }

    @Override
    public int compareTo(TagUid other) {
        return Long.compareUnsigned(bits, other.bits);
    }

    @Override
    public String toString() {
        return hex();
    }
}
