package org.carrel.fleet.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.carrel.fleet.bench.Figure.Bar;
import org.carrel.shelf.bench.MissCounter;
import org.carrel.shelf.bench.PresenceTrial;
import org.carrel.shelf.bench.Tally;
import org.carrel.shelf.bench.Tally.Kind;
import org.carrel.shelf.presence.BayesianPresence;
import org.carrel.shelf.presence.Presence;
import org.carrel.shelf.presence.PresenceSettings;
import org.carrel.shelf.presence.ShelfLayout;

/**
 * Whether the shelf says what is so, and how soon, over a million inventories; and what a counter of misses says in the same worlds.
 * An inventory cycle is one inventory of one antenna. The worlds are eight, so that all processors have work.
 */
final class PresenceBench implements Benchmark {
    private static final int WORLDS = 8;
    private static final int COMPARTMENTS = 8;
    private static final int BOOKS = 40;
    private static final long CYCLES = 1_000_000;
    /** Misses in a row that are tried for the counter. */
    private static final List<Integer> COUNTS = List.of(2, 3, 4, 6, 8, 12);
    /** The counter errs so often that one world tells how often. */
    private static final int COUNTER_WORLDS = 1;
    /** One book in each compartment: the round is short, and no other tag can testify for an antenna. */
    private static final long CYCLES_SPARSE = 800_000;

    @Override
    public String name() {
        return "presence";
    }

    @Override
    public String subject() {
        return "8 compartments of 40 tags, odds and addressed reads against counting misses, at the reader's own pace";
    }

    @Override
    public Table run() {
        return run(OptionalInt.empty());
    }

    /** @param thousands of inventories, in place of the thousand that the bars are for */
    @Override
    public Table run(OptionalInt thousands) {
        long cycles = thousands.isPresent() ? 1_000L * thousands.getAsInt() : CYCLES;
        Tally model = run("odds", BOOKS, WORLDS, PresenceBench::byOdds, cycles / WORLDS, Double.MAX_VALUE);
        double seconds = model.simulatedSeconds / WORLDS;
        SortedMap<Integer, Tally> counters = new TreeMap<>();
        for (int count : COUNTS) {
            Function<ShelfLayout, Presence> counter = layout -> new MissCounter(layout, count);
            counters.put(count, run(count + " misses", BOOKS, COUNTER_WORLDS, counter, Long.MAX_VALUE, seconds));
        }
        Tally sparse =
                run("odds, 1 book each", 1, WORLDS, PresenceBench::byOdds, CYCLES_SPARSE / WORLDS, Double.MAX_VALUE);
        List<Figure> figures = new ArrayList<>(held(model, comparable(model, counters)));
        counters.forEach((count, tally) -> figures.addAll(counted(count, tally)));
        figures.addAll(sparse(sparse));
        model.complaints.forEach(complaint -> System.out.println("  " + complaint));
        return new Table(name(), figures);
    }

    private static Presence byOdds(ShelfLayout layout) {
        return new BayesianPresence(layout, PresenceSettings.DEFAULT);
    }

    private static Tally run(
            String who,
            int books,
            int worlds,
            Function<ShelfLayout, Presence> subject,
            long inventories,
            double seconds) {
        System.out.print("  " + who + ", world");
        List<Tally> tallies = IntStream.rangeClosed(1, worlds)
                .parallel()
                .mapToObj(seed -> {
                    Tally tally = new PresenceTrial(COMPARTMENTS, books, seed).run(subject, inventories, seconds);
                    System.out.print(" " + seed);
                    return tally;
                })
                .toList();
        Tally sum = Tally.sum(tallies);
        System.out.println(": " + Math.round(sum.simulatedSeconds / 3600) + " hours");
        return sum;
    }

    /** The counter that needs the fewest misses of those that are no sooner than the model with a book elsewhere. */
    private static Tally comparable(Tally model, SortedMap<Integer, Tally> counters) {
        double modelSeconds = model.lifted(Kind.QUIET).percentile(95);
        return counters.values().stream()
                .filter(tally -> tally.lifted(Kind.QUIET).percentile(95) >= modelSeconds)
                .findFirst()
                .orElseGet(() -> counters.get(counters.lastKey()));
    }

    private static List<Figure> held(Tally model, Tally counter) {
        Bar none = new Bar.None();
        Bar twoRounds = new Bar.AtMost(2 * model.rounds.mean());
        Bar twoRoundsBeside = new Bar.AtMost(2 * model.roundBeside());
        return List.of(
                Figure.of("inventory cycles", (double) model.inventories, "inventories", new Bar.AtLeast(CYCLES)),
                Figure.of("addressed reads", (double) model.addressed, "reads", none),
                Figure.of("time simulated", days(model), "days", none),
                Figure.of("false taken", model.falseTaken, "times", new Bar.AtMost(0)),
                Figure.of("wrong compartment", model.wrongCompartments, "times", new Bar.AtMost(0)),
                Figure.against(
                        "false or wrong", errors(model) / days(model), errors(counter) / days(counter), "a day", none),
                lifted("awaited", model, counter, Kind.AWAITED, 95, new Bar.AtMost(0.5)),
                lifted("awaited", model, counter, Kind.AWAITED, 99, new Bar.AtMost(1.5)),
                lifted("lit or open", model, counter, Kind.LIVELY, 95, new Bar.AtMost(2.5)),
                lifted("lit or open", model, counter, Kind.LIVELY, 99, new Bar.AtMost(4)),
                Figure.against(
                        "a round with nobody there, mean", model.rounds.mean(), counter.rounds.mean(), "s", none),
                lifted("elsewhere, nobody there", model, counter, Kind.QUIET, 95, twoRounds),
                lifted("elsewhere, nobody there", model, counter, Kind.QUIET, 99, twoRounds),
                Figure.against(
                        "a round of the others while somebody is there, mean",
                        model.roundBeside(),
                        counter.roundBeside(),
                        "s",
                        none),
                lifted("elsewhere, somebody beside", model, counter, Kind.BESIDE, 50, twoRoundsBeside),
                lifted("elsewhere, somebody beside", model, counter, Kind.BESIDE, 95, twoRoundsBeside),
                Figure.against(
                        "from placing to knowing, p95",
                        model.placed.percentile(95),
                        counter.placed.percentile(95),
                        "s",
                        none));
    }

    private static Figure lifted(String where, Tally model, Tally counter, Kind kind, int percent, Bar bar) {
        return Figure.against(
                where + ", p" + percent,
                model.lifted(kind).percentile(percent),
                counter.lifted(kind).percentile(percent),
                "s",
                bar);
    }

    private static List<Figure> counted(int count, Tally tally) {
        String who = count + " misses in a row: ";
        Bar none = new Bar.None();
        return List.of(
                Figure.of(who + "false taken", tally.falseTaken / days(tally), "a day", none),
                Figure.of(who + "wrong compartment", tally.wrongCompartments / days(tally), "a day", none),
                Figure.of(who + "awaited, p95", tally.lifted(Kind.AWAITED).percentile(95), "s", none),
                Figure.of(who + "lit or open, p95", tally.lifted(Kind.LIVELY).percentile(95), "s", none),
                Figure.of(who + "elsewhere, p95", tally.lifted(Kind.QUIET).percentile(95), "s", none));
    }

    private static double errors(Tally tally) {
        return tally.falseTaken + tally.wrongCompartments;
    }

    private static double days(Tally tally) {
        return tally.simulatedSeconds / 86_400;
    }

    private static List<Figure> sparse(Tally tally) {
        String where = "1 book each: ";
        return List.of(
                Figure.of(where + "a round, mean", tally.rounds.mean(), "s", new Bar.None()),
                Figure.of(where + "awaited, p95", tally.lifted(Kind.AWAITED).percentile(95), "s", new Bar.None()),
                Figure.of(
                        where + "elsewhere, nobody there, p95",
                        tally.lifted(Kind.QUIET).percentile(95),
                        "s",
                        new Bar.None()),
                Figure.of(
                        where + "elsewhere, nobody there, p99",
                        tally.lifted(Kind.QUIET).percentile(99),
                        "s",
                        new Bar.None()),
                Figure.of(where + "false taken", tally.falseTaken, "times", new Bar.None()),
                Figure.of(where + "time simulated", days(tally), "days", new Bar.None()));
    }
}
