package org.carrel.sim.scanner;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.carrel.sim.Octets;

/**
 * How a card reader writes a chip's number. Makers agree on nothing: order of bytes, notation, what stands before and after.
 *
 * @param reversed least significant byte first
 * @param notation digits
 * @param prefix before the number, such as STX; ASCII
 * @param suffix after it, such as CR LF; ASCII, not empty
 */
public record CardText(boolean reversed, Notation notation, String prefix, String suffix) {
    /** As most readers come from the factory. */
    public static final CardText USUAL = new CardText(false, Notation.HEX, "", "\r\n");

    /** Digits of the number. */
    public enum Notation {
        /** 04A1B2C3D4E5F6 */
        HEX,
        /** 04a1b2c3d4e5f6 */
        HEX_LOWER,
        /** 04:A1:B2:C3:D4:E5:F6 */
        HEX_COLONS,
        /** At least ten decimal digits, the bytes taken as one number. */
        DECIMAL
    }

    public CardText {
        if (suffix.isEmpty()) {
            throw new IllegalArgumentException("without a suffix nobody can tell where a number ends");
        }
    }

    /** @param chip UID, most significant byte first */
    Octets write(Octets chip) {
        byte[] bytes = chip.toArray();
        if (reversed) {
            for (int index = 0; index < bytes.length; index++) {
                bytes[index] = (byte) chip.at(bytes.length - 1 - index);
            }
        }
        Octets ordered = Octets.of(bytes);
        String number = switch (notation) {
            case HEX -> ordered.toHex();
            case HEX_LOWER -> ordered.toHex().toLowerCase(Locale.ROOT);
            case HEX_COLONS -> ordered.toSpacedHex().replace(' ', ':');
            case DECIMAL -> decimal(new BigInteger(1, bytes));
        };
        return Octets.of((prefix + number + suffix).getBytes(StandardCharsets.US_ASCII));
    }

    private static String decimal(BigInteger number) {
        String digits = number.toString();
        return "0".repeat(Math.max(0, 10 - digits.length())) + digits;
    }
}
