package org.carrel.device.link.mqtt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;
import org.carrel.device.port.HubLink.Publication;
import org.carrel.device.port.HubLinkInput;
import org.carrel.sim.broker.BrokerSettings;
import org.carrel.sim.broker.Octets;
import org.carrel.sim.broker.Properties;
import org.carrel.sim.broker.PropertyId;
import org.carrel.sim.broker.Publish;
import org.carrel.sim.link.LocalMosquitto;
import org.carrel.sim.link.MqttProbe;
import org.carrel.sim.link.TcpBroker;

/**
 * Measures a question and its answer, both at QoS 1 with 200 bytes, one after the other: from handing the question over until the
 * agent has the answer. The baseline in the same run is a bare client in the device's place, against the same broker and the same
 * answering hub.
 */
public final class RoundTripBench {
    private static final Address DEVICE = new Address(new SiteId("main"), new DeviceId("shelf-1"));
    private static final MqttSettings.Login PASSWORD =
            new MqttSettings.Login.Password(MosquittoProcess.password(DEVICE));
    private static final int WARM_UP = 1000;
    private static final int MEASURED = 5000;
    private static final byte[] QUESTION = new byte[200];

    private RoundTripBench() {}

    /**
     * What was measured with one broker.
     *
     * @param link nanoseconds of each exchange through our link
     * @param bare nanoseconds of each through the bare client
     */
    public record Measured(String broker, long[] link, long[] bare) {}

    /** Measures with the simulated broker, and with Mosquitto, plain and over TLS, where it is installed. */
    public static List<Measured> measure() throws IOException, InterruptedException {
        List<Measured> all = new ArrayList<>();
        try (TcpBroker broker = TcpBroker.start(BrokerSettings.standard())) {
            all.add(measured(
                    "simulated broker", broker.port(), broker.port(), PASSWORD, new MqttSettings.Trust.Plain()));
        }
        if (LocalMosquitto.program().isPresent()) {
            Path folder = Files.createTempDirectory("carrel-mosquitto");
            try (MosquittoProcess mosquitto =
                    new MosquittoProcess(LocalMosquitto.program().get(), folder, List.of(DEVICE))) {
                all.add(measured(
                        "Mosquitto", mosquitto.hubPort, mosquitto.hubPort, PASSWORD, new MqttSettings.Trust.Plain()));
                all.add(measured(
                        "Mosquitto, TLS",
                        mosquitto.devicePort,
                        mosquitto.hubPort,
                        new MqttSettings.Login.Certificate(mosquitto.authority.identity(DEVICE, "device")),
                        new MqttSettings.Trust.Library(mosquitto.authority.certificate())));
            }
        }
        return all;
    }

    private static Measured measured(
            String name, int devicePort, int hubPort, MqttSettings.Login login, MqttSettings.Trust trust)
            throws InterruptedException {
        long[] bare = bare(hubPort);
        return new Measured(name, link(devicePort, hubPort, login, trust), bare);
    }

    private static long[] link(int devicePort, int hubPort, MqttSettings.Login login, MqttSettings.Trust trust)
            throws InterruptedException {
        SynchronousQueue<HubLinkInput> answers = new SynchronousQueue<>();
        Consumer<HubLinkInput> agent = input -> {
            boolean awaited = switch (input) {
                case HubLinkInput.Arrived _, HubLinkInput.Connected _ -> true;
                case HubLinkInput.Delivered _, HubLinkInput.NotDelivered _, HubLinkInput.Disconnected _ -> false;
            };
            if (awaited) {
                put(answers, input);
            }
        };
        MqttSettings settings = MqttSettings.of("localhost", devicePort, DEVICE, login, trust);
        try (MqttProbe hub = answering(hubPort);
                PahoHubLink link = new PahoHubLink(
                        settings, new AtomicLong()::incrementAndGet, LinkBench::lastWill, agent, new SeededRandom(1))) {
            hub.subscribe(DEVICE.topic(Channel.ASK));
            link.start();
            answers.poll(20, TimeUnit.SECONDS);
            return measured(number -> {
                link.publish(new Publication(
                        number,
                        DEVICE.topic(Channel.ASK),
                        Bytes.of(QUESTION),
                        1,
                        false,
                        Bytes.hex("00 01 02 03"),
                        Duration.ofSeconds(5)));
                take(answers);
            });
        }
    }

    private static long[] bare(int port) throws InterruptedException {
        SynchronousQueue<Publish> answers = new SynchronousQueue<>();
        try (MqttProbe hub = answering(port);
                MqttProbe device = new MqttProbe(port, answer -> put(answers, answer))) {
            hub.subscribe(DEVICE.topic(Channel.ASK));
            device.connect(DEVICE.login(), MosquittoProcess.password(DEVICE));
            device.subscribe(DEVICE.topic(Channel.ANSWER));
            Properties correlation = Properties.NONE.with(PropertyId.CORRELATION_DATA, Octets.hex("00 01 02 03"));
            return measured(number -> {
                device.send(new Publish(
                        DEVICE.topic(Channel.ASK),
                        1,
                        false,
                        false,
                        (int) (number % 60_000) + 1,
                        correlation,
                        Octets.of(QUESTION)));
                take(answers);
            });
        }
    }

    /** A hub that answers each question at once. */
    private static MqttProbe answering(int port) {
        AtomicLong numbers = new AtomicLong();
        MqttProbe[] self = new MqttProbe[1];
        self[0] = new MqttProbe(
                port,
                question -> self[0].send(new Publish(
                        DEVICE.topic(Channel.ANSWER),
                        1,
                        false,
                        false,
                        (int) (numbers.incrementAndGet() % 60_000) + 1,
                        question.properties(),
                        question.payload())));
        self[0].connect("hub", MosquittoProcess.HUB_PASSWORD);
        return self[0];
    }

    private interface Exchange {
        void once(long number) throws InterruptedException;
    }

    private static long[] measured(Exchange exchange) throws InterruptedException {
        for (int number = 0; number < WARM_UP; number++) {
            exchange.once(number);
        }
        long[] nanos = new long[MEASURED];
        for (int number = 0; number < MEASURED; number++) {
            long before = System.nanoTime();
            exchange.once(WARM_UP + number);
            nanos[number] = System.nanoTime() - before;
        }
        return nanos;
    }

    private static <T> void put(SynchronousQueue<T> queue, T value) {
        try {
            queue.put(value);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> void take(SynchronousQueue<T> queue) throws InterruptedException {
        if (queue.poll(20, TimeUnit.SECONDS) == null) {
            throw new IllegalStateException("no answer within 20 seconds");
        }
    }
}
