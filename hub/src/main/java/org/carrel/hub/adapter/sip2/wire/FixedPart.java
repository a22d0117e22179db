package org.carrel.hub.adapter.sip2.wire;

/** Reads the fixed-length fields at the head of a message, in order. For one thread. */
public final class FixedPart {
    private final String text;
    private int at;

    /** The message ended before its fixed part did. */
    public static final class Ended extends RuntimeException {
        private final int offset;

        Ended(int offset, int needed) {
            super(needed + " characters are missing at " + offset, null, false, false);
            this.offset = offset;
        }

        public int offset() {
            return offset;
        }
    }

    /** @param text the whole message, command included */
    public FixedPart(String text) {
        this.text = text;
        this.at = 2;
    }

    /** @throws Ended when the message has fewer */
    public String text(int width) {
        if (at + width > text.length()) {
            throw new Ended(at, at + width - text.length());
        }
        String read = text.substring(at, at + width);
        at += width;
        return read;
    }

    /** One character that means yes as Y or 1; everything else means no. */
    public boolean flag() {
        String read = text(1);
        return read.equals("Y") || read.equals("1");
    }

    public char character() {
        return text(1).charAt(0);
    }

    /** What follows the fixed part. */
    public String rest() {
        return text.substring(at);
    }
}
