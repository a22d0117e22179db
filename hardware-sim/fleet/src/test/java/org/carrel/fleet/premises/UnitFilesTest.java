package org.carrel.fleet.premises;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The units that we ship start the programs as they are measured and tested, and keep them as the simulation presumes. */
class UnitFilesTest {
    private static final Path UNITS = Path.of(System.getProperty("carrel.root"), "docs", "systemd");

    private static final Map<String, String> MAINS = Map.of(
            "hub", "org.carrel.hub.Main",
            "shelf", "org.carrel.shelf.Main",
            "kiosk", "org.carrel.kiosk.Main",
            "display", "org.carrel.kiosk.display.Main",
            "drop", "org.carrel.shelf.bookdrop.Main");

    @Test
    void eachProgramHasOne() throws IOException {
        try (var files = Files.list(UNITS)) {
            assertEquals(
                    MAINS.keySet().stream()
                            .map(name -> "carrel-" + name + ".service")
                            .sorted()
                            .toList(),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hub", "shelf", "kiosk", "display"})
    void itIsStartedAsMeasuredAndAlwaysAgain(String name) throws Exception {
        boolean hub = name.equals("hub");
        List<String> unit = Files.readAllLines(UNITS.resolve("carrel-" + name + ".service"));
        List<String> words = List.of(value(unit, "ExecStart").split(" "));
        List<String> expected =
                new ArrayList<>(List.of("/opt/carrel/java/bin/java", "--enable-native-access=ALL-UNNAMED"));
        expected.addAll(hub ? Installation.HUB_FLAGS : Installation.SHELF_FLAGS);
        expected.addAll(hub ? List.of() : List.of("$CARREL_CACHE"));
        assertEquals(expected, words.subList(0, words.indexOf("-cp")));
        assertTrue(words.contains(MAINS.get(name)));
        assertEquals(
                "main",
                Class.forName(MAINS.get(name)).getMethod("main", String[].class).getName());
        assertEquals("always", value(unit, "Restart"));
        assertEquals(Program.RESTART_DELAY.toSeconds(), Long.parseLong(value(unit, "RestartSec")));
        assertEquals("0", value(unit, "StartLimitIntervalSec"));
        assertEquals("carrel", value(unit, "User"));
        assertEquals("yes", value(unit, "NoNewPrivileges"));
        assertEquals("strict", value(unit, "ProtectSystem"));
        assertEquals(hub ? "exec" : "notify", value(unit, "Type"), "only devices tell systemd how they are");
        assertEquals(!hub, unit.stream().anyMatch(line -> line.startsWith("WatchdogSec=")));
    }

    private static String value(List<String> unit, String key) {
        List<String> values = unit.stream()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .toList();
        assertEquals(1, values.size(), key);
        return values.getFirst();
    }
}
