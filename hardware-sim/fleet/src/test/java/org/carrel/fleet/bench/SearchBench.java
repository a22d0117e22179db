package org.carrel.fleet.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
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
import org.carrel.hub.branch.OpenDays;
import org.carrel.hub.search.Asked;
import org.carrel.hub.store.Services;

/**
 * The catalogue's search on a million titles in one SQLite file: two readers at a time, each answer complete with its first twenty
 * titles, their availability, the total and all facets. Beside each, what a bare MATCH of the same words costs that counts, ranks and
 * shows nothing.
 */
final class SearchBench implements Benchmark {
    private static final int TITLES = 1_000_000;
    private static final int LOT = 1_000;
    private static final int QUERIES = 600;
    private static final int READERS = 2;
    private static final double P99_MILLIS_MAX = 50;
    private static final int PAGE = 20;

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
            TitleMint mint = TitleMint.of(20_261_125);
            if (store.<Long>read(desk -> desk.services().catalogue().bibCount()) == titles) {
                System.out.println("  the titles are still there from an earlier run");
            } else {
                figures.add(Figure.of("building", fill(store, mint, titles), "s", new Bar.None()));
            }
            figures.add(Figure.of("titles", titles, "", new Bar.None()));
            figures.add(Figure.of("index", megabytes(store, "title_words"), "MB", new Bar.None()));
            figures.add(Figure.of("whole database", Files.size(folder.resolve("hub.db")) / 1e6, "MB", new Bar.None()));
            measure(store, figures, "two characters", () -> Asked.words(mint.chineseWord(2), PAGE));
            measure(store, figures, "one character", () -> Asked.words(mint.chineseWord(1), PAGE));
            measure(store, figures, "english prefix", () -> Asked.words(mint.englishBeginning(), PAGE));
            measure(store, figures, "mixed, narrowed", () -> narrowed(mint.mixed(), false));
            measure(store, figures, "on the shelf now", () -> narrowed(mint.chineseWord(2), true));
            suggestions(store, figures, mint);
            return new Table(name(), figures);
        }
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
                    .put(new Branch(branch, branch.value(), branch.value(), OpenDays.ALWAYS)));
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

    private void measure(SqlStore<Desk> store, List<Figure> figures, String name, Supplier<Asked> asked)
            throws Exception {
        List<Asked> questions = Stream.generate(asked).limit(QUERIES).toList();
        BiConsumer<Desk, Asked> whole =
                (desk, question) -> desk.services().search().find(question);
        BiConsumer<Desk, Asked> bare = (desk, question) -> desk.sql()
                .list(
                        "SELECT rowid AS number FROM title_words WHERE title_words MATCH ? LIMIT " + PAGE,
                        row -> row.number("number"),
                        BareMatch.of(question));
        times(store, questions.subList(0, QUERIES / 6), whole);
        double[] answers = times(store, questions, whole);
        times(store, questions.subList(0, QUERIES / 6), bare);
        double[] matches = times(store, questions, bare);
        figures.add(Figure.against(name + " p50", at(answers, 50), at(matches, 50), "ms", new Bar.None()));
        figures.add(
                Figure.against(name + " p99", at(answers, 99), at(matches, 99), "ms", new Bar.AtMost(P99_MILLIS_MAX)));
    }

    private static void suggestions(SqlStore<Desk> store, List<Figure> figures, TitleMint mint) throws Exception {
        List<Asked> typed = new ArrayList<>();
        for (int count = 0; count < QUERIES; count++) {
            String text = count % 2 == 0 ? mint.englishBeginning() : mint.chineseWord(1 + count / 2 % 2);
            typed.add(Asked.words(text, PAGE));
        }
        double[] times =
                times(store, typed, (desk, question) -> desk.services().search().suggest(question.words(), 8));
        figures.add(Figure.of("suggestions p50", at(times, 50), "ms", new Bar.None()));
        figures.add(Figure.of("suggestions p99", at(times, 99), "ms", new Bar.AtMost(P99_MILLIS_MAX)));
    }

    /** Milliseconds of every question, sorted. */
    private static double[] times(SqlStore<Desk> store, List<Asked> questions, BiConsumer<Desk, Asked> ask)
            throws Exception {
        try (ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
            List<Callable<double[]>> tasks = new ArrayList<>();
            for (int reader = 0; reader < READERS; reader++) {
                int first = reader;
                tasks.add(() -> {
                    List<Double> taken = new ArrayList<>();
                    for (int index = first; index < questions.size(); index += READERS) {
                        Asked question = questions.get(index);
                        long start = System.nanoTime();
                        store.read(desk -> {
                            ask.accept(desk, question);
                            return true;
                        });
                        taken.add((System.nanoTime() - start) / 1e6);
                    }
                    return taken.stream().mapToDouble(Double::doubleValue).toArray();
                });
            }
            List<Future<double[]>> done = readers.invokeAll(tasks);
            List<double[]> parts = new ArrayList<>();
            for (Future<double[]> part : done) {
                parts.add(part.get());
            }
            return parts.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        }
    }

    private static double at(double[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
