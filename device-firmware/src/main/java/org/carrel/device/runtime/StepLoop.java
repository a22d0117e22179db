package org.carrel.device.runtime;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.carrel.device.port.Agent;
import org.carrel.device.port.Moment;

/**
 * Runs an {@link Agent} on the thread that calls {@link #run}. Other threads hand inputs over; a full queue makes them wait, since
 * a wire is slower than its peer, and one that stays full for {@link #PATIENCE} means that the agent hangs: the caller gets an
 * exception, and the watchdog is no longer fed.
 *
 * @param <I> the agent's inputs
 */
public final class StepLoop<I> {
    static final int QUEUE = 2_000;
    static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Also the longest silence between two signs of life. */
    private static final long LONGEST_WAIT_NANOS = Duration.ofMillis(500).toNanos();

    private final BlockingQueue<I> inputs = new ArrayBlockingQueue<>(QUEUE);
    private final Agent<I> agent;
    private final Supplier<Moment> clock;
    private final Runnable signOfLife;
    private volatile boolean stopping;

    /** @param signOfLife called on the loop's thread at least every half second while it is well */
    public StepLoop(Agent<I> agent, Supplier<Moment> clock, Runnable signOfLife) {
        this.agent = agent;
        this.clock = clock;
        this.signOfLife = signOfLife;
    }

    /**
     * Hands an input over.
     *
     * @throws IllegalStateException when the agent has not taken anything for {@link #PATIENCE}
     */
    public void offer(I input) {
        try {
            if (!inputs.offer(input, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the agent hangs: " + QUEUE + " inputs wait");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs until {@link #stop}, until the condition holds after a step, or until the agent throws. */
    public void run(BooleanSupplier untilAfterStep) throws InterruptedException {
        while (!stopping && !untilAfterStep.getAsBoolean()) {
            long wait = agent.nextDeadline() - clock.get().nanos();
            I input = wait > 0 ? inputs.poll(Math.min(wait, LONGEST_WAIT_NANOS), TimeUnit.NANOSECONDS) : inputs.poll();
            if (input != null) {
                agent.step(input, clock.get());
            }
            Moment now = clock.get();
            if (now.reached(agent.nextDeadline())) {
                agent.wake(now);
            }
            signOfLife.run();
        }
    }

    /** Makes {@link #run} return after the step at hand. For any thread. */
    public void stop() {
        stopping = true;
    }
}
