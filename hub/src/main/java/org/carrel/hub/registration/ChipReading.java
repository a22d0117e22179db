package org.carrel.hub.registration;

import java.math.BigInteger;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.carrel.contract.id.CardNumber;

/**
 * The unique identifier of a contactless card such as an EasyCard (ISO/IEC 14443-3, 4, 7 or 10 bytes), which readers show each in their
 * own way. Kept in one form: upper-case hex in the order in which the card sends its bytes.
 */
public final class ChipReading {
    /** The first byte of a 4-byte identifier that is made anew at every tap, as telephones do (ISO/IEC 14443-3, 6.4.4). */
    private static final int RANDOM = 0x08;

    private ChipReading() {}

    /** How a reader shows an identifier. */
    public enum Shown {
        /** Hex, first byte first: {@code 8534AB78}. */
        HEX,
        /** Hex, last byte first: {@code 78AB3485}. */
        HEX_REVERSED,
        /** The bytes as one decimal number, first byte highest: {@code 2234821496}; also called 8H10D. */
        DECIMAL,
        /** As one decimal number, last byte highest. */
        DECIMAL_REVERSED,
        /** Two decimal numbers of two bytes each, five digits each: {@code 3410043896}; also called 4H4H10D. */
        TWO_DECIMALS
    }

    /** What a reading is. */
    public sealed interface Read {
        record Card(CardNumber number) implements Read {}

        /** A telephone or the like whose number is another one each time; it cannot stand for a person. */
        record ChangesEachTime() implements Read {}

        record NoChip() implements Read {}
    }

    /** @param bytes how many the identifier has; decimal numbers do not tell. 4, 7 or 10 */
    public static Read of(String shown, Shown how, int bytes) {
        String plain = Normalizer.normalize(shown, Normalizer.Form.NFKC)
                .replaceAll("[\\s:,-]", "")
                .toUpperCase(Locale.ROOT);
        boolean known = bytes == 4 || bytes == 7 || bytes == 10;
        Optional<byte[]> found = !known
                ? Optional.empty()
                : switch (how) {
                    case HEX -> hex(plain, bytes);
                    case HEX_REVERSED -> hex(plain, bytes).map(ChipReading::reversed);
                    case DECIMAL -> decimal(plain, bytes);
                    case DECIMAL_REVERSED -> decimal(plain, bytes).map(ChipReading::reversed);
                    case TWO_DECIMALS -> bytes == 4 ? twoDecimals(plain) : Optional.empty();
                };
        if (found.isEmpty()) {
            return new Read.NoChip();
        }
        if (bytes == 4 && found.get()[0] == RANDOM) {
            return new Read.ChangesEachTime();
        }
        return new Read.Card(new CardNumber(HexFormat.of().withUpperCase().formatHex(found.get())));
    }

    private static Optional<byte[]> hex(String text, int bytes) {
        return text.matches("[0-9A-F]{" + 2 * bytes + "}")
                ? Optional.of(HexFormat.of().parseHex(text))
                : Optional.empty();
    }

    private static Optional<byte[]> decimal(String text, int bytes) {
        if (!text.matches("[0-9]{1,25}")) {
            return Optional.empty();
        }
        BigInteger number = new BigInteger(text);
        return number.bitLength() <= 8 * bytes
                ? hex(
                        "0".repeat(Math.max(0, 2 * bytes - number.toString(16).length()))
                                + number.toString(16).toUpperCase(Locale.ROOT),
                        bytes)
                : Optional.empty();
    }

    private static Optional<byte[]> twoDecimals(String text) {
        if (!text.matches("[0-9]{10}")) {
            return Optional.empty();
        }
        int high = Integer.parseInt(text.substring(0, 5));
        int low = Integer.parseInt(text.substring(5));
        return high <= 0xFFFF && low <= 0xFFFF
                ? Optional.of(new byte[] {(byte) (high >> 8), (byte) high, (byte) (low >> 8), (byte) low})
                : Optional.empty();
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int index = 0; index < bytes.length; index++) {
            reversed[index] = bytes[bytes.length - 1 - index];
        }
        return reversed;
    }
}
