package org.carrel.device.tag.iso28560;

import java.nio.charset.StandardCharsets;
import org.carrel.contract.id.Bytes;

/**
 * 3M's alphanumeric layout ("RFID 501"), as Biblio-RFID's RFID501.pm records it: byte 0 is 0x04, byte 1 the part (high nibble) and the number of
 * parts (low nibble), byte 2 zero, byte 3 the type of material, bytes 4 to 19 the barcode padded with zeros, bytes 20 to 23 branch
 * (12 bits) and library (20 bits), bytes 24 to 27 a number of the library's own. No checksum, so only a tag that is right in every
 * byte that can be checked is taken for one. Read only: nobody should write it any more.
 *
 * @param part 0 to 15
 * @param parts 0 to 15
 * @param material 0 other, 1 book, 6 compact disc; 0 to 255
 * @param branch 0 to 4095
 * @param library 0 to 1048575
 */
record AlphanumericTag(int part, int parts, int material, String barcode, int branch, int library) {
    private static final int MARK = 0x04;
    private static final int BARCODE_AT = 4;
    private static final int BARCODE_END = 20;
    private static final int LENGTH = 24;

    /** Whether the memory can be one. */
    static boolean plausible(Bytes memory) {
        if (memory.length() < LENGTH || memory.at(0) != MARK || memory.at(2) != 0) {
            return false;
        }
        int end = barcodeEnd(memory);
        boolean barcode = end > BARCODE_AT;
        for (int index = BARCODE_AT; index < BARCODE_END; index++) {
            int octet = memory.at(index);
            barcode &= index < end ? octet > 0x20 && octet < 0x7F : octet == 0;
        }
        return barcode;
    }

    /** @param memory at least 24 bytes */
    static AlphanumericTag parse(Bytes memory) {
        byte[] barcode = memory.slice(BARCODE_AT, barcodeEnd(memory)).toArray();
        int place = (memory.at(20) << 24) | (memory.at(21) << 16) | (memory.at(22) << 8) | memory.at(23);
        return new AlphanumericTag(
                memory.at(1) >> 4,
                memory.at(1) & 0x0F,
                memory.at(3),
                new String(barcode, StandardCharsets.US_ASCII),
                place >>> 20,
                place & 0xFFFFF);
    }

    static TagContent decode(Bytes memory) {
        if (memory.length() < LENGTH) {
            return new TagContent.Damaged(
                    Scheme.RFID_501, TagContent.Fault.TRUNCATED, "needs 24 bytes, has " + memory.length());
        }
        if (!plausible(memory)) {
            return new TagContent.Damaged(
                    Scheme.RFID_501, TagContent.Fault.STRUCTURE, "not 04, parts, 00, type and a barcode");
        }
        AlphanumericTag tag = parse(memory);
        return Meaning.of(tag.barcode, tag.parts, tag.part, Usage.CIRCULATING, "", Scheme.RFID_501);
    }

    private static int barcodeEnd(Bytes memory) {
        int end = BARCODE_AT;
        while (end < BARCODE_END && memory.at(end) != 0) {
            end++;
        }
        return end;
    }
}
