package org.carrel.contract.id;

import java.util.Arrays;
import java.util.HexFormat;

/** Immutable bytes with value equality, for records that carry raw data. */
public final class Bytes {
    public static final Bytes EMPTY = new Bytes(new byte[0]);
    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ").withUpperCase();

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    public static Bytes of(byte[] content) {
        return content.length == 0 ? EMPTY : new Bytes(content.clone());
    }

    public static Bytes of(byte[] content, int from, int to) {
        return new Bytes(Arrays.copyOfRange(content, from, to));
    }

    /** From hex digits; blanks are ignored. */
    public static Bytes hex(String digits) {
        return new Bytes(HexFormat.of().parseHex(digits.replaceAll("\\s", "")));
    }

    public int length() {
        return content.length;
    }

    /** The byte at {@code index} as 0 to 255. */
    public int at(int index) {
        return content[index] & 0xFF;
    }

    public Bytes slice(int from, int to) {
        return of(content, from, to);
    }

    public byte[] toArray() {
        return content.clone();
    }

    public String hex() {
        return HexFormat.of().withUpperCase().formatHex(content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    /** Upper-case hex, one blank between bytes. */
    @Override
    public String toString() {
        return SPACED.formatHex(content);
    }
}
