package org.carrel.fleet.bench.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.topic.Address;
import org.carrel.fleet.premises.Installation;
import org.carrel.fleet.premises.Program;
import org.carrel.sim.link.FreePort;
import org.carrel.sim.world.Person;

/** A hub as shipped, in a process of its own, at which many devices are enrolled and one patron waits for nothing. */
public final class Headquarters implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Guest PATRON = new Guest(0, Person.Role.PATRON);

    private final Program hub;
    private final Optional<Mosquitto> mosquitto;
    private final int port;
    private final SequencedMap<Address, String> passwords;

    /**
     * Founds it; nothing of Carrel runs yet.
     *
     * @param program Mosquitto, which is then the broker; empty for the hub's own
     * @param hubOptions for the hub's Java machine, after its usual flags
     */
    public Headquarters(
            Installation installation, Path folder, int devices, Optional<Path> program, List<String> hubOptions)
            throws IOException {
        Folders.clear(folder);
        Path data = folder.resolve("hub");
        Path files = folder.resolve("mosquitto");
        try (Founding founding = new Founding(data)) {
            passwords = founding.enrol(IntStream.rangeClosed(1, devices)
                    .mapToObj(number ->
                            new Address(House.SITE, new DeviceId(String.format(Locale.ROOT, "device-%05d", number))))
                    .toList());
            founding.fill(List.of(PATRON), List.of());
            if (program.isPresent()) {
                founding.mosquittoFiles(files);
            }
        }
        mosquitto = program.isPresent() ? Optional.of(new Mosquitto(program.get(), files)) : Optional.empty();
        port = mosquitto.map(Mosquitto::port).orElseGet(FreePort::any);
        List<String> lines = new ArrayList<>(List.of("data=" + data, "http.port=0"));
        lines.addAll(mosquitto
                .map(Mosquitto::settings)
                .orElseGet(() -> List.of("mqtt.port=" + port, "mqtt.devices=passwords")));
        Path settings = Files.write(folder.resolve("hub.properties"), lines);
        hub = new Program("hub", installation.hub(settings, folder, hubOptions), folder.resolve("hub.log"));
    }

    public void start() throws InterruptedException {
        hub.start();
        hub.awaitReady(PATIENCE);
    }

    public Program hub() {
        return hub;
    }

    public int brokerPort() {
        return port;
    }

    /** In the order of their numbers. */
    public SequencedMap<Address, String> passwords() {
        return Collections.unmodifiableSequencedMap(passwords);
    }

    /** Of a patron who may borrow and for whom nothing is ready. */
    public CardNumber card() {
        return new CardNumber(PATRON.chip().toHex());
    }

    @Override
    public void close() throws Exception {
        hub.close();
        mosquitto.ifPresent(Mosquitto::close);
    }
}
