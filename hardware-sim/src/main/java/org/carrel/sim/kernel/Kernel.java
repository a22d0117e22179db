package org.carrel.sim.kernel;

import java.time.Duration;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;

/**
 * The clock and the event queue of a simulated world. Nothing in the world has a thread or a clock of its own: what takes time is
 * an event here. Driven either by {@link #runUntil}, as fast as it goes, or by {@link RealPace}, as the clock on the wall goes.
 *
 * <p>One thread at a time. Breaking a {@link Limits limit} throws {@link SimulationStuck}, since it means a loop without end.
 */
public final class Kernel {
    private final TreeSet<Scheduled> queue = new TreeSet<>();
    private final Limits limits;
    private final Trace trace;
    private final Chance jitter;
    private long now;
    private long sequence;
    private long ran;

    /**
     * @param events how many events may run in all
     * @param queued how many may wait at once
     * @param until simulated time after which nothing may run
     * @param jitter the most by which {@link #after} comes late; explores interleavings
     */
    public record Limits(long events, int queued, Duration until, Duration jitter) {
        /** Near the end of what nanoseconds in a long can hold: no limit in practice. */
        private static final Duration LONG = Duration.ofDays(100_000);

        /** Enough for a simulated day under load, small enough to catch an endless loop within seconds. */
        public static Limits simulation() {
            return new Limits(50_000_000, 1_000_000, LONG, Duration.ZERO);
        }

        /** For a world that lives until it is stopped. */
        public static Limits live() {
            return new Limits(Long.MAX_VALUE, 1_000_000, LONG, Duration.ZERO);
        }

        public Limits jittered(Duration most) {
            return new Limits(events, queued, until, most);
        }
    }

    /** The world cannot go on: an endless loop, or a wait for something that will never come. */
    public static final class SimulationStuck extends IllegalStateException {
        SimulationStuck(String reason) {
            super(reason);
        }
    }

    public Kernel(Limits limits, Trace trace, Chance chance) {
        this.limits = limits;
        this.trace = trace;
        this.jitter = chance.fork("kernel/jitter");
    }

    /** Nanoseconds since the world began. */
    public long now() {
        return now;
    }

    public Trace trace() {
        return trace;
    }

    /** Adds a line to the trace, stamped with now. */
    public void note(String who, String what) {
        trace.note(now, who, what);
    }

    /** Runs the action at exactly that time, or now when that is past. For what must keep its order, as the bytes on a line. */
    public Scheduled at(long nanos, String target, Runnable action) {
        if (queue.size() >= limits.queued()) {
            throw new SimulationStuck("more than " + limits.queued() + " events wait; the newest is for " + target);
        }
        Scheduled scheduled = new Scheduled(Math.max(nanos, now), sequence++, target, action);
        queue.add(scheduled);
        return scheduled;
    }

    /** Runs the action after the delay and a little jitter. */
    public Scheduled after(Duration delay, String target, Runnable action) {
        long late = jitter.between(0, limits.jitter().toNanos());
        return at(now + delay.toNanos() + late, target, action);
    }

    /** Forgets an event; nothing happens when it ran already. */
    public void cancel(Scheduled scheduled) {
        queue.remove(scheduled);
    }

    public boolean idle() {
        return queue.isEmpty();
    }

    /** When the next event is due, or {@link Long#MAX_VALUE}. */
    public long nextAt() {
        return queue.isEmpty() ? Long.MAX_VALUE : queue.first().atNanos();
    }

    /** Runs the next event; false when there is none. */
    public boolean step() {
        Scheduled next = queue.pollFirst();
        if (next == null) {
            return false;
        }
        if (++ran > limits.events()) {
            throw new SimulationStuck("more than " + limits.events() + " events ran; the next is " + next);
        }
        if (next.atNanos() > limits.until().toNanos()) {
            throw new SimulationStuck("simulated time passed " + limits.until() + " with " + next);
        }
        now = next.atNanos();
        next.run();
        return true;
    }

    /** Runs everything due up to then, and leaves the clock there. */
    public void runUntil(long nanos) {
        while (nextAt() <= nanos) {
            step();
        }
        now = Math.max(now, nanos);
    }

    public void runFor(Duration duration) {
        runUntil(now + duration.toNanos());
    }

    /** Runs until the condition holds. An empty queue or a passed deadline before that is an error. */
    public void runUntil(BooleanSupplier condition, Duration atMost) {
        long deadline = now + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (queue.isEmpty()) {
                throw new SimulationStuck("nothing is left to happen, and the condition does not hold");
            }
            if (nextAt() > deadline) {
                throw new SimulationStuck("the condition does not hold after " + atMost);
            }
            step();
        }
    }

    /** How many events have run. */
    public long ran() {
        return ran;
    }
}
