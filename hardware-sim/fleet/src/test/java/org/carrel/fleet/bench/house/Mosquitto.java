package org.carrel.fleet.bench.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.carrel.sim.link.FreePort;

/** Mosquitto as the library's broker, with the bounds of the configuration that is shipped, on a port of this machine. */
public final class Mosquitto implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path program;
    private final Path folder;
    private final int port = FreePort.any();
    private Optional<Process> process = Optional.empty();

    /** @param folder with the files that the hub writes for it: {@code passwords}, {@code access-list}, {@code hub-password} */
    Mosquitto(Path program, Path folder) throws IOException {
        this.program = program;
        this.folder = folder;
        Files.write(
                folder.resolve("mosquitto.conf"),
                List.of(
                        "listener " + port + " 127.0.0.1",
                        "allow_anonymous false",
                        "password_file " + folder.resolve("passwords"),
                        "acl_file " + folder.resolve("access-list"),
                        "persistence true",
                        "persistence_location " + folder + "/",
                        "autosave_interval 60",
                        "max_packet_size 262144",
                        "max_inflight_messages 20",
                        "max_queued_messages 1000",
                        "max_keepalive 60",
                        "max_topic_alias 0",
                        "max_qos 1",
                        "set_tcp_nodelay true",
                        "use_username_as_clientid true",
                        "user " + System.getProperty("user.name")));
    }

    /** Where this machine has it, if it has. */
    public static Optional<Path> program() {
        return Stream.concat(
                        Stream.of(Optional.ofNullable(System.getenv("PATH"))
                                .orElse("")
                                .split(":")),
                        Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(each -> Path.of(each, "mosquitto"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    public int port() {
        return port;
    }

    Path hubPassword() {
        return folder.resolve("hub-password");
    }

    /** Starts it and waits until it listens. */
    public synchronized void start() {
        try {
            Process started = new ProcessBuilder(
                            program.toString(),
                            "-c",
                            folder.resolve("mosquitto.conf").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("mosquitto.log").toFile()))
                    .start();
            process = Optional.of(started);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!listens()) {
                if (!started.isAlive() || System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "Mosquitto does not listen; see " + folder.resolve("mosquitto.log"));
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("Mosquitto does not start", broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** As kill -9 does it. */
    public synchronized void kill() {
        process.ifPresent(running -> running.destroyForcibly().onExit().join());
    }

    @Override
    public synchronized void close() {
        process.ifPresent(running -> {
            running.destroy();
            running.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        });
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
