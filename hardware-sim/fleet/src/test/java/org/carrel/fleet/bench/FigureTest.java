package org.carrel.fleet.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.carrel.fleet.bench.Figure.Bar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A figure holds exactly up to its bar, and never for want of a baseline; what is printed and what is written agree. */
class FigureTest {
    @TempDir
    Path folder;

    @Test
    void barsHoldUpToTheirLimit() {
        assertTrue(Figure.of("f", 100, "ms", new Bar.AtMost(100)).holds());
        assertFalse(Figure.of("f", 100.01, "ms", new Bar.AtMost(100)).holds());
        assertTrue(Figure.of("f", 100, "1/s", new Bar.AtLeast(100)).holds());
        assertFalse(Figure.of("f", 99.99, "1/s", new Bar.AtLeast(100)).holds());
        assertTrue(Figure.of("f", Double.MAX_VALUE, "ms", new Bar.None()).holds());
    }

    @Test
    void notANumberHoldsNoBar() {
        assertFalse(Figure.of("f", Double.NaN, "ms", new Bar.AtMost(100)).holds());
        assertFalse(Figure.of("f", Double.NaN, "ms", new Bar.AtLeast(100)).holds());
    }

    @Test
    void theRatioIsValueToBaseline() {
        Figure figure = Figure.against("f", 6, 2, "ms", new Bar.RatioAtMost(3));
        assertEquals(OptionalDouble.of(3), figure.ratio());
        assertTrue(figure.holds());
        assertFalse(Figure.against("f", 6.1, 2, "ms", new Bar.RatioAtMost(3)).holds());
    }

    @Test
    void withoutABaselineARatioIsNotHeld() {
        assertFalse(Figure.of("f", 1, "ms", new Bar.RatioAtMost(3)).holds());
        assertFalse(Figure.against("f", 1, 0, "ms", new Bar.RatioAtMost(3)).holds());
    }

    @Test
    void tableAndFileSayTheSame() throws IOException {
        Table table = new Table(
                "sample",
                List.of(
                        Figure.against("time \"x\"", 6.5, 2, "ms", new Bar.RatioAtMost(3)),
                        Figure.of("count", 1_000, "1", new Bar.None())));
        assertFalse(table.holds());

        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        table.print(new PrintStream(printed, true, StandardCharsets.UTF_8));
        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertTrue(
                lines.get(3).matches(" {2}time \"x\" +6\\.50 +ms +2 +3\\.25 +ratio <= 3 +FALLS SHORT"), lines.get(3));
        assertTrue(lines.get(4).matches(" {2}count +1,000 +1 +-"), lines.get(4));

        assertEquals("""
                [
                  {"figure":"time \\"x\\"", "value":6.5, "unit":"ms", "baseline":2.0, "ratio":3.25, "bar":"ratio <= 3", "holds":false},
                  {"figure":"count", "value":1000.0, "unit":"1", "baseline":null, "ratio":null, "bar":"-", "holds":true}
                ]
                """, Files.readString(table.write(folder)));
    }
}
