package org.carrel.hub.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: call numbers compare as they stand on the shelf. Method: rows in their order, shuffled and sorted again; parts one by one. */
class CallNumberTest {
    @Test
    void shelvesStayInOrder() {
        List<List<String>> shelves = List.of(
                List.of(
                        "000.1 2",
                        "312.13 8354",
                        "857 2",
                        "857.4 9999",
                        "857.49 5514",
                        "857.49 5514 v.1",
                        "857.49 5514 v.2",
                        "857.49 5514 v.10",
                        "857.5 1",
                        "857.63 864",
                        "857.63 2603",
                        "857.63 8354",
                        "857.63 8354-2",
                        "857.7 1",
                        "859 1"),
                List.of("813.54 C64", "813.54 C7", "813.6 C7", "813.6 C712", "813.6 C712 2008", "813.6 D3"),
                List.of(
                        "PN241.5 .S65 F4 1983",
                        "QA9 .B3",
                        "QA76 .A1",
                        "QA76.73.J38 G67",
                        "QA76.73.J4",
                        "QA76.9 .D3",
                        "QA100 .B2",
                        "Z5 .A1"),
                List.of("857.7 1", "J 857.7 1", "R 857.7 1", "兒 859.6 1"));
        for (List<String> shelf : shelves) {
            List<String> mixed = new ArrayList<>(shelf);
            Collections.shuffle(mixed, new SplittableRandom(7));
            mixed.sort((one, other) -> number(one).compareTo(number(other)));
            assertEquals(shelf, mixed);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "857.49 5514, '', 8",
        "８５７．７　１２３４, '', 8",
        "R 030.8 12, R, 0",
        "兒 859.6 8022, 兒, 8",
        "QA76.73.J38, '', Q",
        "GV1619 .R6 1984, '', G",
        "Periodical, '', ''"
    })
    void partsAreTold(String written, String collection, String mainClass) {
        assertEquals(collection, number(written).collection());
        assertEquals(mainClass, number(written).mainClass());
    }

    @Test
    void blanksCaseAndWidthMakeNoDifference() {
        assertEquals(number("QA76.73.J38"), number("qa76.73  .j38"));
        assertEquals(number("857.7 1234"), number("８５７.７/1234"));
    }

    @Test
    void whatHasNeitherLetterNorDigitIsNone() {
        assertTrue(CallNumber.of(" -- ").isEmpty());
        assertTrue(CallNumber.of("").isEmpty());
    }

    private static CallNumber number(String written) {
        return CallNumber.of(written).orElseThrow();
    }
}
