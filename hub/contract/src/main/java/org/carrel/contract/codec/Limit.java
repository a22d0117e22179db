package org.carrel.contract.codec;

/** The bounds of a message on the wire. Beyond them it is refused as {@link Decoded.Reason#TOO_LARGE}, unread. */
public final class Limit {
    /** Bytes of one payload. A broker between must let this pass, with room for the topic and properties. */
    public static final int PAYLOAD_BYTES = 512 * 1024;

    /** Objects and arrays inside each other. */
    public static final int NESTING = 16;

    /** Characters (UTF-16) of one string; longer raw data does not travel as a message. */
    public static final int TEXT_CHARACTERS = 32 * 1024;

    /** Characters (UTF-16) of a text for people's eyes, such as a detail: what is longer is cut by the writer. */
    public static final int FREE_TEXT_CHARACTERS = 512;

    /** The greatest whole number, 2^53 - 1: the greatest that every JSON library keeps exactly. */
    public static final long WHOLE = (1L << 53) - 1;

    static final int NAME_CHARACTERS = 128;
    static final int NUMBER_CHARACTERS = 40;

    private Limit() {}

    /** Cuts at the bound, never through a surrogate pair, and replaces halves of pairs, which UTF-8 cannot carry. */
    static String clip(String text) {
        StringBuilder kept = new StringBuilder();
        for (int index = 0; index < text.length(); ) {
            int codePoint = text.codePointAt(index);
            index += Character.charCount(codePoint);
            boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
            int written = half ? 0xFFFD : codePoint;
            if (kept.length() + Character.charCount(written) > FREE_TEXT_CHARACTERS) {
                break;
            }
            kept.appendCodePoint(written);
        }
        return kept.toString();
    }
}
