package org.carrel.device.runtime;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.carrel.device.port.Agent;
import org.carrel.device.port.Moment;

/**
 * Runs an {@link Agent} on the thread that calls {@link #run}. Other threads hand inputs over, before it runs too; a full queue
 * makes them wait, since a wire is slower than its peer, and one that stays full for {@link #PATIENCE} means that the agent hangs:
 * the caller gets an exception, and the watchdog is no longer fed.
 *
 * @param <I> the agent's inputs
 */
public final class StepLoop<I> {
    static final int QUEUE = 2_000;
    static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Also the longest silence between two signs of life. */
    private static final long LONGEST_WAIT_NANOS = Duration.ofMillis(500).toNanos();

    private final BlockingQueue<Work<I>> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Supplier<Moment> clock;
    private final Runnable signOfLife;
    private volatile boolean stopping;

    private sealed interface Work<I> {
        record Input<I>(I input) implements Work<I> {}

        record Call<I>(Runnable call) implements Work<I> {}
    }

    /** @param signOfLife called on the loop's thread at least every half second while it is well */
    public StepLoop(Supplier<Moment> clock, Runnable signOfLife) {
        this.clock = clock;
        this.signOfLife = signOfLife;
    }

    /**
     * Hands an input over.
     *
     * @throws IllegalStateException when the agent has not taken anything for {@link #PATIENCE}
     */
    public void offer(I input) {
        put(new Work.Input<>(input));
    }

    /**
     * Has something done between two steps of the agent, on its thread, and gives what comes of it. Not from the loop's own thread.
     *
     * @throws IllegalStateException when the agent has not taken anything for {@link #PATIENCE}, or what was asked for has failed
     */
    public <T> T call(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        put(new Work.Call<>(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException failed) {
                answer.completeExceptionally(failed);
            }
        }));
        return answer.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
    }

    /** Runs until {@link #stop}, until the condition holds after a step, or until the agent throws. */
    public void run(Agent<I> agent, BooleanSupplier untilAfterStep) throws InterruptedException {
        while (!stopping && !untilAfterStep.getAsBoolean()) {
            long wait = agent.nextDeadline() - clock.get().nanos();
            Work<I> work =
                    wait > 0 ? queue.poll(Math.min(wait, LONGEST_WAIT_NANOS), TimeUnit.NANOSECONDS) : queue.poll();
            if (work != null) {
                switch (work) {
                    case Work.Input<I> input -> agent.step(input.input(), clock.get());
                    case Work.Call<I> call -> call.call().run();
                }
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

    private void put(Work<I> work) {
        try {
            if (!queue.offer(work, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("the agent hangs: " + QUEUE + " inputs wait");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
