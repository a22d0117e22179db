package org.carrel.fleet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;
import org.carrel.fleet.bench.house.House;
import org.carrel.fleet.premises.Installation;
import org.carrel.fleet.premises.JavaCommand;
import org.carrel.fleet.premises.Program;
import org.carrel.sim.broker.Octets;
import org.carrel.sim.broker.Properties;
import org.carrel.sim.broker.PropertyId;
import org.carrel.sim.broker.Publish;
import org.carrel.sim.link.MqttProbe;

/**
 * The baseline of everything that asks the hub: a bare client's question of 200 bytes at QoS 1 through a broker to a bare answerer and
 * back. Broker and answerer are a process of their own, {@link Answerer}, with the hub's flags.
 */
final class BareQuestions implements AutoCloseable {
    private static final Address ASKER = new Address(House.SITE, new DeviceId("asker"));
    private static final String SECRET = "secret-of-the-baseline";
    private static final int QUESTION_BYTES = 200;
    private static final int PACKET_IDS = 60_000;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Program program;
    private final MqttProbe asker;
    private final SynchronousQueue<Publish> answers = new SynchronousQueue<>();
    private int asked;

    BareQuestions(Path folder) throws IOException, InterruptedException {
        List<String> classes = Arrays.stream(
                        System.getProperty("java.class.path").split(":"))
                .map(each -> Path.of(each).toAbsolutePath().toString())
                .toList();
        program = new Program(
                "answerer",
                new JavaCommand(
                        Installation.HUB_FLAGS,
                        classes,
                        Answerer.class.getName(),
                        List.of(Files.createDirectories(folder).toString(), SECRET),
                        folder),
                folder.resolve("answerer.log"));
        program.start();
        String[] ready = program.awaitReady(PATIENCE).split(" ");
        asker = new MqttProbe(Integer.parseInt(ready[1]), this::answered);
        asker.connect(ASKER.login(), SECRET);
        asker.subscribe(ASKER.topic(Channel.ANSWER));
    }

    /** Asks once and gives how long the answer took, in nanoseconds. */
    long ask() throws InterruptedException {
        asked++;
        Properties correlation = Properties.NONE.with(PropertyId.CORRELATION_DATA, Octets.hex("00 01 02 03"));
        long began = System.nanoTime();
        asker.send(new Publish(
                ASKER.topic(Channel.ASK),
                1,
                false,
                false,
                asked % PACKET_IDS + 1,
                correlation,
                Octets.of(new byte[QUESTION_BYTES])));
        if (answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS) == null) {
            throw new IllegalStateException("the bare answerer does not answer:\n" + program.lastOutput());
        }
        return System.nanoTime() - began;
    }

    @Override
    public void close() {
        asker.close();
        program.close();
    }

    private void answered(Publish answer) {
        try {
            answers.put(answer);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
