package org.carrel.hub.adapter.sip2.wire;

import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.id.Bytes;

/**
 * Cuts a stream of bytes, split and joined anywhere, into lines. A message ends with CR (SIP2 2.00, "Message format"); LF and CR LF end
 * one too, since many programs send them, and no message may contain either. Empty lines, and NUL and blanks before a message, are
 * dropped: they come from line drivers and keep-alives. Holds {@link #LINE_MAX} bytes at most. For one thread.
 */
public final class LineFramer {
    /** No message comes near: 255 characters a field, some dozen fields; a patron's list of items is cut into pages. */
    public static final int LINE_MAX = 32_768;

    private static final int CR = 0x0D;
    private static final int LF = 0x0A;
    private static final int BLANK = 0x20;

    private byte[] line = new byte[512];
    private int length;
    private long dropped;

    /** The lines that these bytes complete, in order. */
    public List<Frame> receive(byte[] bytes, int from, int to) {
        List<Frame> frames = new ArrayList<>(1);
        for (int index = from; index < to; index++) {
            int value = bytes[index] & 0xFF;
            if (value == CR || value == LF) {
                end(frames);
            } else if (length > 0 || dropped > 0 || (value != 0 && value != BLANK)) {
                add(bytes[index]);
            }
        }
        return frames;
    }

    /** Whether a message was begun and has not ended. */
    public boolean unfinished() {
        return length > 0 || dropped > 0;
    }

    private void add(byte value) {
        if (dropped > 0 || length == LINE_MAX) {
            dropped++;
            return;
        }
        if (length == line.length) {
            byte[] roomy = new byte[Math.min(LINE_MAX, line.length * 2)];
            System.arraycopy(line, 0, roomy, 0, length);
            line = roomy;
        }
        line[length++] = value;
    }

    private void end(List<Frame> frames) {
        if (dropped > 0) {
            frames.add(new Frame.TooLong(length + dropped));
        } else if (length > 0) {
            frames.add(new Frame.Line(Bytes.of(line, 0, length)));
        }
        length = 0;
        dropped = 0;
    }
}
