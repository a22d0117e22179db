package org.carrel.fleet.bench.kill;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.carrel.fleet.bench.Benchmark;
import org.carrel.fleet.bench.Figure;
import org.carrel.fleet.bench.Table;
import org.carrel.fleet.bench.house.Folders;
import org.carrel.fleet.bench.house.House;
import org.carrel.fleet.bench.house.Warm;
import org.carrel.fleet.premises.Installation;
import org.carrel.sim.link.LocalMosquitto;

/**
 * The shipped programs on real SQLite and a real broker, under load, killed with SIGKILL at random; half of the kills with the hub's
 * own broker (which dies with the hub), half with Mosquitto where that is installed. The audit afterwards finds what was lost or done
 * twice.
 */
public final class KillBench implements Benchmark {
    private static final int KILLS = 500;
    private static final int MINUTES_MOST = 30;
    private static final int OPEN_SHELVES = 2;
    private static final int CABINETS = 2;
    private static final int PATRONS = 120;
    private static final int STAFF = 4;
    private static final int BOOKS = 960;
    private static final int FINDINGS_TOLD = 40;

    @Override
    public String name() {
        return "kill";
    }

    @Override
    public String subject() {
        return "agents, hub and broker killed " + KILLS + " times under load, then an audit; about 20 minutes";
    }

    @Override
    public Table run() throws Exception {
        return run(OptionalInt.empty());
    }

    /** @param kills how many, {@value #KILLS} when not said */
    @Override
    public Table run(OptionalInt kills) throws Exception {
        int all = kills.orElse(KILLS);
        Path folder = Folders.of(name());
        Installation installation = new Installation(Path.of("").toAbsolutePath());
        System.out.println("  training start-up caches for hub and agents");
        Warm warm = Warm.train(installation, folder.resolve("training"));
        long began = System.nanoTime();
        List<Siege.Outcome> outcomes = new ArrayList<>();
        Optional<Path> mosquitto = LocalMosquitto.program();
        int embedded = mosquitto.isPresent() ? all - all / 2 : all;
        outcomes.add(siege(
                "embedded broker", plan(installation, folder.resolve("embedded"), Optional.empty(), warm), embedded));
        if (mosquitto.isPresent()) {
            outcomes.add(siege("Mosquitto", plan(installation, folder.resolve("external"), mosquitto, warm), all / 2));
        } else {
            System.out.println("  Mosquitto is not installed: all kills were made with the embedded broker");
        }
        double minutes = (System.nanoTime() - began) / 60e9;
        return new Table(name(), figures(all, minutes, outcomes));
    }

    private static Siege.Outcome siege(String words, House.Plan plan, int kills) throws Exception {
        System.out.println("  opening a library with " + words + ": " + OPEN_SHELVES + " shelves, " + CABINETS
                + " cabinets, " + PATRONS + " patrons, " + BOOKS + " books");
        try (House house = new House(plan)) {
            Siege.Outcome outcome = new Siege(words, house, kills).hold(kills);
            outcome.verdict().findings().stream()
                    .limit(FINDINGS_TOLD)
                    .forEach(finding -> System.out.println("  FOUND " + finding));
            return outcome;
        }
    }

    private static House.Plan plan(Installation installation, Path folder, Optional<Path> mosquitto, Warm warm) {
        return new House.Plan(
                installation,
                folder,
                OPEN_SHELVES,
                CABINETS,
                PATRONS,
                STAFF,
                BOOKS,
                mosquitto,
                warm.hubOptions(),
                warm.shelfOptions());
    }

    private static List<Figure> figures(int asked, double minutes, List<Siege.Outcome> outcomes) {
        List<Figure> figures = new ArrayList<>();
        figures.add(sum("kills (SIGKILL) survived", outcomes, each -> each.kills(), new Figure.Bar.AtLeast(asked)));
        for (Verdict.Promise promise : Verdict.Promise.values()) {
            figures.add(
                    sum(promise.words(), outcomes, each -> each.verdict().count(promise), new Figure.Bar.AtMost(0)));
        }
        figures.add(sum("events handed over", outcomes, each -> each.events(), new Figure.Bar.None()));
        figures.add(sum("cards tapped", outcomes, each -> each.taps(), new Figure.Bar.None()));
        figures.add(
                sum("books taken meanwhile", outcomes, each -> each.takings(), new Figure.Bar.AtLeast(asked / 5.0)));
        figures.add(Figure.of("time, killing and audit", minutes, "min", new Figure.Bar.AtMost(MINUTES_MOST)));
        Duration killing = outcomes.stream().map(Siege.Outcome::killing).reduce(Duration.ZERO, Duration::plus);
        figures.add(Figure.of("kills a minute", asked / (killing.toMillis() / 60e3), "1/min", new Figure.Bar.None()));
        return figures;
    }

    private interface Count {
        double of(Siege.Outcome outcome);
    }

    private static Figure sum(String words, List<Siege.Outcome> outcomes, Count count, Figure.Bar bar) {
        return Figure.of(words, outcomes.stream().mapToDouble(count::of).sum(), "1", bar);
    }
}
