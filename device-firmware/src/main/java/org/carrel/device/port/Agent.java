package org.carrel.device.port;

/**
 * A whole agent as a step machine: no threads, no clock of its own, and no blocking but for its store. One caller at a time: the
 * step loop on the board, the event queue in the simulation.
 *
 * @param <I> everything that can happen to it
 */
public interface Agent<I> {
    void step(I input, Moment now);

    /** Called when {@link #nextDeadline()} is reached; may be called early or late. */
    void wake(Moment now);

    /** Monotonic nanoseconds, or {@link Moment#NEVER}. */
    long nextDeadline();
}
