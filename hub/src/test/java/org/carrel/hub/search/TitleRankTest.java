package org.carrel.hub.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.carrel.contract.id.BibId;
import org.carrel.hub.Library;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Material;
import org.carrel.hub.search.Asked.Field;
import org.carrel.hub.search.Asked.Only;
import org.carrel.hub.search.Asked.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Goal: titles come in the same order whether few or many were found, and words of any length are found while they are typed. Method:
 * random titles whose rank is told by reading and by the index's tokens; the same best titles among few others and among many.
 */
class TitleRankTest {
    private static final List<String> PARTS = List.of(
            "圖書",
            "馆",
            "歷史",
            "臺",
            "hist",
            "history",
            "Café",
            "c",
            "3",
            "internationalization",
            "のうた",
            "한국",
            " : ",
            " (");

    private final Library library = new Library();

    @Test
    void readingATitleTellsWhatItsTokensTell() {
        SplittableRandom random = new SplittableRandom(20_261_126);
        Set<Integer> seen = new TreeSet<>();
        for (int trial = 0; trial < 20_000; trial++) {
            String title = text(random, 1 + random.nextInt(4));
            String typed = text(random, 1 + random.nextInt(2));
            Terms terms = Terms.of(typed, Field.TITLE);
            Optional<TitleRank> rank = TitleRank.of(terms, Field.TITLE);
            if (rank.isPresent()) {
                int expected = byTokens(
                        terms,
                        IndexedTitle.of(bib("t", title, "", "2000"), List.of()).title());
                seen.add(expected);
                assertEquals(expected, rank.get().of(title), "'" + typed + "' in '" + title + "'");
            }
        }
        assertEquals(Set.of(0, 1, 2, 3), seen, "the texts were such that every rank came up");
    }

    private static int byTokens(Terms terms, Set<String> tokens) {
        if (terms.whole().filter(whole -> has(tokens, whole)).isPresent()) {
            return 0;
        }
        boolean hasAll = terms.all().stream().allMatch(term -> has(tokens, (Terms.Token) term));
        if (!hasAll) {
            return 3;
        }
        return terms.beginning().filter(begins -> has(tokens, begins)).isPresent() ? 1 : 2;
    }

    private static boolean has(Set<String> tokens, Terms.Token token) {
        return token.begins()
                ? tokens.stream().anyMatch(each -> each.startsWith(token.token()))
                : tokens.contains(token.token());
    }

    private static String text(SplittableRandom random, int words) {
        StringBuilder text = new StringBuilder(PARTS.get(random.nextInt(PARTS.size())));
        for (int word = 1; word < words; word++) {
            text.append(random.nextBoolean() ? " " : "").append(PARTS.get(random.nextInt(PARTS.size())));
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 300, Found.COUNTED_MAX + 3})
    void theBestComeFirstAmongFewAndAmongMany(int others) {
        library.store.run(services -> {
            services.catalogue().put(bib("has", "應用數學史", "", "1960"));
            services.catalogue().put(bib("begins", "數學史話", "", "1950"));
            services.catalogue().put(bib("whole", "數學史 : 簡編", "", "1940"));
            for (int index = 0; index < others; index++) {
                services.catalogue().put(bib("n" + index, "集合 " + index, "數學史", "2000"));
            }
        });
        assertEquals(
                List.of("whole", "begins", "has"), ids(Asked.words("數學史", 200)).subList(0, 3));
        Only years = years(OptionalInt.of(1945), OptionalInt.empty());
        assertEquals(List.of("begins", "has"), ids(asked("數學史", years)).subList(0, 2));
    }

    @ParameterizedTest
    @CsvSource({"i", "inter", "internatio", "internation", "internationaliz", "internationalization"})
    void aLongWordIsFoundAtEveryLetter(String typed) {
        library.store.run(services -> {
            services.catalogue().put(bib("long", "Internationalization of libraries", "", "2000"));
            services.catalogue().put(bib("other", "The international", "", "2001"));
        });
        boolean both = "international".startsWith(typed);
        assertEquals(both ? List.of("long", "other") : List.of("long"), ids(Asked.words(typed, 5)));
        assertEquals(
                List.of("Internationalization of libraries"),
                library.<List<Suggestion>>ask(services -> services.search().suggest(typed, 8)).stream()
                        .map(Suggestion::text)
                        .toList());
    }

    @Test
    void yearsAloneAreASearch() {
        library.store.run(services -> {
            for (String year : List.of("", "1", "999", "1999", "2000", "9999")) {
                services.catalogue().put(bib("y" + year, "書", "", year));
            }
        });
        assertEquals(
                List.of("y9999", "y2000", "y1999", "y999", "y1"),
                ids(asked("", years(OptionalInt.of(1), OptionalInt.empty()))));
        assertEquals(List.of("y2000", "y1999"), ids(asked("", years(OptionalInt.of(1999), OptionalInt.of(2000)))));
        assertEquals(List.of("y999", "y1"), ids(asked("書", years(OptionalInt.empty(), OptionalInt.of(1998)))));
        assertEquals(List.of(), ids(asked("書", years(OptionalInt.of(2001), OptionalInt.of(9998)))));
        assertEquals(List.of(), ids(asked("書", years(OptionalInt.of(10_000), OptionalInt.empty()))));
        assertEquals(6, ids(asked("書", Only.ALL)).size());
        Asked newest = new Asked(
                "書", Field.ANY, years(OptionalInt.of(1999), OptionalInt.of(2000)), Order.NEWEST, 1, Optional.empty());
        Found first = library.ask(services -> services.search().find(newest));
        assertTrue(first.next().isPresent(), "there is a second page");
        Asked second = new Asked("書", Field.ANY, newest.only(), Order.NEWEST, 5, first.next());
        assertEquals(List.of("y1999"), ids(second));
    }

    private static Asked asked(String words, Only only) {
        return new Asked(words, Field.ANY, only, Order.RELEVANCE, 200, Optional.empty());
    }

    private static Only years(OptionalInt from, OptionalInt through) {
        return new Only(
                Optional.empty(),
                Optional.empty(),
                from,
                through,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }

    private static Bib bib(String id, String title, String subject, String year) {
        return new Bib(
                new BibId(id),
                title,
                "",
                "",
                "310 1",
                "chi",
                year,
                Material.BOOK,
                subject.isEmpty() ? List.of() : List.of(subject));
    }

    private List<String> ids(Asked asked) {
        return library.<Found>ask(services -> services.search().find(asked)).titles().stream()
                .map(hit -> hit.id().value())
                .toList();
    }
}
