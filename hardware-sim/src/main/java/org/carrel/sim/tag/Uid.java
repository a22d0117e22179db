package org.carrel.sim.tag;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.carrel.sim.Octets;

/**
 * A tag's unique identifier (ISO/IEC 15693-3 §4.1): E0, manufacturer, 48-bit serial. Held as one number, most significant byte
 * first, which is also how it is written on paper and sent by a FEIG reader.
 */
public record Uid(long value) implements Comparable<Uid> {
    public static final int SIZE = 8;

    /** From 16 hex digits. */
    public static Uid of(String hex) {
        if (hex.length() != 2 * SIZE) {
            throw new IllegalArgumentException("a UID has 16 hex digits, was " + hex);
        }
        return new Uid(HexFormat.fromHexDigitsToLong(hex));
    }

    public static Uid of(Octets msbFirst) {
        if (msbFirst.size() != SIZE) {
            throw new IllegalArgumentException("a UID has 8 bytes, was " + msbFirst);
        }
        return new Uid(ByteBuffer.wrap(msbFirst.toArray()).getLong());
    }

    public Octets octets() {
        return Octets.of(ByteBuffer.allocate(SIZE).putLong(value).array());
    }

    /** IC manufacturer code (ISO/IEC 7816-6): 02 ST, 04 NXP, 07 TI, 08 Fujitsu. */
    public int manufacturer() {
        return (int) (value >>> 48) & 0xFF;
    }

    /** Four bits of the UID from the least significant end, as the slot counter of an inventory compares them. */
    public int nibble(int fromLeast) {
        return (int) (value >>> (4 * fromLeast)) & 0xF;
    }

    @Override
    public int compareTo(Uid other) {
        return Long.compareUnsigned(value, other.value);
    }

    @Override
    public String toString() {
        return HexFormat.of().withUpperCase().toHexDigits(value);
    }
}
