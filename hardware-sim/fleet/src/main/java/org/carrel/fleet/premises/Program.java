package org.carrel.fleet.premises;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One program of the library as a process of its own, kept alive as a board's supervisor would: when it ends by itself it is
 * started again after {@link #RESTART_DELAY}. Ready when it has printed a line that begins with {@code ready}. Safe for
 * several threads; its output is read by one thread a process, named after it.
 */
public final class Program implements AutoCloseable {
    /** As {@code RestartSec} in the units that we ship. */
    public static final Duration RESTART_DELAY = Duration.ofSeconds(1);

    private static final int REMEMBERED_LINES = 40;

    private final String name;
    private final JavaCommand command;
    private final Path log;
    private final ArrayDeque<String> lastLines = new ArrayDeque<>();
    private Optional<Process> process = Optional.empty();
    private CompletableFuture<String> ready = new CompletableFuture<>();
    private boolean wanted;
    private int starts;

    public Program(String name, JavaCommand command, Path log) {
        this.name = name;
        this.command = command;
        this.log = log;
    }

    public String name() {
        return name;
    }

    /** Starts it, if it does not run, and keeps it running. */
    public synchronized void start() {
        wanted = true;
        if (process.filter(Process::isAlive).isPresent()) {
            return;
        }
        launch();
    }

    /**
     * Waits for the line that begins with {@code ready} and gives it.
     *
     * @throws IllegalStateException with the last lines of output when it ended or the time is over
     */
    public String awaitReady(Duration patience) throws InterruptedException {
        CompletableFuture<String> awaited;
        synchronized (this) {
            awaited = ready;
        }
        try {
            return awaited.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException(
                    name + " was not ready after " + patience.toSeconds() + " s:\n" + lastOutput(), late);
        } catch (ExecutionException ended) {
            throw new IllegalStateException(name + " ended before it was ready:\n" + lastOutput(), ended);
        }
    }

    /** Asks it to stop in good order (SIGTERM) and waits; a process that does not listen is killed. */
    public void stop(Duration patience) throws InterruptedException {
        Optional<Process> running = unwant();
        if (running.isPresent()) {
            // By its handle: Process.destroy would close the pipe under a program that still has something to say.
            running.get().toHandle().destroy();
            if (!running.get().waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                running.get().destroyForcibly().waitFor();
            }
        }
    }

    /** Pulls the plug (SIGKILL); it stays down until {@link #start}. */
    public void pullPlug() throws InterruptedException {
        Optional<Process> running = unwant();
        if (running.isPresent()) {
            running.get().destroyForcibly().waitFor();
        }
    }

    /** Kills it (SIGKILL) as a crash would; the supervisor starts it again. */
    public synchronized void crash() {
        process.ifPresent(Process::destroyForcibly);
    }

    public synchronized boolean running() {
        return process.filter(Process::isAlive).isPresent();
    }

    public synchronized Optional<Long> pid() {
        return process.filter(Process::isAlive).map(Process::pid);
    }

    /** How often it was started. */
    public synchronized int starts() {
        return starts;
    }

    public synchronized String lastOutput() {
        return String.join("\n", lastLines);
    }

    @Override
    public void close() {
        try {
            stop(Duration.ofSeconds(10));
        } catch (InterruptedException interrupted) {
            synchronized (this) {
                process.ifPresent(Process::destroyForcibly);
            }
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Optional<Process> unwant() {
        wanted = false;
        // Whoever waits for it waits in vain, and the next process must not be taken for ready, or for ended, by this
        // one.
        ready.completeExceptionally(new IllegalStateException(name + " was stopped"));
        return process.filter(Process::isAlive);
    }

    private synchronized void launch() {
        List<String> words = command.words();
        try {
            Files.createDirectories(command.workingFolder());
            Process started = new ProcessBuilder(words)
                    .directory(command.workingFolder().toFile())
                    .redirectErrorStream(true)
                    .start();
            starts++;
            process = Optional.of(started);
            if (ready.isDone()) {
                ready = new CompletableFuture<>();
            }
            CompletableFuture<String> itsReady = ready;
            Thread.ofPlatform().daemon().name("output-of-" + name).start(() -> follow(started, itsReady));
        } catch (IOException cannotStart) {
            throw new UncheckedIOException("could not start " + name + ": " + String.join(" ", words), cannotStart);
        }
    }

    private void follow(Process followed, CompletableFuture<String> itsReady) {
        try (BufferedReader lines = followed.inputReader(StandardCharsets.UTF_8);
                BufferedWriter copy =
                        Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            String line = lines.readLine();
            while (line != null) {
                copy.write(line);
                copy.newLine();
                copy.flush();
                remember(line);
                if (line.startsWith("ready")) {
                    itsReady.complete(line);
                }
                line = lines.readLine();
            }
        } catch (IOException closed) {
            remember("output of " + name + " was cut: " + closed.getMessage());
        }
        try {
            followed.waitFor();
            if (stillWanted(followed)) {
                TimeUnit.MILLISECONDS.sleep(RESTART_DELAY.toMillis());
                restartIfWanted(followed);
            } else {
                itsReady.completeExceptionally(new IllegalStateException(name + " ended"));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void remember(String line) {
        if (lastLines.size() == REMEMBERED_LINES) {
            lastLines.removeFirst();
        }
        lastLines.addLast(line);
    }

    private synchronized boolean stillWanted(Process ended) {
        return wanted && process.filter(ended::equals).isPresent();
    }

    private synchronized void restartIfWanted(Process ended) {
        if (stillWanted(ended)) {
            launch();
        }
    }
}
