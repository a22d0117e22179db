package org.carrel.fleet.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.carrel.fleet.bench.house.Folders;
import org.carrel.fleet.bench.house.House;
import org.carrel.fleet.bench.house.Warm;
import org.carrel.fleet.premises.Installation;
import org.carrel.fleet.premises.Program;
import org.carrel.sim.world.LampPattern;
import org.carrel.sim.world.Spot;

/**
 * A shelf's agent from the start of its process to its word that it is ready, with and without a start-up cache, with and without 100,000
 * events waiting; its memory; and how fast the hub takes those events. Starts alternate, so that what else the machine does meets all of
 * them alike.
 */
final class StartBench implements Benchmark {
    private static final int STARTS = 7;
    private static final int EVENTS = 100_000;
    private static final int BOOKS = 50;
    private static final int SINGLE_COMMITS = 1_000;
    private static final double SLOWER_MILLIS_MOST = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration DRAIN_MOST = Duration.ofMinutes(5);

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String subject() {
        return "agent's start, memory and backlog, against the least program on the same libraries; about 4 minutes";
    }

    @Override
    public Table run() throws Exception {
        Path folder = Folders.of(name());
        Installation installation = new Installation(Path.of("").toAbsolutePath());
        System.out.println("  training start-up caches");
        Warm warm = Warm.train(installation, folder.resolve("training"));
        Program least = LeastProgram.trained(installation, folder);
        House.Plan plan = new House.Plan(
                installation,
                folder.resolve("house"),
                2,
                0,
                BOOKS,
                0,
                BOOKS,
                Optional.empty(),
                List.of(),
                warm.shelfOptions());
        List<Figure> figures = new ArrayList<>();
        try (House house = new House(plan)) {
            House.Shelf empty = house.shelves().get(0);
            House.Shelf full = house.shelves().get(1);
            System.out.println("  writing " + EVENTS + " events into one shelf's journal");
            Backlog.write(full.journal(), EVENTS, plan.volumes());
            Program plain = new Program(
                    "without-cache",
                    installation.shelf(empty.settings(), empty.data(), List.of()),
                    folder.resolve("without-cache.log"));
            starts(figures, least, empty.agent(), plain, full.agent());
            memory(figures, house, empty, least);
            drain(figures, house, full, folder);
        }
        return new Table(name(), figures);
    }

    private void starts(List<Figure> figures, Program least, Program empty, Program plain, Program full)
            throws InterruptedException {
        List<Program> programs = List.of(least, empty, plain, full);
        long[][] nanos = new long[programs.size()][STARTS];
        // The first start of each makes files and unpacks native code; it is not counted.
        for (int round = -1; round < STARTS; round++) {
            for (int which = 0; which < programs.size(); which++) {
                long took = started(programs.get(which));
                if (round >= 0) {
                    nanos[which][round] = took;
                }
                programs.get(which).stop(PATIENCE);
            }
            System.out.printf("  round %d of %d%n", round + 1, STARTS);
        }
        Spread base = Spread.millis(nanos[0]);
        Spread cached = Spread.millis(nanos[1]);
        Spread without = Spread.millis(nanos[2]);
        Spread waiting = Spread.millis(nanos[3]);
        figures.add(Figure.against(
                "start to ready, with cache, median",
                cached.median(),
                base.median(),
                "ms",
                new Figure.Bar.AtMost(1_500)));
        figures.add(Figure.against(
                "start to ready, with cache, worst of " + STARTS,
                cached.most(),
                base.most(),
                "ms",
                new Figure.Bar.AtMost(1_500)));
        figures.add(Figure.against(
                "start to ready, without cache, median", without.median(), base.median(), "ms", new Figure.Bar.None()));
        figures.add(Figure.against(
                "the same with " + EVENTS + " events waiting (baseline: none)",
                waiting.median(),
                cached.median(),
                "ms",
                new Figure.Bar.AtMost(Math.max(cached.median() * 1.1, cached.median() + SLOWER_MILLIS_MOST))));
    }

    private static long started(Program program) throws InterruptedException {
        long began = System.nanoTime();
        program.start();
        program.awaitReady(PATIENCE);
        return System.nanoTime() - began;
    }

    private static void memory(List<Figure> figures, House house, House.Shelf shelf, Program least)
            throws IOException, InterruptedException {
        started(least);
        double base = Memory.residentMb(least.pid().orElseThrow());
        least.stop(PATIENCE);
        started(house.hub());
        started(shelf.agent());
        long pid = shelf.agent().pid().orElseThrow();
        figures.add(
                Figure.against("resident when ready", Memory.residentMb(pid), base, "MB", new Figure.Bar.AtMost(100)));
        visit(house, shelf);
        figures.add(Figure.against(
                "resident after a visit", Memory.residentMb(pid), base, "MB", new Figure.Bar.AtMost(100)));
        shelf.agent().stop(PATIENCE);
    }

    private static void visit(House house, House.Shelf shelf) throws InterruptedException {
        Spot spot = new Spot(shelf.id(), "A1");
        house.ask(world -> world.place(house.plan().volumes().getFirst().thing(), spot));
        boolean lit = false;
        for (int tap = 0; tap < 10 && !lit; tap++) {
            house.ask(world -> world.tapCard(house.plan().guests().getFirst().card(), shelf.id()));
            TimeUnit.SECONDS.sleep(3);
            lit = house.ask(world -> world.lamp(spot) == LampPattern.STEADY);
        }
        if (!lit) {
            throw new IllegalStateException("there was no visit to measure after; see " + house.folder());
        }
    }

    /** From the first event that the hub has applied to the last. */
    private static void drain(List<Figure> figures, House house, House.Shelf shelf, Path folder)
            throws InterruptedException, SQLException {
        System.out.println("  handing " + EVENTS + " events to the hub");
        double single = Backlog.singleCommits(folder.resolve("single.sqlite"), SINGLE_COMMITS);
        started(shelf.agent());
        long deadline = System.nanoTime() + DRAIN_MOST.toNanos();
        long first = 0;
        long began = 0;
        long now = applied(house, shelf);
        long told = 0;
        while (now < EVENTS && System.nanoTime() < deadline) {
            TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
            now = applied(house, shelf);
            if (began == 0 && now > 0) {
                began = System.nanoTime();
                first = now;
            }
            if (now - told >= EVENTS / 5) {
                told = now;
                System.out.printf("  %,d of %,d%n", now, EVENTS);
            }
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        figures.add(Figure.against(
                "events handed over and applied (baseline: one-row commits)",
                now < EVENTS ? 0 : (now - first) / seconds,
                single,
                "1/s",
                new Figure.Bar.AtLeast(1_000)));
    }

    private static long applied(House house, House.Shelf shelf) throws SQLException {
        try (Connection hub = DriverManager.getConnection(
                        "jdbc:sqlite:" + house.hubData().resolve("hub.sqlite"));
                Statement statement = hub.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT coalesce(max(through), 0) FROM inbox_head WHERE device = '" + shelf.id() + "'")) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
