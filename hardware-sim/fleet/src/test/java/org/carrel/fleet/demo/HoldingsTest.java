package org.carrel.fleet.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo's titles are facts in good form, and a million copies can be made of them that a library could own. */
class HoldingsTest {
    private static final Pattern CHINESE_CALL_NUMBER = Pattern.compile("\\d{3}(\\.\\d+)?( \\d{4})?");
    private static final Pattern DEWEY_CALL_NUMBER = Pattern.compile("\\d{3}(\\.\\d+)? [A-Z]{3}");
    private static final int MANY = 1_000_000;

    private final List<Title> titles = Title.all();

    @TempDir
    Path folder;

    @Test
    void theCatalogueIsLargeAndInTwoLanguages() {
        assertTrue(titles.size() >= 300, titles.size() + " titles");
        long chinese =
                titles.stream().filter(title -> title.language().equals("chi")).count();
        assertTrue(chinese >= 150 && titles.size() - chinese >= 100, chinese + " Chinese titles");
        assertEquals(
                titles.size(),
                titles.stream()
                        .map(title -> title.title() + title.author())
                        .distinct()
                        .count());
    }

    @Test
    void everyIsbnHasItsCheckDigitAndStandsOnce() {
        List<String> numbers =
                titles.stream().map(Title::isbn).filter(isbn -> !isbn.isEmpty()).toList();
        for (String isbn : numbers) {
            assertTrue(isbn.matches("97[89]\\d{10}"), isbn);
            int sum = IntStream.range(0, 13)
                    .map(at -> (isbn.charAt(at) - '0') * (at % 2 == 0 ? 1 : 3))
                    .sum();
            assertEquals(0, sum % 10, isbn);
        }
        assertTrue(numbers.size() >= 300, numbers.size() + " titles with an ISBN");
        assertEquals(numbers.size(), numbers.stream().distinct().count());
        long chinese = titles.stream()
                .filter(title -> title.language().equals("chi") && !title.isbn().isEmpty())
                .count();
        assertTrue(chinese >= 100, chinese + " of them Chinese");
    }

    @Test
    void everyCallNumberIsOfTheSchemeOfItsLanguage() {
        for (Title title : titles) {
            Pattern scheme = title.language().equals("chi") ? CHINESE_CALL_NUMBER : DEWEY_CALL_NUMBER;
            assertTrue(scheme.matcher(title.callNumber()).matches(), title.toString());
        }
    }

    @Test
    void aMillionCopiesAreDistinctAndSpreadAsInALibrary() {
        Holdings holdings = new Holdings(titles, MANY, 7);
        Set<String> barcodes = new HashSet<>(MANY * 2);
        Set<Long> tags = new HashSet<>(MANY * 2);
        Set<String> shelfmarks = new HashSet<>(MANY * 2);
        Map<Title, Integer> copies = new HashMap<>();
        holdings.copies().forEach(copy -> {
            barcodes.add(copy.barcode());
            tags.add(copy.tag().value());
            shelfmarks.add(copy.bib() + " " + copy.callNumber());
            copies.merge(copy.title(), 1, Integer::sum);
        });
        assertEquals(MANY, barcodes.size());
        assertEquals(MANY, tags.size());
        assertEquals(MANY, shelfmarks.size());
        assertEquals(titles.size(), copies.size());
        List<Integer> counts = copies.values().stream().sorted().toList();
        assertTrue(counts.getFirst() > 100, "the rarest work has " + counts.getFirst());
        assertTrue(
                counts.getLast() > 20 * counts.getFirst(),
                "from " + counts.getFirst() + " to " + counts.getLast() + " copies of a work");
    }

    @Test
    void theSeedAloneDecides() {
        Holdings once = new Holdings(titles, 50_000, 11);
        Holdings again = new Holdings(titles, 50_000, 11);
        Holdings other = new Holdings(titles, 50_000, 12);
        assertEquals(once.at(49_999), again.at(49_999));
        assertEquals(
                once.copies().limit(1_000).toList(), again.copies().limit(1_000).toList());
        assertNotEquals(
                once.copies().limit(100).toList(), other.copies().limit(100).toList());
    }

    @Test
    void fewerCopiesThanTitlesAreCopiesOfTheFavourites() {
        Holdings few = new Holdings(titles, 10, 3);
        assertEquals(10, few.copies().map(Holdings.Copy::barcode).distinct().count());
        assertFalse(few.copies().anyMatch(copy -> copy.edition() > 0));
    }

    @Test
    void theFileIsWhatTheHubImports() throws IOException {
        Path file = folder.resolve("items.csv");
        new Holdings(titles, 2_000, 5).writeItems(file, List.of("main", "north", "south"));
        List<String> lines = Files.readAllLines(file);
        assertEquals(2_001, lines.size());
        long main = lines.stream().filter(line -> line.contains(",main,")).count();
        long north = lines.stream().filter(line -> line.contains(",north,")).count();
        assertTrue(main > 850 && main < 1_150, main + " at the first branch");
        assertTrue(north > 350 && north < 650, north + " at the second branch");
    }
}
