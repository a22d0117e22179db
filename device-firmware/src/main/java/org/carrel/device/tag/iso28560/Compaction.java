package org.carrel.device.tag.iso28560;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.carrel.contract.id.Bytes;

/**
 * How an object's text is packed (ISO/IEC 15962 clause 11 and its annexes on compaction).
 */
enum Compaction {
    /** Bytes whose meaning the application knows: the content parameter's bit map, the usage byte, an ISIL. */
    APPLICATION(0) {
        @Override
        Optional<String> decode(Bytes data) {
            return Optional.empty();
        }
    },
    /** 2 to 19 digits without a leading zero, as a binary number of 1 to 8 bytes. */
    INTEGER(1) {
        @Override
        Optional<String> decode(Bytes data) {
            if (data.length() < 1 || data.length() > 8 || data.at(0) == 0) {
                return Optional.empty();
            }
            long value = 0;
            for (int index = 0; index < data.length(); index++) {
                value = (value << 8) | data.at(index);
            }
            return Optional.of(Long.toUnsignedString(value));
        }
    },
    /** Digits, two to a byte; F in the last nibble pads an odd number. */
    NUMERIC(2) {
        @Override
        Optional<String> decode(Bytes data) {
            StringBuilder digits = new StringBuilder(data.length() * 2);
            for (int index = 0; index < data.length() * 2; index++) {
                int nibble = (data.at(index / 2) >> (index % 2 == 0 ? 4 : 0)) & 0x0F;
                boolean padding = nibble == 0x0F && index == data.length() * 2 - 1;
                if (nibble > 9 && !padding) {
                    return Optional.empty();
                }
                if (!padding) {
                    digits.append((char) ('0' + nibble));
                }
            }
            return digits.isEmpty() ? Optional.empty() : Optional.of(digits.toString());
        }
    },
    /** A to Z and five marks, 0x41 to 0x5F, padded with zero bits. */
    FIVE_BIT(3) {
        @Override
        Optional<String> decode(Bytes data) {
            StringBuilder text = new StringBuilder();
            BitReader bits = new BitReader(data);
            while (bits.remaining() >= 5) {
                int code = bits.next(5);
                boolean padding = code == 0 && bits.remaining() < 5;
                if (code == 0 && !padding) {
                    return Optional.empty();
                }
                if (!padding) {
                    text.append((char) (code | 0x40));
                }
            }
            return some(text);
        }
    },
    /** Capitals, digits and marks, 0x20 to 0x5F, padded with a one and zeros. */
    SIX_BIT(4) {
        @Override
        Optional<String> decode(Bytes data) {
            StringBuilder text = new StringBuilder();
            BitReader bits = new BitReader(data);
            while (bits.remaining() >= 6) {
                int code = bits.next(6);
                boolean padding = code == 0x20 && bits.remaining() == 0;
                if (!padding) {
                    text.append((char) (code < 0x20 ? code | 0x40 : code));
                }
            }
            return some(text);
        }
    },
    /** ASCII, padded with ones. */
    SEVEN_BIT(5) {
        @Override
        Optional<String> decode(Bytes data) {
            StringBuilder text = new StringBuilder();
            BitReader bits = new BitReader(data);
            while (bits.remaining() >= 7) {
                int code = bits.next(7);
                boolean padding = code == 0x7F && bits.remaining() == 0;
                if (!padding) {
                    text.append((char) code);
                }
            }
            return some(text);
        }
    },
    /** ISO 8859-1, a byte each. */
    OCTETS(6) {
        @Override
        Optional<String> decode(Bytes data) {
            return data.length() == 0
                    ? Optional.empty()
                    : Optional.of(new String(data.toArray(), StandardCharsets.ISO_8859_1));
        }
    },
    UTF_8(7) {
        @Override
        Optional<String> decode(Bytes data) {
            return data.length() == 0 ? Optional.empty() : Optional.of(BasicBlock.decode(data.toArray()));
        }
    };

    private final int code;

    Compaction(int code) {
        this.code = code;
    }

    /** Bits 6 to 4 of the precursor, 0 to 7. */
    int code() {
        return code;
    }

    /** The text, or nothing where the bytes are none of this compaction. */
    abstract Optional<String> decode(Bytes data);

    /** @param code 0 to 7 */
    static Compaction of(int code) {
        return switch (code) {
            case 0 -> APPLICATION;
            case 1 -> INTEGER;
            case 2 -> NUMERIC;
            case 3 -> FIVE_BIT;
            case 4 -> SIX_BIT;
            case 5 -> SEVEN_BIT;
            case 6 -> OCTETS;
            default -> UTF_8;
        };
    }

    private static Optional<String> some(StringBuilder text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text.toString());
    }
}
