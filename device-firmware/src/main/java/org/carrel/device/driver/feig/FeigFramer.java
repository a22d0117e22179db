package org.carrel.device.driver.feig;

import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.id.Bytes;

/**
 * Finds reply frames in a stream of bytes that may be split, joined and mixed with noise anywhere. What cannot begin a frame is dropped
 * and counted, a byte at a time, so that the next good frame is found. Holds at most one frame of the longest length and the bytes
 * of one call.
 */
final class FeigFramer {
    /** A reader's send buffer is smaller by far; a longer length is noise. */
    static final int FRAME_LENGTH_MAX = 8192;

    private static final int STANDARD_REPLY_MIN = 6;
    private static final int ADVANCED_REPLY_MIN = 8;
    private static final int NOT_A_FRAME = -1;
    private static final int UNKNOWN_YET = 0;

    private byte[] buffer = new byte[512];
    private int start;
    private int end;
    private long noise;

    /** The frames that these bytes complete, in order. */
    List<ReplyFrame> receive(Bytes bytes) {
        append(bytes);
        List<ReplyFrame> frames = new ArrayList<>(1);
        while (start < end) {
            int length = lengthAt(start);
            if (length == UNKNOWN_YET || start + length > end) {
                return frames;
            }
            if (length == NOT_A_FRAME || !checks(start, length)) {
                start++;
                noise++;
            } else {
                frames.add(frame(start, length));
                start += length;
            }
        }
        return frames;
    }

    /**
     * To be called when the line has been quiet with a frame unfinished: the beginning may have been noise that looked like a long
     * frame. Gives the frames that stand complete behind it; what is before them is dropped. Where there are none all is kept, since the
     * rest of a slow frame may still come.
     */
    List<ReplyFrame> resynchronise() {
        for (int from = start + 1; from < end; from++) {
            int length = lengthAt(from);
            if (length > 0 && from + length <= end && checks(from, length)) {
                noise += from - start;
                start = from;
                return receive(Bytes.EMPTY);
            }
        }
        return List.of();
    }

    boolean unfinished() {
        return start < end;
    }

    /** Forgets what has come so far; it belongs to the past. */
    void clear() {
        noise += end - start;
        start = 0;
        end = 0;
    }

    /** Bytes dropped since the beginning. */
    long noise() {
        return noise;
    }

    private int lengthAt(int at) {
        int first = buffer[at] & 0xFF;
        if (first != FrameForm.ADVANCED_MARK) {
            return first < STANDARD_REPLY_MIN ? NOT_A_FRAME : first;
        }
        if (at + 3 > end) {
            return UNKNOWN_YET;
        }
        int length = ((buffer[at + 1] & 0xFF) << 8) | (buffer[at + 2] & 0xFF);
        return length < ADVANCED_REPLY_MIN || length > FRAME_LENGTH_MAX ? NOT_A_FRAME : length;
    }

    private boolean checks(int at, int length) {
        int stored = (buffer[at + length - 2] & 0xFF) | ((buffer[at + length - 1] & 0xFF) << 8);
        return FrameForm.crc(buffer, at, at + length - 2) == stored;
    }

    private ReplyFrame frame(int at, int length) {
        int address = (buffer[at] & 0xFF) == FrameForm.ADVANCED_MARK ? at + 3 : at + 1;
        return new ReplyFrame(
                buffer[address] & 0xFF,
                buffer[address + 1] & 0xFF,
                buffer[address + 2] & 0xFF,
                Bytes.of(buffer, address + 3, at + length - 2));
    }

    private void append(Bytes bytes) {
        if (start == end) {
            start = 0;
            end = 0;
        }
        if (end + bytes.length() > buffer.length) {
            int needed = end - start + bytes.length();
            byte[] roomy = needed > buffer.length ? new byte[needed * 2] : buffer;
            System.arraycopy(buffer, start, roomy, 0, end - start);
            end -= start;
            start = 0;
            buffer = roomy;
        }
        for (int index = 0; index < bytes.length(); index++) {
            buffer[end++] = (byte) bytes.at(index);
        }
    }
}
