package org.carrel.fleet.simulation;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.carrel.contract.id.Bytes;
import org.carrel.sim.kernel.Trace;

/**
 * Runs one seed: {@code --seed=N}, and with {@code --trace} says what happened, line by line. Exit status 0 when everything held, 1
 * when something did not.
 */
public final class Simulation {
    private static final int LINES_KEPT = 400;

    /** Held, since the logging system would forget its level. */
    private static final Logger MIGRATIONS_LOG = Logger.getLogger("org.flywaydb");

    private Simulation() {}

    public static void main(String[] arguments) {
        long seed = 1;
        int count = 1;
        boolean traced = false;
        for (String argument : arguments) {
            if (argument.startsWith("--seed=")) {
                seed = Long.parseLong(argument.substring("--seed=".length()));
            } else if (argument.startsWith("--count=")) {
                count = Integer.parseInt(argument.substring("--count=".length()));
            } else if (argument.equals("--trace")) {
                traced = true;
            } else {
                System.err.println("Say --seed=N, --count=N for so many from there on, --trace to see what happens.");
                System.exit(2);
            }
        }
        MIGRATIONS_LOG.setLevel(Level.WARNING);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Bytes morning = morning();
        int broken = 0;
        for (long next = seed; next < seed + count; next++) {
            broken += told(next, morning, traced, out) ? 0 : 1;
        }
        System.exit(broken > 0 ? 1 : 0);
    }

    private static boolean told(long seed, Bytes morning, boolean traced, PrintStream out) {
        Draw draw = Draw.of(seed);
        out.println(draw);
        long began = System.nanoTime();
        Story.Outcome outcome = Story.tell(
                draw,
                morning,
                Trace.keeping(traced ? Integer.MAX_VALUE : LINES_KEPT),
                SimulatedLibrary.Workshop.HONEST);
        if (traced || outcome.broken().isPresent()) {
            transitions(outcome.trace()).forEach(out::println);
        }
        out.printf(
                "%d events, %d s simulated in %d ms, %d deaths, %d books collected, digest %016x%n",
                outcome.events(),
                outcome.simulated().toSeconds(),
                (System.nanoTime() - began) / 1_000_000,
                outcome.deaths().all(),
                outcome.collected(),
                outcome.trace().digest());
        outcome.broken()
                .ifPresent(what -> out.println("BROKEN " + what.promise() + ": " + what.what() + "\n" + command(seed)));
        return outcome.broken().isEmpty();
    }

    static Story.Outcome tell(long seed, Trace trace) {
        return Story.tell(Draw.of(seed), morning(), trace, SimulatedLibrary.Workshop.HONEST);
    }

    static Bytes morning() {
        return LibraryImage.prepare();
    }

    /** What a person wants to read: everything but the bytes between driver and reader. */
    static List<String> transitions(Trace trace) {
        return trace.lines().stream()
                .filter(line -> !line.contains("/reader: "))
                .toList();
    }

    /** Tells a seed's story again. */
    static String command(long seed) {
        return "./simulate --seed=" + seed + " --trace";
    }
}
