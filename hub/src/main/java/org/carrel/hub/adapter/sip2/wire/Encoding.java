package org.carrel.hub.adapter.sip2.wire;

import java.nio.charset.Charset;
import org.carrel.contract.id.Bytes;

/**
 * How text becomes bytes with one peer. A value's delimiter is sought in characters, after decoding: in Big5 the byte of {@code |} is also
 * the second half of many ideographs.
 *
 * @param terminator what ends a line that is sent; CR always comes first
 */
public record Encoding(Charset charset, char delimiter, Terminator terminator) {
    /** What ends a line that is sent. */
    public enum Terminator {
        /** As the specification has it. */
        CR("\r"),
        /** For programs that read whole lines. */
        CRLF("\r\n");

        private final String text;

        Terminator(String text) {
            this.text = text;
        }
    }

    public Encoding {
        if (delimiter < 0x21 || delimiter > 0x7E || Character.isLetterOrDigit(delimiter)) {
            throw new IllegalArgumentException("a delimiter is one ASCII sign, not '" + delimiter + "'");
        }
    }

    /** What the charset cannot carry is replaced. */
    public String decode(Bytes body) {
        return new String(body.toArray(), charset);
    }

    public Bytes encode(String text) {
        return Bytes.of(text.getBytes(charset));
    }

    /** Whether every character of a text reaches the peer. */
    public boolean carries(String text) {
        return charset.newEncoder().canEncode(text);
    }

    /** The line with its end. */
    public byte[] line(Bytes line) {
        byte[] whole = new byte[line.length() + terminator.text.length()];
        System.arraycopy(line.toArray(), 0, whole, 0, line.length());
        for (int index = 0; index < terminator.text.length(); index++) {
            whole[line.length() + index] = (byte) terminator.text.charAt(index);
        }
        return whole;
    }
}
