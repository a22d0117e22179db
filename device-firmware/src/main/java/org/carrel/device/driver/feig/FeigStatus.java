package org.carrel.device.driver.feig;

import java.util.Optional;
import org.carrel.device.port.TagResult.ErrorKind;

/**
 * The status byte of a reply (FEIG H60301-3e annex D, H01113-4e annex E).
 *
 * @param code 0 to 255
 */
record FeigStatus(int code) {
    static final int OK = 0x00;
    static final int NO_TRANSPONDER = 0x01;
    static final int DATA_FALSE = 0x02;
    static final int WRITE_ERROR = 0x03;
    static final int RF_COMMUNICATION_ERROR = 0x83;
    static final int DATA_BUFFER_OVERFLOW = 0x84;
    static final int MORE_DATA = 0x94;
    static final int TAG_ERROR = 0x95;

    /** Data in the reply are good although the status is not 0: what was read before something went wrong on air or in the buffer. */
    boolean partial() {
        return code == RF_COMMUNICATION_ERROR || code == DATA_BUFFER_OVERFLOW || code == 0x85 || code == 0x93;
    }

    /** What a caller may conclude; nothing for the two that are success. */
    Optional<ErrorKind> error() {
        return switch (code) {
            case OK, MORE_DATA -> Optional.empty();
            case NO_TRANSPONDER -> Optional.of(ErrorKind.NO_TAG);
            // A failed write-read comparison: too far, noise, or a locked block; trying again is right for the first
            // two.
            case DATA_FALSE, WRITE_ERROR, RF_COMMUNICATION_ERROR -> Optional.of(ErrorKind.RADIO);
            case 0x04, 0x05, 0x08, 0x0E, TAG_ERROR -> Optional.of(ErrorKind.TAG_REFUSED);
            case 0x11, 0x15, 0x16, 0x80, 0x81, 0x82 -> Optional.of(ErrorKind.UNSUPPORTED);
            default -> Optional.of(ErrorKind.READER_FAULT);
        };
    }

    String text() {
        return switch (code) {
            case OK -> "ok";
            case NO_TRANSPONDER -> "no transponder";
            case DATA_FALSE -> "data from the tag fail their CRC";
            case WRITE_ERROR -> "write error";
            case 0x04 -> "address outside the tag";
            case 0x05 -> "wrong type of tag";
            case 0x08 -> "authentication error";
            case 0x0E -> "general error of the tag";
            case 0x10 -> "EEPROM failure";
            case 0x11 -> "parameter out of range";
            case 0x15 -> "configuration may not be read";
            case 0x16 -> "configuration may not be written";
            case 0x80 -> "unknown command";
            case 0x81 -> "wrong length of request";
            case 0x82 -> "command not available: the reader is not in host mode";
            case RF_COMMUNICATION_ERROR -> "communication error on air";
            case DATA_BUFFER_OVERFLOW, 0x85, 0x93 -> "buffer overflow";
            case MORE_DATA -> "more data";
            case TAG_ERROR -> "error of the tag";
            case 0xF1 -> "hardware fault";
            default -> "unknown status";
        };
    }

    @Override
    public String toString() {
        return "%s (%02X)".formatted(text(), code);
    }
}
