package org.carrel.device.tag.iso28560;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.carrel.contract.id.Bytes;

/**
 * The basic block of ISO 28560-3 (clause 7, tables 2 and 3): 34 bytes, or 32 on a tag that has no more, whose two missing bytes count as
 * zero in the checksum.
 *
 * @param version content parameter, high nibble of byte 0, 0 to 15; 1 in all editions
 * @param usage type of usage, low nibble of byte 0, 0 to 15
 * @param parts number of parts in item, byte 1, 0 to 255
 * @param part ordinal part number, byte 2, 0 to 255
 * @param identifier primary item identifier, bytes 3 to 18, UTF-8, left aligned, padded with zeros; empty when it stands in an
 *     extension block
 * @param owner bytes 21 to 33 (31): ISIL without its hyphen; empty when it stands in an extension block
 */
record BasicBlock(int version, int usage, int parts, int part, String identifier, String owner) {
    static final int LENGTH = 34;
    static final int TRUNCATED_LENGTH = 32;
    static final int VERSION = 1;
    static final int IDENTIFIER_BYTES_MAX = 16;
    private static final int IDENTIFIER_AT = 3;
    private static final int CRC_AT = 19;
    private static final int OWNER_AT = 21;

    /** What the checksum of an all-zero block is stored as: a tag initialised, but not yet given to an item. */
    private static final int CRC_OF_NOTHING = 0xF14C;

    BasicBlock {
        nibble("version", version);
        nibble("usage", usage);
        octet("parts", parts);
        octet("part", part);
    }

    /** What the first bytes of a memory are, read as a basic block. */
    sealed interface Parsed {
        record Valid(BasicBlock block) implements Parsed {}

        /** All zero, with or without the checksum of zeros. */
        record Empty() implements Parsed {}

        /** @param computed the checksum that the content asks for */
        record WrongChecksum(int stored, int computed, BasicBlock block) implements Parsed {}

        record TooShort(int length) implements Parsed {}
    }

    /** Reads the first 34 bytes, or 32 where the memory ends there. */
    static Parsed parse(Bytes memory) {
        if (memory.length() < TRUNCATED_LENGTH) {
            return new Parsed.TooShort(memory.length());
        }
        int length = memory.length() < LENGTH ? TRUNCATED_LENGTH : LENGTH;
        int stored = memory.at(CRC_AT) | (memory.at(CRC_AT + 1) << 8);
        if (empty(memory, length) && (stored == 0 || stored == CRC_OF_NOTHING)) {
            return new Parsed.Empty();
        }
        BasicBlock block = new BasicBlock(
                memory.at(0) >> 4,
                memory.at(0) & 0x0F,
                memory.at(1),
                memory.at(2),
                text(memory, IDENTIFIER_AT, CRC_AT),
                text(memory, OWNER_AT, length));
        int computed = checksum(memory, length);
        return computed == stored ? new Parsed.Valid(block) : new Parsed.WrongChecksum(stored, computed, block);
    }

    /**
     * The bytes of this block.
     *
     * @param length {@link #LENGTH} or {@link #TRUNCATED_LENGTH}
     * @throws IllegalArgumentException when identifier or owner do not fit
     */
    Bytes encode(int length) {
        byte[] bytes = new byte[length];
        bytes[0] = (byte) ((version << 4) | usage);
        bytes[1] = (byte) parts;
        bytes[2] = (byte) part;
        place("identifier", identifier, bytes, IDENTIFIER_AT, CRC_AT);
        place("owner", owner, bytes, OWNER_AT, length);
        int crc = checksum(Bytes.of(bytes), length);
        bytes[CRC_AT] = (byte) crc;
        bytes[CRC_AT + 1] = (byte) (crc >> 8);
        return Bytes.of(bytes);
    }

    /** Room for the owner in a block of this length, in bytes. */
    static int ownerBytesMax(int length) {
        return length - OWNER_AT;
    }

    /** Over bytes 0 to 18 and 21 to 33; bytes that the tag does not have count as zero. */
    private static int checksum(Bytes memory, int length) {
        int crc = Crc16.over(memory, 0, CRC_AT, Crc16.START);
        crc = Crc16.over(memory, OWNER_AT, length, crc);
        return Crc16.zeros(LENGTH - length, crc);
    }

    private static boolean empty(Bytes memory, int length) {
        for (int index = 0; index < length; index++) {
            if (memory.at(index) != 0 && index != CRC_AT && index != CRC_AT + 1) {
                return false;
            }
        }
        return true;
    }

    /** UTF-8 as the standard has it, ISO 8859-1 where an older system wrote that; up to the first zero. */
    private static String text(Bytes memory, int from, int to) {
        byte[] field = new byte[to - from];
        int length = 0;
        boolean ascii = true;
        for (int index = from; index < to && memory.at(index) != 0; index++) {
            ascii &= memory.at(index) < 0x80;
            field[length++] = (byte) memory.at(index);
        }
        return ascii ? new String(field, 0, length, StandardCharsets.ISO_8859_1) : decode(Arrays.copyOf(field, length));
    }

    static String decode(byte[] field) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(field))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(field, StandardCharsets.ISO_8859_1);
        }
    }

    private static void place(String field, String text, byte[] into, int from, int to) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        if (encoded.length > to - from) {
            throw new IllegalArgumentException(
                    field + " needs " + encoded.length + " bytes, the block has " + (to - from));
        }
        System.arraycopy(encoded, 0, into, from, encoded.length);
    }

    private static void nibble(String field, int value) {
        if (value < 0 || value > 0x0F) {
            throw new IllegalArgumentException(field + " must be 0 to 15, was " + value);
        }
    }

    private static void octet(String field, int value) {
        if (value < 0 || value > 0xFF) {
            throw new IllegalArgumentException(field + " must be 0 to 255, was " + value);
        }
    }
}
