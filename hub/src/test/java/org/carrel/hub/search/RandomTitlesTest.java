package org.carrel.hub.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.carrel.contract.id.BibId;
import org.carrel.hub.Library;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Material;
import org.carrel.hub.search.Asked.Field;
import org.carrel.hub.search.Asked.Only;
import org.carrel.hub.search.Asked.Order;
import org.junit.jupiter.api.Test;

/** Goal: the index finds what looking at every title finds, no more and no less. Method: random titles, against a scan of all of them. */
class RandomTitlesTest {
    private final Library library = new Library();

    @Test
    void randomTitlesAreFoundAsAScanFindsThem() {
        SplittableRandom random = new SplittableRandom(20_261_125);
        List<Bib> bibs = new ArrayList<>();
        for (int index = 0; index < 150; index++) {
            bibs.add(new Bib(
                    new BibId("r" + index),
                    text(random, 6),
                    text(random, 2),
                    "",
                    100 + random.nextInt(900) + " " + random.nextInt(99),
                    random.nextBoolean() ? "chi" : "eng",
                    Integer.toString(1990 + random.nextInt(30)),
                    Material.BOOK,
                    List.of(text(random, 1))));
        }
        library.store.run(services -> bibs.forEach(services.catalogue()::put));
        ScanningSearch scan = new ScanningSearch();
        bibs.forEach(scan::add);
        int hits = 0;
        for (int query = 0; query < 400; query++) {
            String typed = text(random, 1 + random.nextInt(2));
            Field field =
                    List.of(Field.ANY, Field.TITLE, Field.AUTHOR, Field.SUBJECT).get(random.nextInt(4));
            Asked asked = new Asked(typed, field, Only.ALL, Order.NEWEST, 200, Optional.empty());
            List<String> found = library
                    .<Found>ask(services -> services.search().find(asked))
                    .titles()
                    .stream()
                    .map(hit -> hit.id().value())
                    .sorted()
                    .toList();
            assertEquals(scan.find(typed, field), found, field + " " + typed);
            hits += found.size();
        }
        assertTrue(hits > 1_000, "the questions were such that something was found");
    }

    private static String text(SplittableRandom random, int words) {
        List<String> parts =
                List.of("圖書", "馆", "歷史", "臺", "台灣", "hist", "history", "Café", "c", "3", "夢", "紅樓", "のうた", "é", "한국");
        StringBuilder text = new StringBuilder(parts.get(random.nextInt(parts.size())));
        for (int word = 1; word < words; word++) {
            text.append(random.nextBoolean() ? " " : "").append(parts.get(random.nextInt(parts.size())));
        }
        return text.toString();
    }
}
