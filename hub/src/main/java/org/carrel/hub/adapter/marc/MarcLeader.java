package org.carrel.hub.adapter.marc;

import java.util.OptionalInt;
import org.carrel.contract.id.Bytes;

/** What a leader looks like (MARC 21 Specifications for Record Structure, "Leader"; UNIMARC's is the same but for its last byte). */
final class MarcLeader {
    static final int LENGTH = 24;

    /** Of a directory, per field. */
    static final int ENTRY = 12;

    private MarcLeader() {}

    /** Where in the content, after its own beginning, the first one stands. */
    static OptionalInt inside(Bytes content) {
        for (int from = 1; from + LENGTH <= content.length(); from++) {
            if (at(content, from)) {
                return OptionalInt.of(from);
            }
        }
        return OptionalInt.empty();
    }

    /** Whether these bytes are one; see {@link #at}. */
    static boolean is(byte[] bytes) {
        return bytes[20] == '4' && at(Bytes.of(bytes), 0);
    }

    /**
     * Whether one stands there: five digits of length, letters for status and type, two indicators, two bytes for a subfield's code, a
     * base address after a whole directory, four and five digits in an entry of it.
     */
    private static boolean at(Bytes content, int from) {
        if (content.at(from + 20) != '4' || content.at(from + 21) != '5') {
            return false;
        }
        int length = number(content, from, 5);
        int base = number(content, from + 12, 5);
        return content.at(from + 10) == '2'
                && content.at(from + 11) == '2'
                && isLetter(content.at(from + 5))
                && isLetter(content.at(from + 6))
                && base > LENGTH
                && base < length
                && (base - 1 - LENGTH) % ENTRY == 0;
    }

    /** The decimal number there, or -1 when there is none. */
    static int number(Bytes content, int from, int digits) {
        int number = 0;
        for (int index = from; index < from + digits; index++) {
            int digit = content.at(index) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static boolean isLetter(int code) {
        return code >= 'a' && code <= 'z';
    }
}
