package org.carrel.device.link.mqtt;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.carrel.contract.topic.Address;
import org.carrel.sim.link.FreePort;

/** A real Mosquitto under the project's own production configuration, with only folders, ports and user replaced. */
final class MosquittoProcess implements AutoCloseable {
    static final String HUB_PASSWORD = "password-of-the-hub";

    final int hubPort = FreePort.any();
    final int devicePort = FreePort.any();
    private final Path program;
    private final Path folder;
    private Process process;

    /** The program, where this machine has it. */
    static Optional<Path> program() {
        return Stream.concat(
                        Stream.of(System.getenv("PATH").split(":")),
                        Stream.of("/usr/sbin", "/usr/local/sbin", "/opt/homebrew/sbin"))
                .map(each -> Path.of(each, "mosquitto"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param folder an empty one, for everything that the broker reads and writes */
    MosquittoProcess(Path program, Path folder, List<Address> devices) {
        this.program = program;
        this.folder = folder;
        try {
            configure();
            enrol(HUB_PASSWORD, "hub");
            for (Address device : devices) {
                enrol(password(device), device.site().value(), device.device().value());
            }
            process = launch();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot prepare Mosquitto", broken);
        }
    }

    static String password(Address device) {
        return "password-of-" + device.login();
    }

    /** The certificate that a device trusts. */
    Path authority() {
        return folder.resolve("server.crt");
    }

    private void configure() throws IOException {
        TestCertificate.create(folder, "server", "dns:localhost");
        String production = Files.readString(documents().resolve("mosquitto.conf"));
        String here = production
                .replace("/etc/mosquitto/carrel", folder.toString())
                .replace("/var/lib/mosquitto/", folder + "/")
                .replace("listener 1883 127.0.0.1", "listener " + hubPort + " 127.0.0.1")
                .replace("listener 8883", "listener " + devicePort + " 127.0.0.1");
        Files.writeString(folder.resolve("mosquitto.conf"), here + "\nuser " + System.getProperty("user.name") + "\n");
    }

    private static Path documents() {
        return Path.of(System.getProperty("carrel.root"), "docs", "mosquitto");
    }

    private void enrol(String password, String... who) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(documents().resolve("enrol").toString()));
        command.addAll(List.of(who));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CARREL_MOSQUITTO", folder.toString());
        Process enrolling = builder.start();
        enrolling.getOutputStream().write((password + "\n").getBytes(StandardCharsets.UTF_8));
        enrolling.getOutputStream().close();
        String said = new String(enrolling.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (enrolling.onExit().join().exitValue() != 0) {
            throw new IOException("enrol " + List.of(who) + ": " + said);
        }
    }

    private Process launch() throws IOException {
        Process started = new ProcessBuilder(
                        program.toString(),
                        "-c",
                        folder.resolve("mosquitto.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            if (!started.isAlive()) {
                throw new IllegalStateException("Mosquitto ended: " + Files.readString(folder.resolve("log")));
            }
            return listening();
        });
        return started;
    }

    private boolean listening() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), devicePort)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** As kill -9 does it. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    void restart() {
        try {
            process = launch();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot restart Mosquitto", broken);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(5, TimeUnit.SECONDS).join();
    }
}
