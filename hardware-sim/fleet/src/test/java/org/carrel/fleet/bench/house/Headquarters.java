package org.carrel.fleet.bench.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
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
    private final int port = FreePort.any();
    private final SequencedMap<Address, String> passwords;

    /** @param hubOptions for the hub's Java machine, beside its usual flags */
    public Headquarters(Installation installation, Path folder, int devices, List<String> hubOptions)
            throws IOException {
        Folders.clear(folder);
        Path data = folder.resolve("hub");
        try (Founding founding = new Founding(data)) {
            passwords = founding.enrol(IntStream.rangeClosed(1, devices)
                    .mapToObj(number ->
                            new Address(House.SITE, new DeviceId(String.format(Locale.ROOT, "device-%05d", number))))
                    .toList());
            founding.fill(List.of(PATRON), List.of());
        }
        Path settings = Files.write(
                folder.resolve("hub.properties"), List.of("data=" + data, "http.port=0", "mqtt.port=" + port));
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
    }
}
