package org.carrel.fleet.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The command line of {@code ./bench}: names, each perhaps with a number. */
class BenchTest {
    @Test
    void namesAndNumbers() {
        assertEquals(
                Map.of("lamp", OptionalInt.empty(), "kill", OptionalInt.of(20)),
                Bench.asked(List.of("lamp", "kill", "20")));
        assertEquals(Map.of(), Bench.asked(List.of()));
    }

    @Test
    void aNumberWithoutANameIsTakenForAName() {
        assertEquals(Map.of("20", OptionalInt.empty()), Bench.asked(List.of("20")));
    }
}
