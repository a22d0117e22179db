package org.carrel.device.driver.scanner;

import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.contract.id.Bytes;

/** How a reader writes a chip's number. The same card shows as different texts on different readers; all come to the same bytes here. */
public enum UidFormat {
    /** Hex digits, most significant byte first, as printed by NFC tools; 4, 7 or 10 bytes, with or without separators. */
    HEX,
    /** Hex digits, last byte first. */
    HEX_REVERSED,
    /** "8H10D": the four bytes as one number of ten decimal digits, most significant byte first. */
    DECIMAL_8H10D,
    /** The same with the last byte first. */
    DECIMAL_8H10D_REVERSED,
    /** "4H4H10D": the upper and the lower two bytes as five decimal digits each, a comma or nothing between them. */
    DECIMAL_4H4H10D;

    private static final Pattern HEX_TEXT = Pattern.compile("[0-9A-F]{8}|[0-9A-F]{14}|[0-9A-F]{20}");
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{10}");
    private static final Pattern HALVES = Pattern.compile("([0-9]{5})[,:]?([0-9]{5})");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s:-]");
    private static final long FOUR_BYTES_MAX = 0xFFFF_FFFFL;
    private static final int TWO_BYTES_MAX = 0xFFFF;

    /** What a line came to. */
    sealed interface Parsed {
        /** @param bytes most significant first; 4, 7 or 10 */
        record Uid(Bytes bytes) implements Parsed {}

        record NotThis() implements Parsed {}
    }

    Parsed parse(String line) {
        return switch (this) {
            case HEX -> hex(line, false);
            case HEX_REVERSED -> hex(line, true);
            case DECIMAL_8H10D -> decimal(line, false);
            case DECIMAL_8H10D_REVERSED -> decimal(line, true);
            case DECIMAL_4H4H10D -> halves(line);
        };
    }

    private static Parsed hex(String line, boolean reversed) {
        String digits = SEPARATORS.matcher(line).replaceAll("").toUpperCase(Locale.ROOT);
        return HEX_TEXT.matcher(digits).matches()
                ? uid(HexFormat.of().parseHex(digits), reversed)
                : new Parsed.NotThis();
    }

    private static Parsed decimal(String line, boolean reversed) {
        if (!DECIMAL.matcher(line).matches()) {
            return new Parsed.NotThis();
        }
        long number = Long.parseLong(line);
        return number > FOUR_BYTES_MAX ? new Parsed.NotThis() : uid(fourBytes(number), reversed);
    }

    private static Parsed halves(String line) {
        Matcher halves = HALVES.matcher(line);
        if (!halves.matches()) {
            return new Parsed.NotThis();
        }
        int upper = Integer.parseInt(halves.group(1));
        int lower = Integer.parseInt(halves.group(2));
        return upper > TWO_BYTES_MAX || lower > TWO_BYTES_MAX
                ? new Parsed.NotThis()
                : uid(fourBytes(((long) upper << 16) | lower), false);
    }

    private static byte[] fourBytes(long number) {
        return new byte[] {(byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), (byte) number};
    }

    private static Parsed uid(byte[] bytes, boolean reversed) {
        byte[] ordered = bytes.clone();
        for (int index = 0; reversed && index < bytes.length; index++) {
            ordered[index] = bytes[bytes.length - 1 - index];
        }
        return new Parsed.Uid(Bytes.of(ordered));
    }
}
