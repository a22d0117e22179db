package org.carrel.device.tag.iso28560;

import java.nio.charset.StandardCharsets;
import org.carrel.contract.id.Bytes;

/** Chooses the compaction that ISO/IEC 15962 prescribes for a text, and packs it: the inverse of {@link Compaction#decode}. */
record Packing(Compaction compaction, Bytes data) {
    /** The largest that the integer compaction takes; longer or larger numbers are packed as digits. */
    private static final String INTEGER_MAX = Long.toString(Long.MAX_VALUE);

    /** @param text not empty */
    static Packing of(String text) {
        if (matches(text, '0', '9')) {
            return isInteger(text)
                    ? new Packing(Compaction.INTEGER, integer(text))
                    : new Packing(Compaction.NUMERIC, nibbles(text));
        }
        if (matches(text, 'A', '_')) {
            return new Packing(Compaction.FIVE_BIT, packed(text, 5, 0x00));
        }
        // A blank at the end could not be told from the padding.
        if (matches(text, ' ', '_') && !text.endsWith(" ")) {
            return new Packing(Compaction.SIX_BIT, packed(text, 6, 0x80));
        }
        if (matches(text, '\0', '~')) {
            return new Packing(Compaction.SEVEN_BIT, packed(text, 7, 0xFF));
        }
        return matches(text, '\0', '\u00FF')
                ? new Packing(Compaction.OCTETS, Bytes.of(text.getBytes(StandardCharsets.ISO_8859_1)))
                : new Packing(Compaction.UTF_8, Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static boolean isInteger(String digits) {
        boolean small = digits.length() < INTEGER_MAX.length()
                || (digits.length() == INTEGER_MAX.length() && digits.compareTo(INTEGER_MAX) <= 0);
        return small && digits.length() >= 2 && digits.charAt(0) != '0';
    }

    private static boolean matches(String text, char lowest, char highest) {
        return text.chars().allMatch(character -> character >= lowest && character <= highest);
    }

    private static Bytes integer(String digits) {
        long value = Long.parseLong(digits);
        int length = (71 - Long.numberOfLeadingZeros(value)) / 8;
        byte[] bytes = new byte[length];
        for (int index = 0; index < length; index++) {
            bytes[index] = (byte) (value >> (8 * (length - 1 - index)));
        }
        return Bytes.of(bytes);
    }

    private static Bytes nibbles(String digits) {
        BitWriter bits = new BitWriter();
        digits.chars().forEach(digit -> bits.put(digit - '0', 4));
        return bits.padded(0xFF);
    }

    private static Bytes packed(String text, int width, int padding) {
        BitWriter bits = new BitWriter();
        text.chars().forEach(character -> bits.put(character & ((1 << width) - 1), width));
        return bits.padded(padding);
    }
}
