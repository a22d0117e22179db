package org.carrel.fleet.bench;

import java.util.List;
import java.util.OptionalInt;
import org.carrel.fleet.simulation.Deaths;
import org.carrel.fleet.simulation.Endurance;

/** Kills and power cuts by the thousand, and what they left behind. */
final class SimulationBench implements Benchmark {
    private static final int DEATHS = 10_000;
    private static final int TOLD_EVERY = 1_000;

    private int told;

    @Override
    public String name() {
        return "simulation";
    }

    @Override
    public String subject() {
        return DEATHS + " kills and power cuts of shelves at work, in simulated libraries told by seeds";
    }

    @Override
    public Table run() {
        return run(OptionalInt.empty());
    }

    /** @param count of deaths */
    @Override
    public Table run(OptionalInt count) {
        int deathsLeast = count.orElse(DEATHS);
        told = 0;
        long seed = Long.getLong("carrel.simulation.base", System.currentTimeMillis());
        System.out.println("  seeds from " + seed);
        long began = System.nanoTime();
        Endurance.Result result = Endurance.run(deathsLeast, seed, this::tell);
        double seconds = (System.nanoTime() - began) / 1e9;
        Figure.Bar none = new Figure.Bar.AtMost(0);
        Figure.Bar free = new Figure.Bar.None();
        Deaths deaths = result.deaths();
        return new Table(
                name(),
                List.of(
                        Figure.of("deaths", deaths.all(), "programs", new Figure.Bar.AtLeast(deathsLeast)),
                        Figure.of("of these killed", deaths.kills(), "programs", free),
                        Figure.of("of these without power", deaths.cuts(), "programs", free),
                        Figure.of("of these in the middle of a write", deaths.torn(), "programs", free),
                        Figure.of(
                                "books collected meanwhile",
                                result.collected(),
                                "books",
                                new Figure.Bar.AtLeast(deaths.all() / 20.0)),
                        Figure.of("seeds in which something accepted was lost", result.lost(), "seeds", none),
                        Figure.of("seeds in which something was done twice", result.twice(), "seeds", none),
                        Figure.of("seeds in which a door opened undecided", result.unlocked(), "seeds", none),
                        Figure.of("seeds in which anything else did not hold", result.other(), "seeds", none),
                        Figure.of("seeds", result.seeds(), "", free),
                        Figure.of("simulated time", result.simulated().toSeconds() / 3_600.0, "h", free),
                        Figure.of("time taken", seconds, "s", free)));
    }

    private void tell(long seed, Deaths soFar, String finding) {
        if (!finding.isEmpty()) {
            System.out.println("  seed " + seed + ": " + finding);
        }
        if (soFar.all() / TOLD_EVERY > told) {
            told = soFar.all() / TOLD_EVERY;
            System.out.println("  " + soFar.all() + " deaths so far");
        }
    }
}
