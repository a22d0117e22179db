package org.carrel.sim;

import java.util.Arrays;
import java.util.HexFormat;

/** A run of bytes as a value: copied in and out, equal by content, shown in upper-case hex. */
public final class Octets {
    public static final Octets NONE = new Octets(new byte[0]);
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ").withUpperCase();

    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Octets of(byte... bytes) {
        return new Octets(bytes.clone());
    }

    /** From hex digits; spaces are allowed anywhere. */
    public static Octets hex(String digits) {
        return new Octets(HEX.parseHex(digits.replace(" ", "")));
    }

    public int size() {
        return bytes.length;
    }

    /** The byte at the index, 0 to 255. */
    public int at(int index) {
        return bytes[index] & 0xFF;
    }

    public Octets slice(int from, int to) {
        return new Octets(Arrays.copyOfRange(bytes, from, to));
    }

    public Octets plus(Octets more) {
        byte[] joined = Arrays.copyOf(bytes, bytes.length + more.bytes.length);
        System.arraycopy(more.bytes, 0, joined, bytes.length, more.bytes.length);
        return new Octets(joined);
    }

    public byte[] toArray() {
        return bytes.clone();
    }

    /** Hex digits without spaces. */
    public String toHex() {
        return HEX.formatHex(bytes);
    }

    /** Hex digits with a space between bytes, as on a protocol analyser. */
    public String toSpacedHex() {
        return SPACED.formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return toHex();
    }
}
