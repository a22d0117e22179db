package org.carrel.hub.adapter.sip2.wire;

import java.util.HexFormat;
import java.util.Optional;
import org.carrel.contract.id.Bytes;

/**
 * A line and its error detection (SIP2 2.00, "Error detection"): {@code AY}, one digit, {@code AZ}, four hexadecimal digits at the very
 * end. The checksum is the 16-bit two's complement of the sum of all bytes as sent, from the first to the {@code Z} of {@code AZ}.
 *
 * @param line as it came, without the end of line
 * @param body without the error detection
 */
public record Envelope(Bytes line, Bytes body, Protection protection) {
    private static final HexFormat DIGITS = HexFormat.of().withUpperCase();
    private static final int CHECKSUM_LENGTH = 6;
    private static final int SEQUENCE_LENGTH = 3;

    /** How far from the end a mark is taken for the rest of a damaged error detection. */
    private static final int DAMAGED_TAIL = 12;

    /** What speaks for the line's being as it was sent. */
    public sealed interface Protection {
        /** Nothing does. */
        record None() implements Protection {}

        /** As every message but the requests to send again: {@code AYnAZxxxx}. */
        record Numbered(int sequence, boolean intact) implements Protection {}

        /** As 96 and 97: {@code AZxxxx} alone. */
        record Unnumbered(boolean intact) implements Protection {}
    }

    public static Envelope open(Bytes line) {
        int length = line.length();
        if (length < CHECKSUM_LENGTH + 2
                || !mark(line, length - CHECKSUM_LENGTH, 'Z')
                || stored(line).isEmpty()) {
            return new Envelope(line, line, new Protection.None());
        }
        boolean intact = ((sum(line, length - 4) + stored(line).get()) & 0xFFFF) == 0;
        int sequenceAt = length - CHECKSUM_LENGTH - SEQUENCE_LENGTH;
        if (sequenceAt >= 2 && mark(line, sequenceAt, 'Y') && digit(line.at(sequenceAt + 2))) {
            return new Envelope(
                    line, line.slice(0, sequenceAt), new Protection.Numbered(line.at(sequenceAt + 2) - '0', intact));
        }
        return new Envelope(line, line.slice(0, length - CHECKSUM_LENGTH), new Protection.Unnumbered(intact));
    }

    /** Adds sequence number and checksum. */
    public static Bytes numbered(Bytes body, int sequence) {
        return checked(join(body, "AY" + sequence));
    }

    /** Adds the checksum alone, for 96 and 97. */
    public static Bytes checked(Bytes body) {
        Bytes summed = join(body, "AZ");
        return join(summed, checksum(summed));
    }

    /** Four upper-case hexadecimal digits. */
    public static String checksum(Bytes summed) {
        return DIGITS.toHexDigits((short) -sum(summed, summed.length()));
    }

    /** Whether a line without a readable error detection looks as if it had been sent with one. */
    public boolean tailLooksDamaged() {
        int from = Math.max(2, line.length() - DAMAGED_TAIL);
        for (int index = from; index + 1 < line.length(); index++) {
            if (mark(line, index, 'Y') || mark(line, index, 'Z')) {
                return true;
            }
        }
        return false;
    }

    private static int sum(Bytes bytes, int to) {
        int sum = 0;
        for (int index = 0; index < to; index++) {
            sum += bytes.at(index);
        }
        return sum;
    }

    private static Optional<Integer> stored(Bytes line) {
        int value = 0;
        for (int index = line.length() - 4; index < line.length(); index++) {
            int digit = Character.digit(line.at(index), 16);
            if (digit < 0) {
                return Optional.empty();
            }
            value = value * 16 + digit;
        }
        return Optional.of(value);
    }

    private static boolean mark(Bytes line, int at, char second) {
        return line.at(at) == 'A' && line.at(at + 1) == second;
    }

    private static boolean digit(int value) {
        return value >= '0' && value <= '9';
    }

    private static Bytes join(Bytes head, String ascii) {
        byte[] joined = new byte[head.length() + ascii.length()];
        System.arraycopy(head.toArray(), 0, joined, 0, head.length());
        for (int index = 0; index < ascii.length(); index++) {
            joined[head.length() + index] = (byte) ascii.charAt(index);
        }
        return Bytes.of(joined);
    }
}
