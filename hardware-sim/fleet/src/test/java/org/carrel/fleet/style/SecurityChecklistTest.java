package org.carrel.fleet.style;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Goal: what docs/SECURITY.md says is shown by a test is shown by one. Method: its table against the sources of the tests. */
class SecurityChecklistTest {
    private static final Path ROOT = Path.of(System.getProperty("carrel.root"));
    private static final Pattern ROW =
            Pattern.compile("\\| (C[0-9]{2}) \\| [^|]+ \\| (shown|partly|not yet) \\| (.*) ?\\|");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]*Test)(?:\\.([A-Za-z_]+))?`");
    private static final int POINTS = 40;

    @Test
    void everyPointHasItsRowAndEveryTestThatARowNamesIsThere() throws IOException {
        SortedMap<String, List<String>> sources = sources();
        List<String> points = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (String line : Files.readAllLines(ROOT.resolve("docs/SECURITY.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                points.add(row.group(1));
                List<String> named = named(row.group(3), sources, wrong);
                if (row.group(2).equals("shown") && named.isEmpty()) {
                    wrong.add(row.group(1) + " is said to be shown and names no test");
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(
                IntStream.rangeClosed(1, POINTS).mapToObj("C%02d"::formatted).toList(), points);
    }

    private static List<String> named(String cell, SortedMap<String, List<String>> sources, List<String> wrong) {
        List<String> found = new ArrayList<>();
        Matcher test = TEST.matcher(cell);
        while (test.find()) {
            String method = test.group(2) == null ? "class " + test.group(1) : test.group(2);
            boolean there = sources.getOrDefault(test.group(1), List.of()).stream()
                    .anyMatch(source -> Pattern.compile("\\b" + method + "\\b")
                            .matcher(source)
                            .find());
            if (there) {
                found.add(test.group());
            } else {
                wrong.add("there is no " + test.group());
            }
        }
        return found;
    }

    @Test
    void thePolicySaysWhereToAndForHowLong() throws IOException {
        String policy = Files.readString(ROOT.resolve("SECURITY.md"));
        for (String said : List.of("private report", "three working days", "twelve months", "docs/SECURITY.md")) {
            assertTrue(policy.contains(said), said);
        }
    }

    /** Of all tests, by simple name; some names are given twice. */
    private static SortedMap<String, List<String>> sources() throws IOException {
        SortedMap<String, List<String>> sources = new TreeMap<>();
        for (String module : List.of(
                "hub",
                "hub/contract",
                "device-firmware",
                "shelf-agent",
                "kiosk-ui",
                "hardware-sim",
                "hardware-sim/fleet")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                for (Path file : files.filter(each -> each.toString().endsWith("Test.java"))
                        .toList()) {
                    String name = file.getFileName().toString().replace(".java", "");
                    sources.computeIfAbsent(name, _ -> new ArrayList<>()).add(Files.readString(file));
                }
            }
        }
        return sources;
    }
}
