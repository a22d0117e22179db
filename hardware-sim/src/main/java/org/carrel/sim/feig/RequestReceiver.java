package org.carrel.sim.feig;

import java.util.Arrays;
import org.carrel.sim.Octets;

/**
 * Makes frames of bytes and their times. Whatever is not a frame, starts too early after another, pauses within or fails its
 * checksum is dropped without a word, and the line must fall quiet before the next frame can begin.
 */
final class RequestReceiver {
    private byte[] buffer = new byte[300];
    private int count;
    private boolean deaf;
    private long lastByteNanos;

    /** What a byte made of the frame at hand. */
    sealed interface Outcome {
        record Waiting() implements Outcome {}

        /** @param why in a technician's words; the reader itself keeps silent about it */
        record Dropped(Octets bytes, String why) implements Outcome {}

        record Complete(Octets bytes, Request request) implements Outcome {}
    }

    private static final Outcome WAITING = new Outcome.Waiting();

    /** @param quietSince when the line was last in use, in either direction, before anything was started */
    RequestReceiver(long quietSince) {
        lastByteNanos = quietSince;
    }

    /** The reader itself used the line until then. */
    void busyUntil(long nanos) {
        count = 0;
        lastByteNanos = Math.max(lastByteNanos, nanos);
    }

    /** A byte came while the reader was busy: lost, but the line was not quiet. */
    void ignore(long atNanos) {
        count = 0;
        deaf = true;
        lastByteNanos = atNanos;
    }

    /** @param atNanos when its stop bit had passed */
    Outcome accept(byte next, long atNanos) {
        long pause = atNanos - LinePace.BYTE_NANOS - lastByteNanos;
        lastByteNanos = atNanos;
        if (count > 0 && pause > LinePace.BETWEEN_BYTES_NANOS) {
            Outcome dropped = drop("paused within a frame");
            Outcome begun = continued(next, pause);
            return begun instanceof Outcome.Waiting ? dropped : begun;
        }
        return continued(next, pause);
    }

    private Outcome continued(byte next, long pause) {
        if (count == 0) {
            if (pause < LinePace.BEFORE_FRAME_NANOS) {
                boolean first = !deaf;
                deaf = true;
                return first ? dropped(next, "began less than 5 ms after the line was in use") : WAITING;
            }
            deaf = false;
        }
        if (count == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(2 * count, 0xFFFF));
        }
        buffer[count++] = next;
        int length = Request.claimedLength(buffer, count);
        if (length < 0) {
            deaf = true;
            return drop("no frame begins like this");
        }
        if (length == 0 || count < length) {
            return WAITING;
        }
        if (!Request.checksumHolds(buffer, count)) {
            deaf = true;
            return drop("wrong checksum");
        }
        Octets frame = Octets.of(Arrays.copyOf(buffer, count));
        count = 0;
        return new Outcome.Complete(frame, Request.decode(frame));
    }

    private Outcome drop(String why) {
        Octets bytes = Octets.of(Arrays.copyOf(buffer, count));
        count = 0;
        return new Outcome.Dropped(bytes, why);
    }

    private static Outcome dropped(byte one, String why) {
        return new Outcome.Dropped(Octets.of(one), why);
    }
}
