package org.carrel.fleet.bench.kiosk;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.carrel.fleet.bench.Benchmark;
import org.carrel.fleet.bench.Figure;
import org.carrel.fleet.bench.LeastProgram;
import org.carrel.fleet.bench.Memory;
import org.carrel.fleet.bench.Spread;
import org.carrel.fleet.bench.Table;
import org.carrel.fleet.bench.house.Corner;
import org.carrel.fleet.bench.house.Folders;
import org.carrel.fleet.premises.Installation;
import org.carrel.fleet.premises.Program;

/**
 * A kiosk's agent from the start of its process to its word that it is ready, its memory and its page's weight; and what somebody in front
 * of it waits for, timed inside the browser: the picture after a touch, the next screen, a book on the pad, a card.
 */
public final class KioskBench implements Benchmark {
    private static final int STARTS = 7;
    private static final int RUNS = 200;
    private static final int SETTLING_SECONDS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration WRITING = Duration.ofMinutes(3);
    private static final double PAGE_KB_MOST = 300;
    private static final double FELT_MILLIS_MOST = 100;
    private static final double SHOWN_MILLIS_MOST = 300;

    @Override
    public String name() {
        return "kiosk";
    }

    @Override
    public String subject() {
        return "kiosk's start, memory, and what is waited for at its screen, against a page without anything behind it; about 8 minutes";
    }

    @Override
    public Table run() throws Exception {
        return run(OptionalInt.empty());
    }

    /** @param count of touches, books and cards, in place of 200 */
    @Override
    public Table run(OptionalInt count) throws Exception {
        Path folder = Folders.of(name());
        Installation installation = new Installation(Path.of("").toAbsolutePath());
        Path cache = folder.resolve("kiosk.aot");
        List<Figure> figures = new ArrayList<>();
        System.out.println("  training start-up caches");
        Program least = LeastProgram.trained(installation, folder);
        try (Corner corner = new Corner(installation, folder.resolve("training"))) {
            corner.startHub();
            Program training = corner.kiosk(List.of("-XX:AOTCacheOutput=" + cache));
            started(training);
            corner.showCard();
            TimeUnit.SECONDS.sleep(3);
            training.stop(WRITING);
        }
        try (Corner corner = new Corner(installation, folder.resolve("corner"))) {
            Program kiosk = corner.kiosk(List.of("-XX:AOTCache=" + cache));
            starts(figures, least, kiosk, corner.kiosk(List.of()));
            started(least);
            double base = Memory.residentMb(least.pid().orElseThrow());
            least.stop(PATIENCE);
            corner.startHub();
            started(kiosk);
            // The hub gives it settings, for which it starts anew once.
            TimeUnit.SECONDS.sleep(SETTLING_SECONDS);
            long pid = kiosk.pid().orElseThrow();
            figures.add(Figure.against(
                    "resident when ready", Memory.residentMb(pid), base, "MB", new Figure.Bar.AtMost(120)));
            waits(figures, corner, count.orElse(RUNS));
            figures.add(Figure.against(
                    "resident after all that", Memory.residentMb(pid), base, "MB", new Figure.Bar.AtMost(120)));
        }
        return new Table(name(), figures);
    }

    private static void starts(List<Figure> figures, Program least, Program kiosk, Program plain)
            throws InterruptedException {
        List<Program> programs = List.of(least, kiosk, plain);
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
        }
        Spread base = Spread.millis(nanos[0]);
        Spread cached = Spread.millis(nanos[1]);
        Figure.Bar bar = new Figure.Bar.AtMost(1_500);
        figures.add(Figure.against("start to ready, with cache, median", cached.median(), base.median(), "ms", bar));
        figures.add(Figure.against(
                "start to ready, with cache, worst of " + STARTS, cached.most(), base.most(), "ms", bar));
        figures.add(Figure.against(
                "start to ready, without cache, median",
                Spread.millis(nanos[2]).median(),
                base.median(),
                "ms",
                new Figure.Bar.None()));
    }

    private static long started(Program program) throws InterruptedException {
        long began = System.nanoTime();
        program.start();
        program.awaitReady(PATIENCE);
        return System.nanoTime() - began;
    }

    private static void waits(List<Figure> figures, Corner corner, int runs) {
        try (Onlooker kiosk = Onlooker.open();
                Onlooker plain = Onlooker.open()) {
            long bytes = kiosk.lookAt(corner.page());
            plain.lookAtStaticPage();
            figures.add(Figure.of("page, typefaces aside", bytes / 1_000.0, "kB", new Figure.Bar.AtMost(PAGE_KB_MOST)));
            System.out.println("  touching, " + runs + " times");
            touches(figures, kiosk, plain, runs);
            System.out.println("  putting a book on the pad, " + runs + " times");
            double[] base = new double[runs];
            double[] books = new double[runs];
            double[] cards = new double[runs];
            for (int run = 0; run < runs; run++) {
                base[run] = plain.touch("button").shownMillis();
                double began = clockMillis();
                corner.putBookOnPad();
                books[run] = kiosk.seenAt("pile") - began;
                corner.takeBookAway();
                kiosk.seenAt("rest");
            }
            System.out.println("  showing a card, " + runs + " times");
            for (int run = 0; run < runs; run++) {
                double began = clockMillis();
                corner.showCard();
                cards[run] = kiosk.seenAt("home") - began;
                kiosk.touch("[data-touch=FINISH]");
                kiosk.seenAt("rest");
            }
            add(figures, "book on the pad to its screen", Spread.of(books), Spread.of(base), FELT_MILLIS_MOST);
            add(figures, "card to the next screen", Spread.of(cards), Spread.of(base), SHOWN_MILLIS_MOST);
        }
    }

    private static void touches(List<Figure> figures, Onlooker kiosk, Onlooker plain, int runs) {
        double[][] felt = new double[2][runs];
        double[][] shown = new double[2][runs];
        for (int run = 0; run < runs; run++) {
            // There and back.
            String control = run % 2 == 0 ? "[data-touch=LANGUAGE]" : "[data-touch=BACK]";
            List<Onlooker.Wait> waits = List.of(kiosk.touch(control), plain.touch("button"));
            for (int which = 0; which < 2; which++) {
                felt[which][run] = waits.get(which).feltMillis();
                shown[which][run] = waits.get(which).shownMillis();
            }
        }
        add(figures, "touch to the pressed control", Spread.of(felt[0]), Spread.of(felt[1]), FELT_MILLIS_MOST);
        add(figures, "touch to the next screen", Spread.of(shown[0]), Spread.of(shown[1]), SHOWN_MILLIS_MOST);
    }

    private static void add(List<Figure> figures, String what, Spread spread, Spread base, double most) {
        figures.add(Figure.against(what + ", p50", spread.median(), base.median(), "ms", new Figure.Bar.None()));
        figures.add(Figure.against(
                what + ", p99", spread.quantile(0.99), base.quantile(0.99), "ms", new Figure.Bar.AtMost(most)));
    }

    private static double clockMillis() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1e3 + now.getNano() / 1e6;
    }
}
