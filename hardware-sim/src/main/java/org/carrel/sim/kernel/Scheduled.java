package org.carrel.sim.kernel;

/** An event that has not run yet. Ordered by time, then by the order of scheduling, so that no two events ever tie. */
public final class Scheduled implements Comparable<Scheduled> {
    private final long atNanos;
    private final long sequence;
    private final String target;
    private final Runnable action;

    Scheduled(long atNanos, long sequence, String target, Runnable action) {
        this.atNanos = atNanos;
        this.sequence = sequence;
        this.target = target;
        this.action = action;
    }

    public long atNanos() {
        return atNanos;
    }

    String target() {
        return target;
    }

    void run() {
        action.run();
    }

    @Override
    public int compareTo(Scheduled other) {
        int byTime = Long.compare(atNanos, other.atNanos);
        return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(sequence);
    }

    @Override
    public String toString() {
        return target + " at " + Trace.seconds(atNanos) + " #" + sequence;
    }
}
