package org.carrel.device.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.message.DeviceTime.Quality;
import org.carrel.device.port.Agent;
import org.carrel.device.port.Moment;
import org.junit.jupiter.api.Test;

/** The loop hands every input to the agent once and in order, wakes it at its deadline, and ends with it. */
class StepLoopTest {
    private final List<String> seen = new ArrayList<>();
    private long deadline = Moment.NEVER;
    private long nanos;
    private int signs;

    @Test
    void inputsArriveInOrderAndDeadlinesAreKept() throws InterruptedException {
        StepLoop<String> loop = new StepLoop<>(this::now, () -> signs++);
        deadline = 5;
        loop.offer("card");
        loop.offer("book");
        loop.run(new Recording(), () -> seen.size() == 3);
        assertEquals(List.of("card", "book", "woken at 5"), seen);
        assertTrue(signs >= 2, "the watchdog is fed while the loop turns");
    }

    @Test
    void anAgentThatThrowsEndsTheLoop() {
        StepLoop<String> loop = new StepLoop<>(this::now, () -> {});
        loop.offer("broken");
        assertThrows(IllegalStateException.class, () -> loop.run(new Recording(), () -> false));
    }

    @Test
    void aQuestionIsAnsweredBetweenTwoSteps() throws Exception {
        StepLoop<String> loop = new StepLoop<>(this::now, () -> {});
        var answer = java.util.concurrent.CompletableFuture.supplyAsync(
                () -> loop.call(() -> Thread.currentThread().getName()),
                task -> Thread.ofPlatform().start(task));
        loop.run(new Recording(), answer::isDone);
        assertEquals(Thread.currentThread().getName(), answer.get());
    }

    @Test
    void aStoppedLoopReturns() throws InterruptedException {
        StepLoop<String> loop = new StepLoop<>(this::now, () -> {});
        loop.stop();
        loop.offer("card");
        loop.run(new Recording(), () -> false);
        assertEquals(List.of(), seen);
    }

    private Moment now() {
        return new Moment(nanos++, Instant.EPOCH, Quality.UNKNOWN);
    }

    private final class Recording implements Agent<String> {
        @Override
        public void step(String input, Moment now) {
            if (input.equals("broken")) {
                throw new IllegalStateException("an invariant does not hold");
            }
            seen.add(input);
        }

        @Override
        public void wake(Moment now) {
            if (seen.size() == 2) {
                seen.add("woken at " + deadline);
                deadline = Moment.NEVER;
            }
        }

        @Override
        public long nextDeadline() {
            return deadline;
        }
    }
}
