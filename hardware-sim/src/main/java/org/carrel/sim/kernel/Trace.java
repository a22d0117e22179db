package org.carrel.sim.kernel;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;

/**
 * What happened, line by line, in words that are the same in every run of a seed. Keeps the last lines and a running digest of
 * all of them, so that two runs can be compared however long they were.
 */
public final class Trace {
    private static final long PRIME = 0x100000001B3L;

    private final int kept;
    private final ArrayDeque<String> lines = new ArrayDeque<>();
    private long digest = 0xCBF29CE484222325L;
    private long count;

    private Trace(int kept) {
        this.kept = kept;
    }

    /** @param lines how many of the last lines to keep; older ones live on in the digest only */
    public static Trace keeping(int lines) {
        return new Trace(lines);
    }

    void note(long atNanos, String who, String what) {
        count++;
        digest = mix(mix(mix(digest, Long.toString(atNanos)), who), what);
        if (kept == 0) {
            return;
        }
        if (lines.size() == kept) {
            lines.removeFirst();
        }
        lines.addLast(seconds(atNanos) + " " + who + ": " + what);
    }

    /** The last lines, oldest first. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** How many lines there were in all. */
    public long count() {
        return count;
    }

    /** Equal for equal traces. */
    public long digest() {
        return digest;
    }

    static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%d.%09d", nanos / 1_000_000_000L, nanos % 1_000_000_000L);
    }

    private static long mix(long digest, String text) {
        long mixed = digest;
        for (int index = 0; index < text.length(); index++) {
            mixed = (mixed ^ text.charAt(index)) * PRIME;
        }
        return (mixed ^ 0xFF) * PRIME;
    }
}
