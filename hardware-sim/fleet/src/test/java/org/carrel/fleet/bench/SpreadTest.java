package org.carrel.fleet.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Quantiles are values that were measured, and the worst is never rounded away. */
class SpreadTest {
    @Test
    void quantilesOfAHundredValues() {
        Spread spread = Spread.of(
                IntStream.rangeClosed(1, 100).mapToDouble(value -> 101 - value).toArray());
        assertEquals(50, spread.median());
        assertEquals(99, spread.quantile(0.99));
        assertEquals(100, spread.quantile(1));
        assertEquals(100, spread.most());
        assertEquals(50.5, spread.mean());
        assertEquals(100, spread.count());
    }

    @Test
    void withFewValuesTheHighQuantileIsTheWorst() {
        Spread spread = Spread.of(3, 1, 2);
        assertEquals(2, spread.median());
        assertEquals(3, spread.quantile(0.99));
    }

    @Test
    void oneValueIsEveryQuantile() {
        assertEquals(7, Spread.of(7).quantile(0.01));
        assertEquals(7, Spread.of(7).quantile(0.99));
    }

    @Test
    void nanosecondsBecomeMilliseconds() {
        assertEquals(1.5, Spread.millis(1_500_000).median());
    }

    @Test
    void nothingMeasuredAndNoShareAreMistakes() {
        assertThrows(IllegalArgumentException.class, Spread::of);
        assertThrows(IllegalArgumentException.class, () -> Spread.of(1).quantile(0));
        assertThrows(IllegalArgumentException.class, () -> Spread.of(1).quantile(1.01));
    }
}
