package org.carrel.hub.pair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.carrel.sim.link.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: a supervisor can tell a good end from a bad one, and a technician reads in a sentence what is wrong with a file. Method: the program as a
 * process of its own.
 */
class BeginningAndEndTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    @TempDir
    private Path folder;

    @Test
    void aHubThatIsToldToStopEndsInGoodOrder() throws IOException, InterruptedException {
        try (HubProcess hub = new HubProcess(folder, settings())) {
            var _ = hub.http();
            hub.stop();
            assertEquals(0, hub.ended(PATIENCE));
        }
        try (Stream<Path> left = Files.list(folder.resolve("data").resolve("native"))) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void aFileWithABackslashIsRefusedWithItsLine() throws IOException {
        refused(
                "# where things are\nhttp.port=0\ndata=C:\\users\\carrel\n".getBytes(StandardCharsets.UTF_8),
                "Line 3 of the file %s has \\u without four hexadecimal digits after it;"
                        + " write a backslash as \\\\, or / in a path.\n");
    }

    @Test
    void aFileInAnotherEncodingIsRefused() throws IOException {
        refused(
                "# 總館\ndata=data\n".getBytes(Charset.forName("Big5")),
                "The file %s is not in UTF-8; save it as UTF-8.\n");
    }

    @Test
    void oneCorrectionIsOne() throws IOException {
        refused("data=data\nhttp.port=many\n".getBytes(StandardCharsets.UTF_8), "The settings need 1 correction:\n");
    }

    private void refused(byte[] settings, String sentence) throws IOException {
        Path file = Files.write(folder.resolve("own.properties"), settings);
        try (HubProcess hub = new HubProcess(folder, file, List.of())) {
            assertEquals(2, hub.ended(PATIENCE));
            assertTrue(hub.said().startsWith(sentence.formatted(file)), hub.said());
        }
    }

    private List<String> settings() {
        return List.of("data=" + folder.resolve("data"), "http.port=" + FreePort.any(), "mqtt.port=" + FreePort.any());
    }
}
