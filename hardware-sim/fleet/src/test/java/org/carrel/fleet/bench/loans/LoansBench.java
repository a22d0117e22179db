package org.carrel.fleet.bench.loans;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.carrel.fleet.bench.Backlog;
import org.carrel.fleet.bench.Benchmark;
import org.carrel.fleet.bench.Figure;
import org.carrel.fleet.bench.Figure.Bar;
import org.carrel.fleet.bench.Spread;
import org.carrel.fleet.bench.Table;
import org.carrel.fleet.bench.house.Folders;
import org.carrel.hub.HubCore;
import org.carrel.hub.adapter.sql.SqliteFile;
import org.carrel.hub.audit.Actor;
import org.carrel.hub.audit.Occasion;
import org.carrel.hub.lending.Lending.CheckOut;

/**
 * 64 callers who each lend a book and take it back, again and again, each durable before it is answered: at the services, and through
 * REST on loopback. Rounds of both alternate with bare one-row commits in a file of their own on the same disk.
 */
public final class LoansBench implements Benchmark {
    private static final int CALLERS = 64;
    private static final int ROUNDS = 3;
    private static final int WARM_ANSWERS = 20_000;
    private static final int WARM_SECONDS_MAX = 30;
    private static final int SECONDS = 5;
    private static final int SINGLE_COMMITS = 5_000;

    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final AtomicLong ids = new AtomicLong();

    @Override
    public String name() {
        return "loans";
    }

    @Override
    public String subject() {
        return CALLERS + " callers lend and take back, at the services and through REST, against bare one-row commits";
    }

    @Override
    public Table run() throws Exception {
        return run(OptionalInt.empty());
    }

    /** One call that is answered when it is durable. */
    interface Desk {
        void lend(int reader);

        void takeBack(int reader);
    }

    /**
     * What a round saw.
     *
     * @param nanos of each answer
     * @param rate answers a second
     * @param processorMillis of the whole process for each answer
     */
    private record Round(long[] nanos, double rate, double processorMillis) {}

    @Override
    public Table run(OptionalInt seconds) throws Exception {
        int measured = seconds.orElse(SECONDS);
        Path folder = Folders.of(name());
        List<Double> bare = new ArrayList<>();
        List<Round> services = new ArrayList<>();
        List<Round> rest = new ArrayList<>();
        try (SqliteFile database = SqliteFile.open(folder.resolve("hub.sqlite"));
                HubCore core = Readership.core(database, () -> "k" + ids.incrementAndGet())) {
            core.store().run(all -> Readership.join(all, CALLERS));
            try (LoanDoor door = new LoanDoor(core)) {
                Desk desk = services(core);
                System.out.println("  warming up");
                warm(desk);
                warm(door);
                for (int number = 0; number < ROUNDS; number++) {
                    System.out.printf("  round %d of %d%n", number + 1, ROUNDS);
                    bare.add(Backlog.singleCommits(folder.resolve("bare-" + number + ".sqlite"), SINGLE_COMMITS));
                    services.add(round(desk, measured));
                    rest.add(round(door, measured));
                }
            }
        }
        double commits = Spread.of(
                        bare.stream().mapToDouble(Double::doubleValue).toArray())
                .median();
        List<Figure> figures = new ArrayList<>();
        add(figures, "at the services", services, commits, new Bar.RatioAtLeast(2), new Bar.AtMost(50));
        add(figures, "through REST", rest, commits, new Bar.None(), new Bar.None());
        return new Table(name(), figures);
    }

    /** Medians of the rounds for rates; quantiles over all answers of all rounds. */
    private static void add(
            List<Figure> figures, String where, List<Round> rounds, double commits, Bar rateBar, Bar waitBar) {
        Spread rates = Spread.of(rounds.stream().mapToDouble(Round::rate).toArray());
        Spread waits = Spread.millis(rounds.stream()
                .flatMapToLong(round -> LongStream.of(round.nanos()))
                .toArray());
        figures.add(Figure.against(
                "loans and returns " + where + " (baseline: one-row commits)",
                rates.median(),
                commits,
                "1/s",
                rateBar));
        figures.add(Figure.of(
                "processor for each " + where,
                Spread.of(rounds.stream().mapToDouble(Round::processorMillis).toArray())
                        .median(),
                "ms",
                new Bar.None()));
        figures.add(Figure.of("one answer " + where + ", p50", waits.median(), "ms", new Bar.None()));
        figures.add(Figure.of("one answer " + where + ", p99", waits.quantile(0.99), "ms", waitBar));
    }

    private static Desk services(HubCore core) {
        InstantSource clock = InstantSource.system();
        return new Desk() {
            private Occasion occasion() {
                Instant now = clock.instant();
                return new Occasion(Readership.MAIN, new Actor.Client("bench"), now);
            }

            @Override
            public void lend(int reader) {
                Occasion occasion = occasion();
                CheckOut done = core.store()
                        .write(services -> services.lending()
                                .checkOut(Readership.patron(reader), Readership.item(reader), false, occasion));
                if (!(done instanceof CheckOut.Lent)) {
                    throw new IllegalStateException("not lent: " + done);
                }
            }

            @Override
            public void takeBack(int reader) {
                Occasion occasion = occasion();
                core.store().run(services -> {
                    var _ = services.circulation().checkIn(Readership.item(reader), occasion.now(), occasion);
                });
            }
        };
    }

    /** By answers rather than time: what counts is how often the machine has seen the code. */
    private static void warm(Desk desk) throws Exception {
        int answers = 0;
        for (int second = 0; second < WARM_SECONDS_MAX && answers < WARM_ANSWERS; second++) {
            answers += round(desk, 1).nanos().length;
        }
    }

    private static Round round(Desk desk, int seconds) throws Exception {
        long processor = PROCESS.getProcessCpuTime();
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        List<List<Long>> taken = new ArrayList<>();
        List<Thread> callers = new ArrayList<>();
        AtomicLong failed = new AtomicLong();
        for (int number = 0; number < CALLERS; number++) {
            int reader = number;
            List<Long> own = new ArrayList<>();
            taken.add(own);
            Thread caller = Thread.ofVirtual().unstarted(() -> {
                while (System.nanoTime() < end) {
                    long before = System.nanoTime();
                    desk.lend(reader);
                    long between = System.nanoTime();
                    desk.takeBack(reader);
                    own.add(between - before);
                    own.add(System.nanoTime() - between);
                }
            });
            caller.setUncaughtExceptionHandler((thread, failure) -> {
                failed.incrementAndGet();
                failure.printStackTrace();
            });
            callers.add(caller);
        }
        callers.forEach(Thread::start);
        for (Thread caller : callers) {
            caller.join();
        }
        double lasted = (System.nanoTime() - begin) / 1e9;
        if (failed.get() > 0) {
            throw new IllegalStateException(failed + " callers failed");
        }
        long[] nanos =
                taken.stream().flatMap(List::stream).mapToLong(Long::longValue).toArray();
        double processorMillis = (PROCESS.getProcessCpuTime() - processor) / 1e6 / nanos.length;
        return new Round(nanos, nanos.length / lasted, processorMillis);
    }
}
