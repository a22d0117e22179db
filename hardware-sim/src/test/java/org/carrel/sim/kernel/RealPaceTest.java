package org.carrel.sim.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same kernel as time really passes: events run by themselves, and other threads come in by its inbox alone. */
class RealPaceTest {
    private final Kernel kernel = new Kernel(Kernel.Limits.live(), Trace.keeping(10), Chance.seeded(1));
    private final RealPace pace = new RealPace(kernel, System::nanoTime);
    private final Thread thread = new Thread(pace, "world");

    @BeforeEach
    void start() {
        thread.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        pace.stop();
        thread.join(5000);
    }

    @Test
    void anEventRunsWhenItsTimeHasCome() throws Exception {
        CompletableFuture<Long> ran = new CompletableFuture<>();
        long asked = pace.ask(() -> {
                    long now = kernel.now();
                    kernel.after(Duration.ofMillis(20), "later", () -> ran.complete(kernel.now()));
                    return now;
                })
                .get(5, TimeUnit.SECONDS);
        assertEquals(Duration.ofMillis(20).toNanos(), ran.get(5, TimeUnit.SECONDS) - asked);
    }

    @Test
    void aQuestionThatThrowsFailsAloneAndTheWorldGoesOn() throws Exception {
        CompletableFuture<Integer> broken = pace.ask(() -> Integer.parseInt("no number"));
        assertThrows(ExecutionException.class, () -> broken.get(5, TimeUnit.SECONDS));
        assertEquals(3, pace.ask(() -> 3).get(5, TimeUnit.SECONDS));
    }

    @Test
    void aQuestionToAStoppedWorldFails() throws Exception {
        pace.stop();
        thread.join(5000);
        CompletableFuture<Integer> late = pace.ask(() -> 3);
        assertTrue(late.isCompletedExceptionally());
    }
}
