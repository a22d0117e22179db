package org.carrel.sim.link;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A real Mosquitto (2.0 or later) as a process of this machine. It listens on ports that were free a moment ago; where somebody else was
 * quicker, it is started again on others. Not for several threads at once.
 */
public final class LocalMosquitto implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 5;
    /** What it says of itself is how it is known to run: a port that answers may be another program's. */
    private static final List<String> TELLING =
            List.of("log_type error", "log_type warning", "log_type notice", "log_type information");

    private final Path program;
    private final Path folder;
    private final List<Integer> ports;
    private Process process;

    /** The program, where this machine has it. */
    public static Optional<Path> program() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(
                        Stream.of(path.split(":")), Stream.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin"))
                .map(each -> Path.of(each, "mosquitto"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts it and waits until it listens.
     *
     * @param folder for its configuration and its log
     * @param listeners how many ports it listens on
     * @param configuration its lines, for such ports; its user and what it logs need not be said
     * @throws IOException when it does not run, with what it said
     */
    public static LocalMosquitto start(
            Path program, Path folder, int listeners, Function<List<Integer>, List<String>> configuration)
            throws IOException {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            List<Integer> ports = FreePort.any(listeners);
            List<String> lines = new ArrayList<>(configuration.apply(ports));
            lines.addAll(TELLING);
            lines.add("user " + System.getProperty("user.name"));
            Files.write(folder.resolve("mosquitto.conf"), lines);
            Optional<Process> running = launch(program, folder);
            if (running.isPresent()) {
                return new LocalMosquitto(program, folder, ports, running.get());
            }
        }
        throw new IOException("Mosquitto found its ports taken " + ATTEMPTS + " times; see " + log(folder));
    }

    private LocalMosquitto(Path program, Path folder, List<Integer> ports, Process process) {
        this.program = program;
        this.folder = folder;
        this.ports = List.copyOf(ports);
        this.process = process;
    }

    /** @param listener 0 for the first in the configuration */
    public int port(int listener) {
        return ports.get(listener);
    }

    /** As kill -9 does it. */
    public void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Starts it again where it was: its clients know no other port, so one that is taken is waited for. */
    public void restart() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<Process> running = launch(program, folder);
        while (running.isEmpty()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("a port of " + ports + " stays taken by another program");
            }
            running = launch(program, folder);
        }
        process = running.get();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    /** The running program; empty when one of its ports is taken. */
    private static Optional<Process> launch(Path program, Path folder) throws IOException {
        Process started = new ProcessBuilder(
                        program.toString(),
                        "-c",
                        folder.resolve("mosquitto.conf").toString())
                .redirectErrorStream(true)
                .start();
        CompletableFuture<Boolean> runs = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("mosquitto-log").start(() -> keep(started, log(folder), runs));
        boolean listens = false;
        try {
            listens = runs.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return listens ? Optional.of(started) : Optional.empty();
        } catch (ExecutionException | TimeoutException dumb) {
            throw new IOException("Mosquitto does not run; see " + log(folder), dumb);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while Mosquitto starts", interrupted);
        } finally {
            if (!listens) {
                started.destroyForcibly().onExit().join();
            }
        }
    }

    /** Keeps what it says, until it ends. */
    private static void keep(Process started, Path log, CompletableFuture<Boolean> runs) {
        try (BufferedReader said = started.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                if (line.contains("Address already in use")) {
                    runs.complete(false);
                } else if (line.contains("mosquitto version") && line.endsWith("running")) {
                    runs.complete(true);
                }
            }
            runs.completeExceptionally(new IOException("it ended"));
        } catch (IOException gone) {
            runs.completeExceptionally(gone);
        }
    }

    private static Path log(Path folder) {
        return folder.resolve("mosquitto.log");
    }
}
