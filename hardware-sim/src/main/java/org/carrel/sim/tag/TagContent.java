package org.carrel.sim.tag;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.carrel.sim.Octets;

/**
 * What libraries write on their tags: the basic block of ISO 28560-3 (the Danish and Finnish model), written here a second time,
 * apart from the product's codec, so that neither can agree with its own mistakes.
 */
public final class TagContent {
    public static final int ISO_28560_3_DSFID = 0x3E;
    /** Application family of an item that is in stock: gates sound on it. */
    public static final int AFI_SECURED = 0x07;
    /** Application family of an item on loan. */
    public static final int AFI_ON_LOAN = 0xC2;

    private static final int BASIC_BLOCK = 34;
    private static final int IDENTIFIER = 16;
    private static final int OWNER = 13;
    private static final int CIRCULATING = 1;
    private static final int PATRON_CARD = 8;

    private TagContent() {}

    /**
     * One part of a circulating item.
     *
     * @param item primary item identifier, at most 16 bytes of UTF-8
     * @param owner ISIL with its hyphen, at most 13 bytes without
     * @param parts how many parts the item has, 1 to 255
     * @param part which one this is, 1 to {@code parts}
     */
    public static Octets basicBlock(String item, String owner, int parts, int part) {
        return block(CIRCULATING, item, owner, parts, part);
    }

    /**
     * A card of a person, on a chip of the books' kind.
     *
     * @param number at most 16 bytes of UTF-8
     * @param owner ISIL with its hyphen, at most 13 bytes without
     */
    public static Octets patronCard(String number, String owner) {
        return block(PATRON_CARD, number, owner, 1, 1);
    }

    private static Octets block(int usage, String item, String owner, int parts, int part) {
        byte[] identifier = item.getBytes(StandardCharsets.UTF_8);
        byte[] isil = owner.replaceFirst("-", "").getBytes(StandardCharsets.UTF_8);
        if (identifier.length > IDENTIFIER || isil.length > OWNER) {
            throw new IllegalArgumentException("too long for the basic block: " + item + " of " + owner);
        }
        byte[] block = new byte[BASIC_BLOCK];
        block[0] = (byte) (0x10 | usage); // Model version 1.
        block[1] = (byte) parts;
        block[2] = (byte) part;
        System.arraycopy(identifier, 0, block, 3, identifier.length);
        System.arraycopy(isil, 0, block, 21, isil.length);
        int crc = crc(block);
        block[19] = (byte) crc;
        block[20] = (byte) (crc >>> 8);
        return Octets.of(block);
    }

    /** A tag of a book in stock: content of one part, DSFID, AFI and EAS as a gate expects them. */
    public static Tag bookTag(Uid uid, String item, String owner) {
        return new Tag(uid, TagModel.SLIX)
                .fill(basicBlock(item, owner, 1, 1))
                .setDsfid(ISO_28560_3_DSFID)
                .setAfi(AFI_SECURED)
                .setEas(true);
    }

    /** CRC-16/CCITT-FALSE over bytes 0 to 18 and 21 to 33. */
    private static int crc(byte[] block) {
        byte[] covered = Arrays.copyOf(block, 32);
        System.arraycopy(block, 21, covered, 19, OWNER);
        int crc = 0xFFFF;
        for (byte each : covered) {
            crc ^= (each & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
            }
        }
        return crc & 0xFFFF;
    }
}
