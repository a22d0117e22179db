package org.carrel.device.tag.iso15693;

/**
 * What a tag answers when it refuses (ISO/IEC 15693-3 clause 7.4.2, response error codes).
 *
 * @param code 0 to 255
 */
public record TagError(int code) {
    /** For a technician. */
    public String text() {
        return switch (code) {
            case 0x01 -> "command not supported";
            case 0x02 -> "command not recognised";
            case 0x03 -> "option not supported";
            case 0x0F -> "error without information";
            case 0x10 -> "block does not exist";
            case 0x11 -> "block already locked";
            case 0x12 -> "block is locked";
            case 0x13 -> "block not programmed";
            case 0x14 -> "block not locked";
            default -> code >= 0xA0 && code <= 0xDF ? "maker's own error" : "reserved error";
        };
    }

    @Override
    public String toString() {
        return "%s (%02X)".formatted(text(), code);
    }
}
