package org.carrel.hub.pair;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A hub as a process of its own, from the classes under test. Not for several threads at once. */
final class HubProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final List<String> errand;
    private final Path settings;
    private final Path log;
    private Process process;
    private CompletableFuture<String> ready = new CompletableFuture<>();

    /** Starts it; {@link #http} waits until it is ready. */
    HubProcess(Path folder, List<String> settings) throws IOException {
        this(folder, settings, List.of());
    }

    /** @param errand a command and its words, which end by themselves; nothing for a hub that runs */
    HubProcess(Path folder, List<String> settings, List<String> errand) throws IOException {
        this(folder, Files.write(Files.createDirectories(folder).resolve("hub.properties"), settings), errand);
    }

    /** @param settings a file that somebody wrote, for better or worse */
    HubProcess(Path folder, Path settings, List<String> errand) throws IOException {
        this.errand = List.copyOf(errand);
        this.settings = settings;
        this.log = folder.resolve("hub.log");
        this.process = launch();
    }

    private Process launch() throws IOException {
        CompletableFuture<String> itsReady = new CompletableFuture<>();
        ready = itsReady;
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx192m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.carrel.hub.Main"));
        words.addAll(errand);
        words.addAll(List.of("--config", settings.toString()));
        Process started = new ProcessBuilder(words).redirectErrorStream(true).start();
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

    /** Waits for an errand's end and gives its status. */
    int ended(Duration patience) {
        return process.onExit()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .join()
                .exitValue();
    }

    /** As {@code kill -9} does it, and starts it again at once. */
    void killAndStartAgain() throws IOException {
        kill();
        process = launch();
    }

    /** As a virtual machine that is moved, or a full swap: it does nothing for a while, and then goes on where it was. */
    void freeze(Duration length) throws IOException, InterruptedException {
        signal("STOP");
        TimeUnit.MILLISECONDS.sleep(length.toMillis());
        signal("CONT");
    }

    /** As a supervisor stops it. */
    void stop() throws IOException, InterruptedException {
        signal("TERM");
    }

    /** All that it said, once it has ended without getting ready. */
    String said() throws IOException {
        var _ = ready.handle((line, ended) -> true).join();
        return Files.readString(log);
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
