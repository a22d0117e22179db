package org.carrel.fleet.style;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carrel.fleet.premises.Installation;
import org.carrel.fleet.premises.JavaCommand;
import org.carrel.fleet.premises.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: docs/CONCURRENCY.md lists every thread. Method: all names that our sources give to threads, and the names of all platform threads of a hub and
 * of a device's program that run as processes, are looked for on the page.
 */
class ThreadsByNameTest {
    private static final Path ROOT = Path.of(System.getProperty("carrel.root"));
    private static final List<String> MODULES =
            List.of("hub", "device-firmware", "shelf-agent", "kiosk-ui", "hardware-sim", "hardware-sim/fleet");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int NAMES_LEAST = 30;

    /** A name, and whether something that differs is put after it. */
    private static final Pattern GIVEN = Pattern.compile(
            "(?:Thread\\s*\\.of(?:Platform|Virtual)\\(\\)[^;{]*?\\.name\\(|new Thread\\([^;]*?,|new (?:Round|Lane)\\(|"
                    + "threads\\.name\\(|new DefaultThreadFactory\\()\\s*\"([^\"]+)\"(\\s*\\+)?");

    /** As {@code jcmd Thread.print} writes a Java thread. */
    private static final Pattern LIVE = Pattern.compile("^\"(.+)\" #\\d+.*");

    @TempDir
    private Path folder;

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

    @Test
    void everyThreadThatRunsIsListed() throws Exception {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("password"), "nobody-knows-this-device");
        Path hubSettings = Files.write(
                folder.resolve("hub.properties"),
                List.of("data=" + folder.resolve("hub"), "http.port=0", "mqtt.port=0", "sip2.port=0"));
        try (Program hub = program("hub", Installation.HUB_FLAGS, "org.carrel.hub.Main", "--config", hubSettings)) {
            hub.start();
            Matcher broker = Pattern.compile("(?:tcp|mqtt)://[^ ]*:(\\d+)").matcher(hub.awaitReady(PATIENCE));
            assertTrue(broker.find(), hub.lastOutput());
            Path settings = Files.write(
                    folder.resolve("display.properties"),
                    List.of(
                            "site=main",
                            "device=display-1",
                            "data=" + folder.resolve("display"),
                            "secrets=" + secrets,
                            "broker=tcp://127.0.0.1:" + broker.group(1),
                            "screen.port=0"));
            try (Program display =
                    program("display", Installation.SHELF_FLAGS, "org.carrel.kiosk.display.Main", settings)) {
                display.start();
                display.awaitReady(PATIENCE);
                for (Program each : List.of(hub, display)) {
                    TreeSet<String> live = live(each);
                    assertTrue(live.contains("main"), live::toString);
                    live.removeIf(this::isListed);
                    assertEquals(new TreeSet<>(), live, each.name() + " has threads that the page does not list");
                }
            }
        }
    }

    private Program program(String name, List<String> flags, String main, Object... arguments) {
        JavaCommand command = new JavaCommand(
                flags,
                List.of(System.getProperty("java.class.path")),
                main,
                Stream.of(arguments).map(Object::toString).toList(),
                folder.resolve(name));
        return new Program(name, command, folder.resolve(name + ".log"));
    }

    private static TreeSet<String> live(Program program) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(program.pid().orElseThrow()),
                        "Thread.print")
                .redirectErrorStream(true)
                .start();
        TreeSet<String> names = new TreeSet<>();
        new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(LIVE::matcher)
                .filter(Matcher::matches)
                .forEach(thread -> names.add(thread.group(1)));
        assertEquals(0, jcmd.waitFor());
        return names;
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
