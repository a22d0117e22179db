package org.carrel.hub.pair;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A hub as a process of its own, from the classes under test. Not for several threads at once. */
final class HubProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final Path settings;
    private final Path log;
    private Process process;
    private CompletableFuture<String> ready = new CompletableFuture<>();

    /** Starts it; {@link #http} waits until it is ready. */
    HubProcess(Path folder, List<String> settings) throws IOException {
        Files.createDirectories(folder);
        this.settings = Files.write(folder.resolve("hub.properties"), settings);
        this.log = folder.resolve("hub.log");
        this.process = launch();
    }

    private Process launch() throws IOException {
        CompletableFuture<String> itsReady = new CompletableFuture<>();
        ready = itsReady;
        Process started = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx192m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.carrel.hub.Main",
                        "--config",
                        settings.toString())
                .redirectErrorStream(true)
                .start();
        Thread.ofPlatform().daemon().name("hub-output").start(() -> follow(started, itsReady));
        return started;
    }

    private void follow(Process followed, CompletableFuture<String> itsReady) {
        try (BufferedReader lines = followed.inputReader(StandardCharsets.UTF_8);
                BufferedWriter copy =
                        Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                copy.write(line + "\n");
                copy.flush();
                if (line.startsWith("ready ")) {
                    itsReady.complete(line);
                }
            }
            itsReady.completeExceptionally(new IOException("it ended; see " + log));
        } catch (IOException cut) {
            itsReady.completeExceptionally(cut);
        }
    }

    /** Where its pages are, once it is ready. */
    URI http() {
        return URI.create(
                ready.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join().split(" ")[1]);
    }

    /** As {@code kill -9} does it, and starts it again at once. */
    void killAndStartAgain() throws IOException {
        kill();
        process = launch();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
