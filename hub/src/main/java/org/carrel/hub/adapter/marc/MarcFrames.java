package org.carrel.hub.adapter.marc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.carrel.contract.id.Bytes;

/**
 * Cuts a stream into records at their terminators (ISO 2709, 0x1D), whatever their leaders say: so a damaged record ends where it
 * ends, and the next one is read from its own beginning. A record that has lost its terminator runs into the next one; whoever
 * cannot read such a frame asks for it to be {@link #split}. Only then are leaders looked for, since a sound record may well quote one.
 */
final class MarcFrames {
    static final int RECORD_TERMINATOR = 0x1D;

    /** The longest record that a leader's five digits can announce. */
    private static final int LENGTH_MAX = 99_999;

    private final PushbackInputStream in;
    private long position;

    MarcFrames(InputStream in) {
        this.in = new PushbackInputStream(in, LENGTH_MAX + MarcLeader.LENGTH);
    }

    /** What a frame ends with. */
    enum End {
        TERMINATOR,
        NEXT_LEADER,
        END_OF_FILE
    }

    /**
     * @param position of its first byte in the stream, from 0
     * @param content with its terminator, when it has one
     * @param length how long it was; content is cut when it was longer than any record can be
     */
    record Frame(long position, Bytes content, long length, End end) {}

    /** The next frame; empty at the end of the stream. Line ends and blanks between records are passed over. */
    Optional<Frame> next() throws IOException {
        int read = in.read();
        while (read == '\r' || read == '\n' || read == ' ' || read == 0x1A) {
            position++;
            read = in.read();
        }
        if (read < 0) {
            return Optional.empty();
        }
        long start = position;
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        while (read >= 0) {
            position++;
            content.write(read);
            if (read == RECORD_TERMINATOR) {
                return Optional.of(frame(start, content, End.TERMINATOR));
            }
            if (content.size() > LENGTH_MAX) {
                return Optional.of(tooLong(start, content));
            }
            read = in.read();
        }
        return Optional.of(frame(start, content, End.END_OF_FILE));
    }

    /**
     * The part of a frame before the first leader inside it; what begins there is read next. The frame itself when there is none. Only
     * for the frame that was read last.
     */
    Frame split(Frame frame) throws IOException {
        OptionalInt leader = MarcLeader.inside(frame.content());
        return leader.isEmpty() ? frame : cut(frame.position(), frame.content(), leader.getAsInt());
    }

    /** No record is that long: it goes to the first leader in it or after it, or to the terminator. */
    private Frame tooLong(long start, ByteArrayOutputStream read) throws IOException {
        Bytes content = Bytes.of(read.toByteArray());
        OptionalInt leader = MarcLeader.inside(content);
        if (leader.isPresent()) {
            return cut(start, content, leader.getAsInt());
        }
        byte[] last = Arrays.copyOfRange(read.toByteArray(), content.length() - MarcLeader.LENGTH, content.length());
        while (true) {
            int next = in.read();
            if (next < 0) {
                return new Frame(start, content, position - start, End.END_OF_FILE);
            }
            position++;
            if (next == RECORD_TERMINATOR) {
                return new Frame(start, content, position - start, End.TERMINATOR);
            }
            System.arraycopy(last, 1, last, 0, last.length - 1);
            last[last.length - 1] = (byte) next;
            if (MarcLeader.is(last)) {
                back(Bytes.of(last));
                return new Frame(start, content, position - start, End.NEXT_LEADER);
            }
        }
    }

    private Frame cut(long start, Bytes content, int leader) throws IOException {
        back(content.slice(leader, content.length()));
        return new Frame(start, content.slice(0, leader), leader, End.NEXT_LEADER);
    }

    private void back(Bytes unread) throws IOException {
        in.unread(unread.toArray());
        position -= unread.length();
    }

    private Frame frame(long start, ByteArrayOutputStream content, End end) {
        return new Frame(start, Bytes.of(content.toByteArray()), position - start, end);
    }
}
