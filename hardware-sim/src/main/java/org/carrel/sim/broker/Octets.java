package org.carrel.sim.broker;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Immutable bytes with value equality. */
public final class Octets {
    public static final Octets NONE = new Octets(new byte[0]);

    private final byte[] content;

    private Octets(byte[] content) {
        this.content = content;
    }

    public static Octets of(byte[] content) {
        return content.length == 0 ? NONE : new Octets(content.clone());
    }

    public static Octets utf8(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** From hex digits; blanks are ignored. */
    public static Octets hex(String digits) {
        return of(HexFormat.of().parseHex(digits.replaceAll("\\s", "")));
    }

    public int length() {
        return content.length;
    }

    public byte[] toArray() {
        return content.clone();
    }

    /** The content read as UTF-8. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets that && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return HexFormat.ofDelimiter(" ").formatHex(content);
    }
}
