package org.carrel.device.link.mqtt;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.carrel.sim.broker.Connect;
import org.carrel.sim.broker.Message;
import org.carrel.sim.broker.Octets;
import org.carrel.sim.broker.Packet;
import org.carrel.sim.broker.Publish;
import org.carrel.sim.broker.Seen;
import org.carrel.sim.link.TcpBroker;

/**
 * One link before one scripted broker, with all waits shortened. The agent takes everything at once unless {@link #agent} says
 * otherwise. Each bench has a device name of its own, so that its threads can be told from others.
 */
final class LinkBench implements AutoCloseable {
    private static final AtomicInteger DEVICES = new AtomicInteger();
    static final Duration LONG = Duration.ofHours(1);

    final Address address = new Address(new SiteId("main"), new DeviceId("shelf-" + DEVICES.incrementAndGet()));
    final TcpBroker broker;
    final AtomicLong sessions = new AtomicLong();
    final Queue<HubLinkInput> inputs = new ConcurrentLinkedQueue<>();
    final PahoHubLink link;

    volatile Consumer<HubLinkInput> agent = _ -> {};

    LinkBench() {
        this(BrokerSettings.standard());
    }

    LinkBench(BrokerSettings offered) {
        this(TcpBroker.start(offered), 0, standard());
    }

    /** @param port where the link connects to; 0 for the broker itself */
    LinkBench(TcpBroker broker, int port, Waits waits) {
        this.broker = broker;
        this.link = new PahoHubLink(
                waits.settings(port == 0 ? broker.port() : port, address),
                sessions::incrementAndGet,
                LinkBench::lastWill,
                this::take,
                new SeededRandom(7));
    }

    /** All that a test may want to wait for. */
    record Waits(
            Duration keepAlive,
            Duration connect,
            Duration acknowledge,
            Duration close,
            MqttSettings.Backoff backoff,
            MqttSettings.Limits limits) {
        MqttSettings settings(int port, Address address) {
            return new MqttSettings(
                    "127.0.0.1",
                    port,
                    address,
                    new MqttSettings.Login.Password("secret"),
                    new MqttSettings.Trust.Plain(),
                    Duration.ofDays(1),
                    new MqttSettings.Deadlines(keepAlive, connect, acknowledge, close),
                    backoff,
                    limits);
        }

        Waits acknowledge(Duration changed) {
            return new Waits(keepAlive, connect, changed, close, backoff, limits);
        }

        Waits keepAlive(Duration changed) {
            return new Waits(changed, connect, acknowledge, close, backoff, limits);
        }

        Waits limits(MqttSettings.Limits changed) {
            return new Waits(keepAlive, connect, acknowledge, close, backoff, changed);
        }

        Waits connect(Duration changed) {
            return new Waits(keepAlive, changed, acknowledge, close, backoff, limits);
        }
    }

    static Waits standard() {
        return new Waits(
                Duration.ofSeconds(20),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(1),
                new MqttSettings.Backoff(Duration.ofMillis(20), Duration.ofMillis(100), LONG),
                MqttSettings.Limits.standard());
    }

    static Bytes lastWill(long session) {
        return Bytes.of(("lost " + session).getBytes(StandardCharsets.UTF_8));
    }

    private void take(HubLinkInput input) {
        inputs.add(input);
        agent.accept(input);
    }

    LinkBench start() {
        link.start();
        return this;
    }

    LinkBench connected() {
        link.start();
        awaitConnected(1);
        return this;
    }

    /** Waits until the agent was told so often that the line is up. */
    void awaitConnected(int times) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> told(HubLinkInput.Connected.class).size() >= times);
    }

    <I extends HubLinkInput> List<I> told(Class<I> kind) {
        return inputs.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    <I extends HubLinkInput> I awaitFirst(Class<I> kind) {
        return awaitThat(kind, 1).getFirst();
    }

    <I extends HubLinkInput> List<I> awaitThat(Class<I> kind, int count) {
        await().atMost(Duration.ofSeconds(20)).until(() -> told(kind).size() >= count);
        return told(kind);
    }

    /** Publishes an event at QoS 1. */
    void publish(long token, String text) {
        publish(token, Channel.EVENT, text.getBytes(StandardCharsets.UTF_8), 1);
    }

    void publish(long token, Channel channel, byte[] payload, int qos) {
        link.publish(new Publication(
                token, address.topic(channel), Bytes.of(payload), qos, false, Bytes.EMPTY, Duration.ZERO));
    }

    /** The hub says something on one of the device's inward channels. */
    void command(String text) {
        broker.publish(Message.of(address.topic(Channel.COMMAND), text));
    }

    static String text(HubLinkInput.Arrived arrived) {
        return new String(arrived.payload().toArray(), StandardCharsets.UTF_8);
    }

    List<String> arrivedTexts() {
        return told(HubLinkInput.Arrived.class).stream().map(LinkBench::text).toList();
    }

    /** What reached the broker on the event channel, duplicates included. */
    List<String> published() {
        return broker.received(Publish.class).stream()
                .map(Publish::payload)
                .map(Octets::text)
                .toList();
    }

    List<Packet.Ack> acknowledged() {
        return broker.received(Packet.Ack.class);
    }

    List<String> wills() {
        return broker.received(Connect.class).stream()
                .map(connect ->
                        ((Connect.LastWill.Message) connect.will()).payload().text())
                .toList();
    }

    int closedConnections() {
        return (int) broker.record().stream()
                .filter(seen -> seen.what() instanceof Seen.What.Closed)
                .count();
    }

    /** Paho's threads for this device; those of the link itself carry other names. */
    List<String> pahoThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("MQTT ") && name.endsWith(" " + address.login()))
                .toList();
    }

    @Override
    public void close() {
        link.close();
        broker.close();
    }
}
