package org.carrel.kiosk.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: a supervisor can tell a device's good end from a bad one, and a technician reads in a sentence what is wrong with a file. Method: the
 * display's program as a process of its own; what begins and ends it is every device's.
 */
class ProcessTest {
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder;

    @Test
    void aDeviceThatIsToldToStopEndsInGoodOrder() throws IOException, InterruptedException {
        Files.writeString(Files.createDirectories(folder.resolve("secrets")).resolve("password"), "secret");
        Process display = started(file(
                List.of(
                        "site=main",
                        "device=display-1",
                        "data=" + folder.resolve("data"),
                        "secrets=" + folder.resolve("secrets"),
                        "broker=tcp://127.0.0.1:1",
                        "screen.port=0"),
                StandardCharsets.UTF_8));
        try (BufferedReader lines = display.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null && !line.startsWith("ready")) {
                line = lines.readLine();
            }
            assertTrue(line != null, "it ended before it was ready");
            // By its handle: Process.destroy would close the pipe under it.
            display.toHandle().destroy();
            lines.transferTo(java.io.Writer.nullWriter());
            assertEquals(0, status(display));
        }
        try (Stream<Path> left = Files.list(folder.resolve("data").resolve("native"))) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void aFileWithABackslashIsRefusedWithItsLine() throws IOException, InterruptedException {
        Path file = file(List.of("site=main", "# here", "data=C:\\users\\carrel"), StandardCharsets.UTF_8);
        assertEquals(
                "Line 3 of the settings file " + file + " has \\u without four hexadecimal digits after it;"
                        + " write a backslash as \\\\, or / in a path.\n",
                refusal(file));
    }

    @Test
    void aFileInAnotherEncodingIsRefused() throws IOException, InterruptedException {
        Path file = file(List.of("# 總館的螢幕"), Charset.forName("Big5"));
        assertEquals("The settings file " + file + " is not in UTF-8; save it as UTF-8.\n", refusal(file));
    }

    @Test
    void oneCorrectionIsOne() throws IOException, InterruptedException {
        Path file = file(
                List.of("site=main", "device=display-1", "data=data", "secrets=secrets", "broker=nowhere"),
                StandardCharsets.UTF_8);
        String refusal = refusal(file);
        assertTrue(refusal.startsWith("The settings file " + file + " needs 1 correction:\n"), refusal);
    }

    private String refusal(Path file) throws IOException, InterruptedException {
        Process display = started(file);
        try (BufferedReader said = display.inputReader(StandardCharsets.UTF_8)) {
            String all = said.readAllAsString();
            assertEquals(2, status(display), all);
            return all;
        }
    }

    private static int status(Process process) throws InterruptedException {
        assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not end");
        return process.exitValue();
    }

    private Path file(List<String> lines, Charset encoding) throws IOException {
        return Files.write(folder.resolve("display.properties"), lines, encoding);
    }

    private static Process started(Path settings) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        settings.toString())
                .redirectErrorStream(true)
                .start();
    }
}
