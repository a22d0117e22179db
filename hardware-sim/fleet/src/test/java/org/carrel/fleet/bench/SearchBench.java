package org.carrel.fleet.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.carrel.fleet.bench.Figure.Bar;
import org.carrel.fleet.bench.TitleMint.Minted;
import org.carrel.hub.ServiceWiring;
import org.carrel.hub.adapter.sql.Sql;
import org.carrel.hub.adapter.sql.SqlStore;
import org.carrel.hub.adapter.sql.SqliteFile;
import org.carrel.hub.branch.Branch;
import org.carrel.hub.branch.WeeklyHours;
import org.carrel.hub.search.Asked;
import org.carrel.hub.store.Services;

/**
 * The catalogue's search on a million titles in one SQLite file: two readers at a time, each answer complete with its first twenty
 * titles, their availability, the total and all facets. Beside each, what a bare MATCH of the same words costs that counts, ranks and
 * shows nothing. No question is asked twice.
 */
final class SearchBench implements Benchmark {
    private static final int TITLES = 1_000_000;
    private static final int LOT = 1_000;
    private static final int QUERIES = 1_500;
    private static final int FEWER_QUERIES = 500;
    private static final int WARMING = 300;
    private static final int READERS = 2;
    private static final double P99_MILLIS_MAX = 50;
    private static final int PAGE = 20;
    private static final long TITLES_SEED = 20_261_125;
    private static final long QUESTIONS_SEED = 7;

    /** Of each question: milliseconds until it was answered, and those of the processor in it. */
    private record Times(Spread waited, Spread worked) {}

    /** The store's services and, for the baseline, its bare SQL. */
    private record Desk(Sql sql, Services services) {}

    @Override
    public String name() {
        return "search";
    }

    @Override
    public String subject() {
        return TITLES + " titles, " + READERS + " readers, against a bare FTS5 MATCH of the same words";
    }

    @Override
    public Table run() throws Exception {
        return run(OptionalInt.empty());
    }

    /** @param count of titles; fewer than a million say nothing about the bar */
    @Override
    public Table run(OptionalInt count) throws Exception {
        int titles = count.orElse(TITLES);
        Path folder = Files.createDirectories(Path.of("target", "bench", "search"));
        int[] last = new int[1];
        try (SqlStore<Desk> store = new SqlStore<>(
                SqliteFile.open(folder.resolve("hub.db")),
                sql -> new Desk(
                        sql,
                        ServiceWiring.services(TitleMint.settings(), () -> "k" + ++last[0])
                                .apply(sql)),
                () -> {})) {
            List<Figure> figures = new ArrayList<>();
            if (isFilled(store, titles)) {
                System.out.println("  the titles are still there from an earlier run");
            } else {
                figures.add(Figure.of("building", fill(store, TitleMint.of(TITLES_SEED), titles), "s", new Bar.None()));
            }
            figures.add(Figure.of("titles", titles, "", new Bar.None()));
            figures.add(Figure.of("index", megabytes(store, "title_words"), "MB", new Bar.None()));
            figures.add(Figure.of("whole database", Files.size(folder.resolve("hub.db")) / 1e6, "MB", new Bar.None()));
            TitleMint typing = TitleMint.of(QUESTIONS_SEED);
            measure(store, figures, "two characters", QUERIES, () -> Asked.words(typing.twoCharacters(), PAGE));
            measure(store, figures, "english prefix", QUERIES, () -> Asked.words(typing.englishBeginning(), PAGE));
            measure(store, figures, "mixed", QUERIES, () -> Asked.words(typing.mixed(), PAGE));
            measure(store, figures, "mixed, narrowed", QUERIES, () -> narrowed(typing.mixed(), false));
            measure(store, figures, "one character", FEWER_QUERIES, () -> Asked.words(typing.oneCharacter(), PAGE));
            measure(store, figures, "on the shelf now", FEWER_QUERIES, () -> narrowed(typing.twoCharacters(), true));
            measure(store, figures, "nowhere to be found", FEWER_QUERIES, () -> Asked.words(typing.nowhere(), PAGE));
            suggestions(store, figures, typing);
            figures.add(Figure.of("heap in use", heapMegabytes(), "MB", new Bar.None()));
            return new Table(name(), figures);
        }
    }

    /** Whether an earlier run left the same titles. */
    private static boolean isFilled(SqlStore<Desk> store, int titles) throws IOException {
        Minted first = TitleMint.of(TITLES_SEED).next(0);
        return store.<Boolean>read(desk -> desk.services().catalogue().bibCount() == titles
                && desk.services()
                        .catalogue()
                        .bib(first.bib().id())
                        .filter(first.bib()::equals)
                        .isPresent());
    }

    private static double heapMegabytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }

    private static Asked narrowed(String words, boolean availableNow) {
        return new Asked(
                words,
                Asked.Field.ANY,
                new Asked.Only(
                        Optional.empty(),
                        Optional.of("chi"),
                        OptionalInt.of(2005),
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(TitleMint.BRANCHES.getFirst()),
                        availableNow),
                Asked.Order.RELEVANCE,
                PAGE,
                Optional.empty());
    }

    private static double fill(SqlStore<Desk> store, TitleMint mint, int titles) {
        System.out.println("  putting " + titles + " titles into the catalogue");
        for (var branch : TitleMint.BRANCHES) {
            store.run(desk -> desk.services()
                    .branches()
                    .put(new Branch(branch, branch.value(), branch.value(), WeeklyHours.ALWAYS)));
        }
        long start = System.nanoTime();
        for (int from = 0; from < titles; from += LOT) {
            List<Minted> lot = new ArrayList<>();
            for (int index = from; index < Math.min(from + LOT, titles); index++) {
                lot.add(mint.next(index));
            }
            lot.sort(Comparator.comparing((Minted title) -> title.bib().year()).reversed());
            store.run(desk -> lot.forEach(title -> desk.services().catalogue().put(title.bib(), title.items())));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static double megabytes(SqlStore<Desk> store, String table) {
        return store.<Long>read(
                        desk -> desk.sql().number("SELECT coalesce(sum(length(block)), 0) FROM " + table + "_data"))
                / 1e6;
    }

    private static void measure(
            SqlStore<Desk> store, List<Figure> figures, String name, int queries, Supplier<Asked> asked)
            throws Exception {
        List<Asked> all =
                Stream.generate(asked).distinct().limit(WARMING + queries).toList();
        List<Asked> warming = all.subList(0, WARMING);
        List<Asked> questions = all.subList(WARMING, all.size());
        BiConsumer<Desk, Asked> whole =
                (desk, question) -> desk.services().search().find(question);
        BiConsumer<Desk, Asked> bare = (desk, question) -> desk.sql()
                .list(
                        "SELECT rowid AS number FROM title_words WHERE title_words MATCH ? LIMIT " + PAGE,
                        row -> row.number("number"),
                        BareMatch.of(question));
        times(store, warming, whole);
        Times times = times(store, questions, whole);
        Spread answers = times.waited();
        times(store, warming, bare);
        Spread matches = times(store, questions, bare).waited();
        figures.add(Figure.against(name + " p50", answers.median(), matches.median(), "ms", new Bar.None()));
        figures.add(
                Figure.against(name + " p95", answers.quantile(0.95), matches.quantile(0.95), "ms", new Bar.None()));
        figures.add(Figure.against(
                name + " p99", answers.quantile(0.99), matches.quantile(0.99), "ms", new Bar.AtMost(P99_MILLIS_MAX)));
        figures.add(Figure.of(name + " p99, of it processor", times.worked().quantile(0.99), "ms", new Bar.None()));
        System.out.printf("  %s: p99 %.1f ms, slowest %.1f ms%n", name, answers.quantile(0.99), answers.most());
    }

    private static void suggestions(SqlStore<Desk> store, List<Figure> figures, TitleMint typing) throws Exception {
        List<Asked> typed = Stream.generate(() -> List.of(
                        Asked.words(typing.englishBeginning(), PAGE), Asked.words(typing.twoCharacters(), PAGE)))
                .flatMap(List::stream)
                .distinct()
                .limit(QUERIES)
                .toList();
        Spread times = times(
                        store,
                        typed,
                        (desk, question) -> desk.services().search().suggest(question.words(), 8))
                .waited();
        figures.add(Figure.of("suggestions p50", times.median(), "ms", new Bar.None()));
        figures.add(Figure.of("suggestions p99", times.quantile(0.99), "ms", new Bar.AtMost(P99_MILLIS_MAX)));
    }

    private static Times times(SqlStore<Desk> store, List<Asked> questions, BiConsumer<Desk, Asked> ask)
            throws Exception {
        ThreadMXBean processor = ManagementFactory.getThreadMXBean();
        double[] waited = new double[questions.size()];
        double[] worked = new double[questions.size()];
        try (ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int reader = 0; reader < READERS; reader++) {
                int first = reader;
                all.add(readers.submit(() -> {
                    for (int index = first; index < questions.size(); index += READERS) {
                        Asked question = questions.get(index);
                        long start = System.nanoTime();
                        long started = processor.getCurrentThreadCpuTime();
                        store.read(desk -> {
                            ask.accept(desk, question);
                            return true;
                        });
                        worked[index] = (processor.getCurrentThreadCpuTime() - started) / 1e6;
                        waited[index] = (System.nanoTime() - start) / 1e6;
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        return new Times(Spread.of(waited), Spread.of(worked));
    }
}
