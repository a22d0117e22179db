package org.carrel.hub.adapter.marc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.carrel.contract.id.Bytes;

/**
 * Cuts a stream into records at their terminators (ISO 2709, 0x1D), whatever their leaders say: so a damaged record ends where it
 * ends, and the next one is read from its own beginning.
 */
final class MarcFrames {
    static final int RECORD_TERMINATOR = 0x1D;

    /** The longest record that a leader's five digits can announce. */
    private static final int LENGTH_MAX = 99_999;

    private final InputStream in;
    private long position;

    MarcFrames(InputStream in) {
        this.in = in;
    }

    /**
     * @param position of its first byte in the stream, from 0
     * @param content with its terminator, when it has one
     * @param length how long it was; content is cut when it was longer than any record can be
     */
    record Frame(long position, Bytes content, long length, boolean terminated) {}

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
            if (content.size() < LENGTH_MAX) {
                content.write(read);
            }
            if (read == RECORD_TERMINATOR) {
                break;
            }
            read = in.read();
        }
        return Optional.of(new Frame(start, Bytes.of(content.toByteArray()), position - start, read >= 0));
    }
}
