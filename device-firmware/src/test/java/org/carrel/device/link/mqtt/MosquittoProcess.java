package org.carrel.device.link.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;
import org.carrel.sim.link.LocalMosquitto;

/** A real Mosquitto under the project's own production configuration, with only folders, ports and user replaced. */
final class MosquittoProcess implements AutoCloseable {
    static final String HUB_PASSWORD = "password-of-the-hub";

    final int hubPort;
    final int devicePort;
    final TestAuthority authority;
    private final Path folder;
    private final List<Address> devices;
    private final LocalMosquitto mosquitto;

    /** @param folder an empty one, for everything that the broker reads and writes */
    MosquittoProcess(Path program, Path folder, List<Address> devices) {
        this.folder = folder;
        this.devices = devices;
        try {
            authority = new TestAuthority(folder);
            authority.broker();
            TestCertificate.create(folder, "server", "dns:localhost");
            accounts();
            List<String> production = Files.readAllLines(documents().resolve("mosquitto.conf"));
            mosquitto = LocalMosquitto.start(program, folder, 3, ports -> configuration(production, ports));
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot start Mosquitto", broken);
        }
        hubPort = mosquitto.port(0);
        devicePort = mosquitto.port(1);
    }

    /** Of a device at the hubs' door: in production none has one, here those that look at the access list have. */
    static String password(Address device) {
        return "password-of-" + device.login();
    }

    private List<String> configuration(List<String> production, List<Integer> ports) {
        return production.stream()
                .map(line -> line.replace("/etc/mosquitto/carrel", folder.toString())
                        .replace("/var/lib/mosquitto/", folder + "/")
                        .replace("listener 1883 127.0.0.1", "listener " + ports.getFirst() + " 127.0.0.1")
                        .replace("listener 8883", "listener " + ports.get(1) + " 127.0.0.1")
                        .replace("listener 8884", "listener " + ports.getLast() + " 127.0.0.1"))
                .toList();
    }

    private static Path documents() {
        return Path.of(System.getProperty("carrel.root"), "docs", "mosquitto");
    }

    private void accounts() throws IOException {
        List<String> passwords = new ArrayList<>(List.of("hub:" + HUB_PASSWORD));
        List<String> rights = new ArrayList<>(List.of("user hub"));
        for (Channel channel : Channel.values()) {
            rights.add("topic readwrite " + Address.everyDevice(channel));
        }
        for (Address device : devices) {
            passwords.add(device.login() + ":" + password(device));
            rights.add("user " + device.login());
            for (Channel channel : Channel.values()) {
                rights.add("topic "
                        + (channel.direction() == Channel.Direction.TO_HUB ? "write " : "read ")
                        + device.topic(channel));
            }
        }
        Path file = Files.write(folder.resolve("passwords"), passwords);
        Files.write(folder.resolve("access-list"), rights);
        Process hashing = new ProcessBuilder("mosquitto_passwd", "-U", file.toString())
                .redirectErrorStream(true)
                .start();
        if (hashing.onExit().join().exitValue() != 0) {
            throw new IOException(
                    "mosquitto_passwd: " + new String(hashing.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
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
