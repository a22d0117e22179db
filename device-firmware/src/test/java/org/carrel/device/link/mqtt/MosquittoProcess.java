package org.carrel.device.link.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.topic.Address;
import org.carrel.sim.link.LocalMosquitto;

/** A real Mosquitto under the project's own production configuration, with only folders, ports and user replaced. */
final class MosquittoProcess implements AutoCloseable {
    static final String HUB_PASSWORD = "password-of-the-hub";

    final int hubPort;
    final int devicePort;
    private final Path folder;
    private final LocalMosquitto mosquitto;

    /** @param folder an empty one, for everything that the broker reads and writes */
    MosquittoProcess(Path program, Path folder, List<Address> devices) {
        this.folder = folder;
        try {
            TestCertificate.create(folder, "server", "dns:localhost");
            enrol(HUB_PASSWORD, "hub");
            for (Address device : devices) {
                enrol(password(device), device.site().value(), device.device().value());
            }
            List<String> production = Files.readAllLines(documents().resolve("mosquitto.conf"));
            mosquitto = LocalMosquitto.start(program, folder, 2, ports -> configuration(production, ports));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot start Mosquitto", broken);
        }
        hubPort = mosquitto.port(0);
        devicePort = mosquitto.port(1);
    }

    static String password(Address device) {
        return "password-of-" + device.login();
    }

    /** The certificate that a device trusts. */
    Path authority() {
        return folder.resolve("server.crt");
    }

    private List<String> configuration(List<String> production, List<Integer> ports) {
        return production.stream()
                .map(line -> line.replace("/etc/mosquitto/carrel", folder.toString())
                        .replace("/var/lib/mosquitto/", folder + "/")
                        .replace("listener 1883 127.0.0.1", "listener " + ports.getFirst() + " 127.0.0.1")
                        .replace("listener 8883", "listener " + ports.getLast() + " 127.0.0.1"))
                .toList();
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

    /** As kill -9 does it. */
    void kill() {
        mosquitto.kill();
    }

    void restart() {
        try {
            mosquitto.restart();
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot restart Mosquitto", broken);
        }
    }

    @Override
    public void close() {
        mosquitto.close();
    }
}
