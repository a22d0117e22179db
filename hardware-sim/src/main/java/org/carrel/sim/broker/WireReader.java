package org.carrel.sim.broker;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Reads the data types of MQTT 5 §1.5 from one packet's body, strictly. */
final class WireReader {
    private final byte[] bytes;
    private final int end;
    private int at;

    /** Carries what is wrong from where it was found to {@link PacketCodec}, which makes a value of it. */
    static final class MalformedException extends RuntimeException {
        private final int code;
        private final int offset;

        private MalformedException(int code, String reason, int offset) {
            super(reason);
            this.code = code;
            this.offset = offset;
        }

        int code() {
            return code;
        }

        int offset() {
            return offset;
        }
    }

    WireReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private WireReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    MalformedException malformed(int code, String reason) {
        return new MalformedException(code, reason, at);
    }

    int remaining() {
        return end - at;
    }

    int one(String what) {
        need(1, what);
        return bytes[at++] & 0xFF;
    }

    int two(String what) {
        need(2, what);
        return one(what) << 8 | one(what);
    }

    long four(String what) {
        need(4, what);
        return (long) two(what) << 16 | two(what);
    }

    int variable(String what) {
        int value = 0;
        for (int shift = 0; shift < 28; shift += 7) {
            int next = one(what);
            value |= (next & 0x7F) << shift;
            if (next < 0x80) {
                if (next == 0 && shift > 0) {
                    throw malformed(ReasonCode.MALFORMED_PACKET, what + " is longer than needed");
                }
                return value;
            }
        }
        throw malformed(ReasonCode.MALFORMED_PACKET, what + " is longer than four bytes");
    }

    /** Well-formed UTF-8 without U+0000 (§1.5.4). */
    String text(String what) {
        int length = two(what);
        need(length, what);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, at, length))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw malformed(ReasonCode.MALFORMED_PACKET, what + " contains U+0000");
            }
            at += length;
            return text;
        } catch (CharacterCodingException notUtf8) {
            throw malformed(ReasonCode.MALFORMED_PACKET, what + " is not UTF-8");
        }
    }

    Octets binary(String what) {
        return take(two(what), what);
    }

    /** A packet identifier, which is never 0 (§2.2.1). */
    int packetId() {
        int packetId = two("packet identifier");
        if (packetId == 0) {
            throw malformed(ReasonCode.PROTOCOL_ERROR, "packet identifier 0");
        }
        return packetId;
    }

    Octets rest() {
        return take(remaining(), "rest");
    }

    WireReader part(int length) {
        need(length, "part");
        WireReader part = new WireReader(bytes, at, at + length);
        at += length;
        return part;
    }

    void expectEnd() {
        if (remaining() > 0) {
            throw malformed(ReasonCode.MALFORMED_PACKET, remaining() + " bytes too many");
        }
    }

    private Octets take(int length, String what) {
        need(length, what);
        byte[] taken = new byte[length];
        System.arraycopy(bytes, at, taken, 0, length);
        at += length;
        return Octets.of(taken);
    }

    private void need(int count, String what) {
        if (remaining() < count) {
            throw malformed(ReasonCode.MALFORMED_PACKET, what + " ends too early");
        }
    }
}
