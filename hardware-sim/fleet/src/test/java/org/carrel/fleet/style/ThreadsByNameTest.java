package org.carrel.fleet.style;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Goal: docs/CONCURRENCY.md lists every thread. Method: all names that our sources give to threads are looked for on the page.
 */
class ThreadsByNameTest {
    private static final Path ROOT = Path.of(System.getProperty("carrel.root"));
    private static final List<String> MODULES =
            List.of("hub", "device-firmware", "shelf-agent", "kiosk-ui", "hardware-sim", "hardware-sim/fleet");
    private static final int NAMES_LEAST = 30;

    /** A name, and whether something that differs is put after it. */
    private static final Pattern GIVEN = Pattern.compile(
            "(?:Thread\\s*\\.of(?:Platform|Virtual)\\(\\)[^;{]*?\\.name\\(|new Thread\\([^;]*?,|new (?:Round|Lane)\\(|"
                    + "threads\\.name\\(|new DefaultThreadFactory\\()\\s*\"([^\"]+)\"(\\s*\\+)?");

    private final List<Pattern> listed = listed();

    @Test
    void everyNameThatTheSourcesGiveIsListed() throws IOException {
        TreeSet<String> missing = new TreeSet<>();
        int names = 0;
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    Matcher given = GIVEN.matcher(Files.readString(file));
                    while (given.find()) {
                        names++;
                        String name = given.group(1) + (given.group(2) == null ? "" : "X");
                        if (!isListed(name)) {
                            missing.add(name + " of " + file.getFileName());
                        }
                    }
                }
            }
        }
        assertEquals(
                new TreeSet<>(),
                missing,
                "list them in docs/CONCURRENCY.md: who makes it, what it does, what it may wait for");
        assertTrue(names >= NAMES_LEAST, "only " + names + " names were found");
    }

    private boolean isListed(String name) {
        return listed.stream().anyMatch(pattern -> pattern.matcher(name).matches());
    }

    /** The page's names in code type; {@code -write} after a longer name means that name with another end. */
    private static List<Pattern> listed() {
        try {
            return Pattern.compile("`([^`]+)`")
                    .matcher(Files.readString(ROOT.resolve("docs/CONCURRENCY.md")))
                    .results()
                    .map(found -> found.group(1))
                    .map(name -> Stream.of(name.split("[*]|NAME|(?<=-)N(?=-|$)", -1))
                            .map(Pattern::quote)
                            .reduce((one, other) -> one + ".*" + other)
                            .orElseThrow())
                    .map(Pattern::compile)
                    .toList();
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }
}
