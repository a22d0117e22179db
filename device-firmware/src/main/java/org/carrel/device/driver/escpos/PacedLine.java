package org.carrel.device.driver.escpos;

import java.time.Duration;
import org.carrel.contract.id.Bytes;
import org.carrel.device.port.ByteLink;
import org.carrel.device.port.Moment;

/**
 * Hands over one run of bytes after the other, in small pieces and no faster than the line carries them, so that what is under way is known and a question
 * never waits behind much. A run is never parted by another.
 */
final class PacedLine {
    private static final int PIECE_BYTES = 128;
    private static final int BITS_PER_BYTE = 10;

    private final ByteLink link;
    private final long byteNanos;
    private Bytes left = Bytes.EMPTY;
    private boolean busy;
    private long carriedUntil = Long.MIN_VALUE;

    PacedLine(ByteLink link, int baud) {
        this.link = link;
        this.byteNanos = Duration.ofSeconds(BITS_PER_BYTE).toNanos() / baud;
    }

    /** Whether the last run is through. */
    boolean free() {
        return !busy;
    }

    /** @throws IllegalStateException while the last run is not through */
    void send(Bytes run, Moment now) {
        if (busy) {
            throw new IllegalStateException("a run of bytes is under way");
        }
        left = run;
        busy = true;
        advance(now);
    }

    void advance(Moment now) {
        if (!busy || !now.reached(carriedUntil)) {
            return;
        }
        if (left.length() == 0) {
            busy = false;
            return;
        }
        int size = Math.min(PIECE_BYTES, left.length());
        link.send(left.slice(0, size));
        left = left.slice(size, left.length());
        carriedUntil = now.nanos() + size * byteNanos;
    }

    /** The line is a new one. */
    void clear(Moment now) {
        left = Bytes.EMPTY;
        busy = false;
        carriedUntil = now.nanos();
    }

    /** When the next piece may follow, or the line becomes free. */
    long nextDeadline() {
        return busy ? carriedUntil : Moment.NEVER;
    }
}
