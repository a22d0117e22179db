package org.carrel.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table in docs/kiosk-checklist.md is true: every point is there, and every test that it names. */
class ChecklistTest {
    private static final Path ROOT = Path.of(System.getProperty("carrel.root"));
    private static final int POINTS = 44;

    /** A line of the table. */
    private record Point(int number, String stands, List<String> tests, String left) {
        static Point of(String line) {
            String[] cells = line.split("\\|", -1);
            List<String> tests = Pattern.compile("`(\\w+\\.\\w+)`")
                    .matcher(cells[4])
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            return new Point(Integer.parseInt(cells[1].strip()), cells[3].strip(), tests, cells[5].strip());
        }
    }

    private static List<Point> points() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/kiosk-checklist.md")).stream()
                .filter(line -> line.matches("\\| [0-9]+ \\|.*"))
                .map(Point::of)
                .toList();
    }

    @Test
    void everyPointIsThereAndSaysHowItStands() throws IOException {
        List<Point> points = points();
        assertEquals(
                IntStream.rangeClosed(1, POINTS).boxed().toList(),
                points.stream().map(Point::number).toList());
        for (Point point : points) {
            switch (point.stands()) {
                case "held" -> assertTrue(!point.tests().isEmpty(), () -> point + " names no test");
                case "person", "open" ->
                    assertTrue(!point.left().isEmpty(), () -> point + " says nothing of what is left");
                default -> throw new AssertionError(point.toString());
            }
        }
    }

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        SortedMap<String, String> sources = new TreeMap<>();
        for (String module : List.of("kiosk-ui", "hub", "shelf-agent", "device-firmware")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                for (Path file : files.filter(each -> each.toString().endsWith("Test.java"))
                        .toList()) {
                    // Two modules may have one of the same name.
                    sources.merge(
                            file.getFileName().toString().replace(".java", ""), Files.readString(file), String::concat);
                }
            }
        }
        List<String> missing = new ArrayList<>();
        for (Point point : points()) {
            for (String test : point.tests()) {
                String[] name = test.split("\\.");
                Pattern method = Pattern.compile("@\\w*Test\\b[^;{}]*void " + name[1] + "\\(");
                if (!method.matcher(sources.getOrDefault(name[0], "")).find()) {
                    missing.add(point.number() + ": " + test);
                }
            }
        }
        assertEquals(List.of(), missing);
    }
}
