package org.carrel.device.tag.iso28560;

import java.util.Optional;
import org.carrel.contract.id.Bytes;

/**
 * The compaction made for ISILs (ISO 28560-2 annex C): capitals and small letters in 5 bits, digits in 4, with codes that
 * change the set for good (latch) or for one character (shift). It begins with capitals; ones pad the last byte.
 */
final class IsilCode {
    private static final int COLON_OR_SLASH = 27;
    private static final int LATCH_OTHER_CASE = 28;
    private static final int SHIFT_OTHER_CASE = 29;
    private static final int LATCH_NUMERIC = 30;
    private static final int SHIFT_NUMERIC = 31;
    private static final int NUMERIC_HYPHEN = 10;
    private static final int NUMERIC_COLON = 11;
    private static final int NUMERIC_LATCH_UPPER = 12;
    private static final int NUMERIC_SHIFT_UPPER = 13;
    private static final int NUMERIC_LATCH_LOWER = 14;
    private static final int NUMERIC_SHIFT_LOWER = 15;

    private enum Set {
        UPPER,
        LOWER,
        NUMERIC;

        int width() {
            return this == NUMERIC ? 4 : 5;
        }

        boolean has(char character) {
            return switch (this) {
                case UPPER -> character == '-' || character == ':' || (character >= 'A' && character <= 'Z');
                case LOWER -> character == '-' || character == '/' || (character >= 'a' && character <= 'z');
                case NUMERIC -> character == '-' || character == ':' || (character >= '0' && character <= '9');
            };
        }

        int code(char character) {
            return switch (this) {
                case UPPER -> character == '-' ? 0 : character == ':' ? COLON_OR_SLASH : character - 'A' + 1;
                case LOWER -> character == '-' ? 0 : character == '/' ? COLON_OR_SLASH : character - 'a' + 1;
                case NUMERIC -> character == '-' ? NUMERIC_HYPHEN : character == ':' ? NUMERIC_COLON : character - '0';
            };
        }

        char character(int code) {
            return switch (this) {
                case UPPER -> code == 0 ? '-' : code == COLON_OR_SLASH ? ':' : (char) ('A' + code - 1);
                case LOWER -> code == 0 ? '-' : code == COLON_OR_SLASH ? '/' : (char) ('a' + code - 1);
                case NUMERIC -> code == NUMERIC_HYPHEN ? '-' : code == NUMERIC_COLON ? ':' : (char) ('0' + code);
            };
        }
    }

    private IsilCode() {}

    /** The text; nothing where the bits hold none. */
    static Optional<String> decode(Bytes data) {
        StringBuilder text = new StringBuilder();
        BitReader bits = new BitReader(data);
        Set latched = Set.UPPER;
        Set set = latched;
        while (bits.remaining() >= set.width()) {
            int code = bits.next(set.width());
            if (set == Set.NUMERIC ? code <= NUMERIC_COLON : code <= COLON_OR_SLASH) {
                text.append(set.character(code));
                set = latched;
            } else {
                set = next(set, code);
                latched = latches(code, latched, set);
            }
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
    }

    private static Set next(Set set, int code) {
        if (set == Set.NUMERIC) {
            return code == NUMERIC_LATCH_UPPER || code == NUMERIC_SHIFT_UPPER ? Set.UPPER : Set.LOWER;
        }
        Set otherCase = set == Set.UPPER ? Set.LOWER : Set.UPPER;
        return code == LATCH_OTHER_CASE || code == SHIFT_OTHER_CASE ? otherCase : Set.NUMERIC;
    }

    private static Set latches(int code, Set latched, Set next) {
        boolean latch = code == LATCH_OTHER_CASE
                || code == LATCH_NUMERIC
                || code == NUMERIC_LATCH_UPPER
                || code == NUMERIC_LATCH_LOWER;
        return latch ? next : latched;
    }

    /**
     * @param isil of A-Z a-z 0-9 - : /
     * @throws IllegalArgumentException for any other character
     */
    static Bytes encode(String isil) {
        BitWriter bits = new BitWriter();
        Set latched = Set.UPPER;
        for (int at = 0; at < isil.length(); at++) {
            char character = isil.charAt(at);
            Set set = latched;
            if (!latched.has(character)) {
                set = setOf(character);
                boolean stays = at + 1 < isil.length() && set.has(isil.charAt(at + 1)) && isil.charAt(at + 1) != '-';
                bits.put(change(latched, set, stays), latched.width());
                latched = stays ? set : latched;
            }
            bits.put(set.code(character), set.width());
        }
        return bits.padded(0xFF);
    }

    private static Set setOf(char character) {
        for (Set set : Set.values()) {
            if (set.has(character)) {
                return set;
            }
        }
        throw new IllegalArgumentException("an ISIL has no '" + character + "'");
    }

    private static int change(Set from, Set to, boolean latch) {
        if (from == Set.NUMERIC) {
            return to == Set.UPPER
                    ? latch ? NUMERIC_LATCH_UPPER : NUMERIC_SHIFT_UPPER
                    : latch ? NUMERIC_LATCH_LOWER : NUMERIC_SHIFT_LOWER;
        }
        return to == Set.NUMERIC ? latch ? LATCH_NUMERIC : SHIFT_NUMERIC : latch ? LATCH_OTHER_CASE : SHIFT_OTHER_CASE;
    }
}
