package org.carrel.device.tag.iso15693;

import org.carrel.contract.id.TagUid;

/**
 * Who made a tag's chip, from the second byte of its UID (ISO/IEC 15693-3 clause 4.1; registered by ISO/IEC 7816-6).
 *
 * @param code 0 to 255
 */
public record Manufacturer(int code) {
    /** Maker of the ICODE family, whose custom commands switch electronic article surveillance. */
    public static final Manufacturer NXP = new Manufacturer(0x04);

    private static final int FIRST_BYTE = 0xE0;

    public Manufacturer {
        if (code < 0 || code > 0xFF) {
            throw new IllegalArgumentException("manufacturer must be 0 to 255, was " + code);
        }
    }

    public static Manufacturer of(TagUid uid) {
        return new Manufacturer((int) (uid.bits() >>> 48) & 0xFF);
    }

    /** Whether the UID begins as every tag of this standard does; a reader that gives another has garbled it. */
    public static boolean plausible(TagUid uid) {
        return uid.bits() >>> 56 == FIRST_BYTE;
    }

    /** For people; the code in hex where the name is not known here. */
    public String name() {
        return switch (code) {
            case 0x02 -> "STMicroelectronics";
            case 0x04 -> "NXP";
            case 0x05 -> "Infineon";
            case 0x07 -> "Texas Instruments";
            case 0x08 -> "Fujitsu";
            case 0x16 -> "EM Microelectronic";
            case 0x17 -> "KSW";
            default -> "maker %02X".formatted(code);
        };
    }
}
