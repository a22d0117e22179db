package org.carrel.device.link.mqtt;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.topic.Channel;
import org.carrel.device.port.HubLinkInput;
import org.carrel.sim.broker.BrokerSettings;
import org.carrel.sim.broker.Connect;
import org.carrel.sim.broker.Message;
import org.carrel.sim.broker.Octets;
import org.carrel.sim.broker.Packet;
import org.carrel.sim.broker.PacketCodec;
import org.carrel.sim.broker.PacketType;
import org.carrel.sim.broker.Properties;
import org.carrel.sim.broker.PropertyId;
import org.carrel.sim.broker.Publish;
import org.carrel.sim.broker.Rule;
import org.carrel.sim.broker.Rule.Act;
import org.carrel.sim.broker.Seen;
import org.carrel.sim.link.TcpBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Goal: what the hub sends reaches the agent with its topic, is acknowledged only when taken, and cannot flood or wedge the device. */
@Execution(ExecutionMode.CONCURRENT)
class InboundTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void commandArrivesWithTopicAndCorrelation() {
        try (LinkBench bench = new LinkBench().connected()) {
            Octets correlation = Octets.hex("00 7F 80 FF");
            bench.broker.publish(Message.of(bench.address.topic(Channel.ANSWER), "yes")
                    .with(Properties.NONE.with(PropertyId.CORRELATION_DATA, correlation)));
            HubLinkInput.Arrived arrived = bench.awaitFirst(HubLinkInput.Arrived.class);
            assertEquals(bench.address.topic(Channel.ANSWER), arrived.topic());
            assertEquals("yes", LinkBench.text(arrived));
            assertEquals(Bytes.of(correlation.toArray()), arrived.correlation());
            await().until(() -> bench.acknowledged().size() == 1);
        }
    }

    @Test
    void retainedRosterAndWhatTheSessionKeptComeAfterConnectedInOrder() {
        try (LinkBench bench = new LinkBench()) {
            bench.broker.publish(
                    Message.of(bench.address.topic(Channel.ROSTER), "roster").retained());
            bench.connected();
            bench.awaitFirst(HubLinkInput.Arrived.class);
            bench.broker.add(Rule.incoming(PacketType.CONNECT, new Act.Close()).times(3));
            bench.broker.dismiss(bench.address.login(), 0x8B);
            for (int number = 1; number <= 5; number++) {
                bench.command("command " + number);
            }
            bench.awaitThat(HubLinkInput.Arrived.class, 7);
            assertEquals(
                    List.of("roster", "command 1", "command 2", "command 3", "command 4", "command 5", "roster"),
                    bench.arrivedTexts());
            assertTrue(bench.inputs.stream().toList().get(2) instanceof HubLinkInput.Disconnected);
            assertEquals(
                    new HubLinkInput.Connected(bench.sessions.get()),
                    bench.inputs.stream().toList().get(3));
        }
    }

    /** E1: the second message of an alias came with an empty topic. We offer no aliases; who uses one is not understood but left. */
    @Test
    void brokerUsesATopicAliasThatWasNotOffered() {
        try (LinkBench bench = new LinkBench()) {
            AtomicInteger sent = new AtomicInteger();
            bench.broker.add(Rule.outgoing(PacketType.PUBLISH, new Act.Change(packet -> {
                        Publish publish = (Publish) packet;
                        Publish full = publish.with(publish.properties().with(PropertyId.TOPIC_ALIAS, 1));
                        return sent.incrementAndGet() == 1 ? full : full.onTopic("");
                    }))
                    .times(2));
            bench.connected();
            bench.command("first");
            bench.awaitConnected(2);
            bench.awaitFirst(HubLinkInput.Arrived.class);
            assertEquals(3, bench.broker.connections());
            assertEquals(List.of("first"), bench.arrivedTexts());
            assertEquals(
                    bench.address.topic(Channel.COMMAND),
                    bench.told(HubLinkInput.Arrived.class).getFirst().topic());
        }
    }

    /** E3: a QoS 2 message delivered again was handed over twice. We ask for QoS 1; who sends more is left, and the hub's stands. */
    @Test
    void brokerSendsAtQosTwo() {
        try (LinkBench bench = new LinkBench()) {
            bench.broker.add(Rule.outgoing(PacketType.PUBLISH, new Act.Change(packet -> {
                        Publish publish = (Publish) packet;
                        return new Publish(
                                publish.topic(),
                                2,
                                false,
                                false,
                                publish.packetId(),
                                publish.properties(),
                                publish.payload());
                    }))
                    .times(1));
            bench.connected();
            bench.command("open");
            bench.awaitConnected(2);
            bench.awaitFirst(HubLinkInput.Arrived.class);
            await().during(SHORT).until(() -> bench.arrivedTexts().equals(List.of("open")));
        }
    }

    /** E6: the exception was swallowed, the message acknowledged and so lost. */
    @Test
    void agentFailsOnAMessage() {
        try (LinkBench bench = new LinkBench()) {
            AtomicInteger failures = new AtomicInteger();
            bench.agent = input -> {
                if (input instanceof HubLinkInput.Arrived && failures.incrementAndGet() == 1) {
                    throw new IllegalStateException("no room on the disk");
                }
            };
            bench.connected();
            bench.command("open");
            bench.awaitThat(HubLinkInput.Arrived.class, 2);
            assertEquals(List.of("open", "open"), bench.arrivedTexts());
            await().until(() -> bench.acknowledged().size() == 1);
            assertEquals(2, bench.broker.connections());
        }
    }

    @Test
    void messageIsNotAcknowledgedBeforeTheAgentHasTakenIt() {
        try (LinkBench bench = new LinkBench()) {
            CountDownLatch room = new CountDownLatch(1);
            bench.agent = input -> {
                if (input instanceof HubLinkInput.Arrived) {
                    awaitQuietly(room);
                }
            };
            bench.connected();
            bench.command("open");
            bench.awaitFirst(HubLinkInput.Arrived.class);
            await().during(SHORT).until(() -> bench.acknowledged().isEmpty());
            room.countDown();
            await().until(() -> bench.acknowledged().size() == 1);
        }
    }

    /** E7; paho issue 985: with the callback busy the line was taken for dead, and more than ten messages wedged the client. */
    @Test
    void agentIsBusyWhileMessagesPileUp() {
        LinkBench.Waits waits = LinkBench.standard().keepAlive(Duration.ofSeconds(1));
        try (LinkBench bench = new LinkBench(TcpBroker.start(BrokerSettings.standard()), 0, waits)) {
            CountDownLatch room = new CountDownLatch(1);
            bench.agent = input -> {
                if (input instanceof HubLinkInput.Arrived) {
                    awaitQuietly(room);
                }
            };
            bench.connected();
            for (int number = 0; number < 60; number++) {
                bench.command("" + number);
            }
            // Longer than two keep-alives: only pings can have kept the line.
            await().during(Duration.ofMillis(2500)).until(() -> bench.broker.connections() == 1);
            assertEquals(
                    20,
                    bench.broker.record().stream()
                            .filter(seen ->
                                    seen.what() instanceof Seen.What.Sent(Packet packet) && packet instanceof Publish)
                            .count());
            room.countDown();
            bench.awaitThat(HubLinkInput.Arrived.class, 60);
            assertEquals(1, bench.broker.connections());
            assertEquals(IntStream.range(0, 60).mapToObj(Integer::toString).toList(), bench.arrivedTexts());
        }
    }

    /** The receive maximum is what bounds our memory; a broker that overruns it is left. */
    @Test
    void brokerSendsMoreThanTheReceiveMaximum() {
        MqttSettings.Limits narrow = new MqttSettings.Limits(16, 100, 3, 65_536);
        try (LinkBench bench = new LinkBench(
                TcpBroker.start(BrokerSettings.standard()),
                0,
                LinkBench.standard().limits(narrow))) {
            CountDownLatch room = new CountDownLatch(1);
            bench.agent = input -> {
                if (input instanceof HubLinkInput.Arrived) {
                    awaitQuietly(room);
                }
            };
            bench.connected();
            for (int packetId = 1; packetId <= 4; packetId++) {
                bench.broker.utter(1, publish(bench, 1, 900 + packetId));
            }
            await().until(() -> bench.closedConnections() == 1);
            room.countDown();
            bench.awaitConnected(2);
        }
    }

    @Test
    void brokerFloodsAtQosZero() {
        LinkBench.Waits waits = LinkBench.standard().keepAlive(Duration.ofSeconds(1));
        try (LinkBench bench = new LinkBench(TcpBroker.start(BrokerSettings.standard()), 0, waits)) {
            CountDownLatch room = new CountDownLatch(1);
            bench.agent = input -> {
                if (input instanceof HubLinkInput.Arrived) {
                    awaitQuietly(room);
                }
            };
            bench.connected();
            for (int number = 0; number < 2000; number++) {
                bench.broker.utter(1, publish(bench, 0, 0));
            }
            bench.command("open");
            bench.awaitFirst(HubLinkInput.Arrived.class);
            // The command and the answers to pings stand behind the flood in the stream, and whoever hears nothing for
            // two
            // keep-alives leaves: at the third ping all was read.
            long before = pings(bench);
            await().until(() -> pings(bench) >= before + 3);
            room.countDown();
            await().until(() -> bench.arrivedTexts().contains("open"));
            assertEquals(1 + 20, bench.arrivedTexts().size());
            assertEquals(1, bench.broker.connections());
        }
    }

    private static long pings(LinkBench bench) {
        return bench.broker.record().stream()
                .filter(seen ->
                        seen.what() instanceof Seen.What.Received(Packet packet) && packet.type() == PacketType.PINGREQ)
                .count();
    }

    /** E12: far larger than agreed, and still delivered; and the memory was taken before any check. */
    @Test
    void brokerSendsMoreThanTheMaximumPacketSize() {
        MqttSettings.Limits narrow = new MqttSettings.Limits(16, 100, 20, 2000);
        try (LinkBench bench = new LinkBench(
                TcpBroker.start(BrokerSettings.standard()),
                0,
                LinkBench.standard().limits(narrow))) {
            bench.connected();
            assertEquals(
                    2000,
                    bench.broker
                            .received(Connect.class)
                            .getFirst()
                            .properties()
                            .number(PropertyId.MAXIMUM_PACKET_SIZE)
                            .orElseThrow());
            // A header that claims 256 MB, and nothing behind it.
            bench.broker.utter(1, Octets.hex("30 FF FF FF 7F"));
            HubLinkInput.Disconnected told = bench.awaitFirst(HubLinkInput.Disconnected.class);
            assertTrue(told.detail().contains("268435460 bytes"), told.detail());
            bench.awaitConnected(2);
        }
    }

    /** E12 seen from the other side: Paho refused what comes in by the limit that the broker had set for what goes out. */
    @Test
    void brokerSendsMoreThanItTakesItself() {
        try (LinkBench bench = new LinkBench(BrokerSettings.standard().withMaximumPacketSize(1000)).connected()) {
            bench.command("x".repeat(5000));
            assertEquals(
                    5000,
                    LinkBench.text(bench.awaitFirst(HubLinkInput.Arrived.class)).length());
            assertEquals(1, bench.broker.connections());
        }
    }

    /** E14, E15 and E23: listeners per subscription fail in three ways; with one for all, identifiers do not matter. */
    @Test
    void brokerAddsSubscriptionIdentifiersThatNobodyAskedFor() {
        try (LinkBench bench = new LinkBench()) {
            bench.broker.add(Rule.outgoing(PacketType.PUBLISH, new Act.Change(packet -> {
                Publish publish = (Publish) packet;
                return publish.with(publish.properties()
                        .with(PropertyId.SUBSCRIPTION_IDENTIFIER, 5)
                        .with(PropertyId.SUBSCRIPTION_IDENTIFIER, 6));
            })));
            bench.connected();
            bench.command("open");
            bench.awaitFirst(HubLinkInput.Arrived.class);
            assertEquals(List.of("open"), bench.arrivedTexts());
        }
    }

    /** At least once: the same packet twice is the agent's to notice, by its id; the line stays up and acknowledges both. */
    @Test
    void brokerDeliversTwice() {
        try (LinkBench bench = new LinkBench()) {
            bench.broker.add(
                    Rule.outgoing(PacketType.PUBLISH, new Act.Repeat(2)).times(1));
            bench.connected();
            bench.command("open");
            bench.awaitThat(HubLinkInput.Arrived.class, 2);
            await().until(() -> bench.acknowledged().size() == 2);
            assertEquals(1, bench.broker.connections());
        }
    }

    /** E21: a malformed property ends the connection, and the message comes again whole. */
    @Test
    void brokerSendsAMalformedProperty() {
        try (LinkBench bench = new LinkBench()) {
            bench.broker.add(Rule.outgoing(PacketType.PUBLISH, new Act.Utter(Octets.hex("30 06 00 01 61 02 7E 00")))
                    .times(1));
            bench.connected();
            bench.command("open");
            bench.awaitConnected(2);
            bench.awaitFirst(HubLinkInput.Arrived.class);
            assertEquals(List.of("open"), bench.arrivedTexts());
        }
    }

    private static Octets publish(LinkBench bench, int qos, int packetId) {
        return PacketCodec.encode(new Publish(
                bench.address.topic(Channel.COMMAND), qos, false, false, packetId, Properties.NONE, Octets.utf8("x")));
    }

    static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
