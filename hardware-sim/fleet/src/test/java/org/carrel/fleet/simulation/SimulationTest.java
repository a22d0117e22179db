package org.carrel.fleet.simulation;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carrel.contract.id.Bytes;
import org.carrel.sim.kernel.Trace;
import org.junit.jupiter.api.Test;

/**
 * Goal: whatever a seed draws, nothing accepted is lost, nothing is done twice, no door opens without a decision, and all comes to
 * rest. Method: fresh seeds on every run, counted on from a base that is printed, and those kept in {@code seeds.txt}, which once
 * found something.
 */
class SimulationTest {
    private static final int FRESH = Integer.getInteger("carrel.simulation.seeds", 200);
    private static final int TRACED_LINES = 400;
    private static final int SHOWN_LINES = 200;

    private static final Bytes MORNING = Simulation.morning();

    @Test
    void freshSeedsHold() throws InterruptedException {
        long base = Long.getLong("carrel.simulation.base", System.currentTimeMillis());
        System.out.println("Simulation: " + FRESH + " seeds from " + base);
        long began = System.nanoTime();
        // A story has one thread; two may be told at once.
        try (ExecutorService tellers = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> stories = new ArrayList<>();
            for (long seed = base; seed < base + FRESH; seed++) {
                long told = seed;
                stories.add(tellers.submit(() -> hold(told)));
            }
            int collected = 0;
            for (Future<Integer> story : stories) {
                collected += story.get();
            }
            System.out.println("Simulation: all held in " + (System.nanoTime() - began) / 1_000_000_000 + " s, "
                    + collected + " books were collected");
            assertTrue(
                    collected >= FRESH / 4, "too little happened to prove anything: " + collected + " books collected");
        } catch (ExecutionException broken) {
            throw new AssertionError(String.valueOf(broken.getCause()), broken.getCause());
        }
    }

    @Test
    void seedsThatOnceFoundSomethingHold() throws IOException {
        List<String> seeds = kept();
        assertTrue(seeds.stream().allMatch(line -> line.matches("[0-9]+ .+")), "a seed, and what it found");
        for (String line : seeds) {
            hold(Long.parseLong(line.substring(0, line.indexOf(' '))));
        }
    }

    /** @return how many books were collected */
    private static int hold(long seed) {
        Story.Outcome outcome =
                Story.tell(Draw.of(seed), MORNING, Trace.keeping(TRACED_LINES), SimulatedLibrary.Workshop.HONEST);
        if (outcome.broken().isPresent()) {
            List<String> lines = Simulation.transitions(outcome.trace());
            List<String> last = lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
            fail(outcome.draw() + "\n" + String.join("\n", last) + "\n"
                    + outcome.broken().get().what() + "\n" + Simulation.command(seed));
        }
        return outcome.collected();
    }

    private static List<String> kept() throws IOException {
        try (InputStream in = Objects.requireNonNull(SimulationTest.class.getResourceAsStream("seeds.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        }
    }
}
