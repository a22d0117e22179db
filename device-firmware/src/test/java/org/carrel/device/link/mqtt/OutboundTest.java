package org.carrel.device.link.mqtt;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.topic.Channel;
import org.carrel.device.port.HubLink.Publication;
import org.carrel.device.port.HubLinkInput;
import org.carrel.sim.broker.BrokerSettings;
import org.carrel.sim.broker.Octets;
import org.carrel.sim.broker.Packet;
import org.carrel.sim.broker.PacketType;
import org.carrel.sim.broker.PropertyId;
import org.carrel.sim.broker.Publish;
import org.carrel.sim.broker.Rule;
import org.carrel.sim.broker.Rule.Act;
import org.carrel.sim.broker.Seen;
import org.carrel.sim.link.TcpBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: every message handed over ends in exactly one true answer, and nothing is sent that the agent does not know of. */
@Execution(ExecutionMode.CONCURRENT)
class OutboundTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void messageCarriesEverythingAndIsDelivered() {
        try (LinkBench bench = new LinkBench().connected()) {
            Bytes correlation = Bytes.hex("00 7F 80 FF");
            bench.link.publish(new Publication(
                    42,
                    bench.address.topic(Channel.ASK),
                    Bytes.of(new byte[] {1, 2}),
                    1,
                    true,
                    correlation,
                    Duration.ofMillis(1500)));
            assertEquals(new HubLinkInput.Delivered(42), bench.awaitFirst(HubLinkInput.Delivered.class));
            Publish published = bench.broker.received(Publish.class).getFirst();
            assertEquals(bench.address.topic(Channel.ASK), published.topic());
            assertEquals(Octets.hex("01 02"), published.payload());
            assertTrue(published.retain());
            assertEquals(
                    Octets.of(correlation.toArray()),
                    published.properties().binary(PropertyId.CORRELATION_DATA).orElseThrow());
            assertEquals(
                    2,
                    published
                            .properties()
                            .number(PropertyId.MESSAGE_EXPIRY_INTERVAL)
                            .orElseThrow());
        }
    }

    @Test
    void telemetryIsDeliveredWhenWritten() {
        try (LinkBench bench = new LinkBench().connected()) {
            bench.publish(1, Channel.TELEMETRY, new byte[] {1}, 0);
            bench.awaitFirst(HubLinkInput.Delivered.class);
            await().until(() -> bench.broker.received(Publish.class).size() == 1);
        }
    }

    /** E4: all of these looked like success; and E5, where a refusal was sent again ten times in twelve seconds. */
    @ParameterizedTest
    @CsvSource({"0x80, false", "0x83, false", "0x87, false", "0x97, false", "0x90, true", "0x99, true"})
    void brokerRefusesInThePuback(String code, boolean permanent) {
        try (LinkBench bench = new LinkBench()) {
            bench.broker.add(answering(Integer.decode(code)).times(1));
            bench.connected();
            bench.publish(1, "refused");
            bench.publish(2, "accepted");
            HubLinkInput.NotDelivered told = bench.awaitFirst(HubLinkInput.NotDelivered.class);
            assertEquals(1, told.token());
            assertEquals(permanent, told.permanent());
            bench.awaitFirst(HubLinkInput.Delivered.class);
            await().during(SHORT).until(() -> bench.published().equals(List.of("refused", "accepted")));
        }
    }

    @Test
    void nobodyListeningIsStillDelivered() {
        try (LinkBench bench = new LinkBench()) {
            bench.broker.add(answering(0x10));
            bench.connected();
            bench.publish(1, "anybody");
            bench.awaitFirst(HubLinkInput.Delivered.class);
        }
    }

    /** Paho knows eight codes and drops the line at any other; the message's fate is then open, as after any loss. */
    @Test
    void brokerAnswersWithACodeThatDoesNotExist() {
        try (LinkBench bench = new LinkBench()) {
            bench.broker.add(answering(0x7E).times(1));
            bench.connected();
            bench.publish(1, "odd");
            bench.awaitConnected(2);
            assertEquals(List.of(), bench.told(HubLinkInput.Delivered.class));
        }
    }

    /** E5: QoS 2 is a trap in Paho and is not offered. */
    @ParameterizedTest
    @ValueSource(ints = {-1, 2, 3})
    void onlyQosZeroAndOneCanBeAskedFor(int qos) {
        try (LinkBench bench = new LinkBench()) {
            assertThrows(IllegalArgumentException.class, () -> bench.publish(1, Channel.EVENT, new byte[0], qos));
        }
    }

    /** E2: with aliases on offer, a message sent again after a loss had neither topic nor alias, for ever. */
    @Test
    void brokerOffersAliasesAndRestartsBeforeTheAcknowledgement() {
        try (LinkBench bench = new LinkBench(BrokerSettings.standard().withTopicAliasMaximum(10))) {
            bench.broker.add(
                    Rule.outgoing(PacketType.PUBACK, new Act.Swallow()).after(1).times(2));
            bench.connected();
            bench.publish(1, "acknowledged");
            bench.publish(2, "in doubt");
            bench.publish(3, "in doubt too");
            await().until(() -> bench.published().size() == 3);
            bench.broker.halt(true);
            bench.broker.resume();
            bench.awaitConnected(2);
            bench.publish(4, "in doubt");
            bench.awaitThat(HubLinkInput.Delivered.class, 2);
            assertEquals(2, bench.broker.connections());
            assertEquals(List.of("acknowledged", "in doubt", "in doubt too", "in doubt"), bench.published());
            for (Publish publish : bench.broker.received(Publish.class)) {
                assertEquals(bench.address.topic(Channel.EVENT), publish.topic());
                assertTrue(publish.properties().number(PropertyId.TOPIC_ALIAS).isEmpty());
            }
        }
    }

    /** E13: too large for the broker, sent all the same, and then again on each connection. */
    @Test
    void messageIsTooLargeForTheBroker() {
        try (LinkBench bench = new LinkBench(BrokerSettings.standard().withMaximumPacketSize(1000)).connected()) {
            bench.publish(1, "x".repeat(5000));
            HubLinkInput.NotDelivered told = bench.awaitFirst(HubLinkInput.NotDelivered.class);
            assertEquals(true, told.permanent());
            bench.publish(2, "x".repeat(900));
            bench.awaitFirst(HubLinkInput.Delivered.class);
            assertEquals(1, bench.broker.connections());
        }
    }

    /** E16: of 5000 fast publishes 4869 were thrown away with error 32202. */
    @Test
    void fiveThousandMessagesAtOnceAgainstAReceiveMaximumOfTwenty() {
        MqttSettings.Limits roomy = new MqttSettings.Limits(50, 5000, 20, 262_144);
        try (LinkBench bench = new LinkBench(
                        TcpBroker.start(BrokerSettings.standard().withReceiveMaximum(20)),
                        0,
                        LinkBench.standard().limits(roomy))
                .connected()) {
            for (int number = 0; number < 5000; number++) {
                bench.publish(number, "" + number);
            }
            bench.awaitThat(HubLinkInput.Delivered.class, 5000);
            assertEquals(IntStream.range(0, 5000).mapToObj(Integer::toString).toList(), bench.published());
            assertEquals(
                    LongStream.range(0, 5000).boxed().toList(),
                    bench.told(HubLinkInput.Delivered.class).stream()
                            .map(HubLinkInput.Delivered::token)
                            .toList());
            assertTrue(mostUnderWay(bench) < 20, () -> mostUnderWay(bench) + " under way");
        }
    }

    @Test
    void moreThanMayWaitIsRefusedAtOnceAndTheRestGoesThrough() {
        MqttSettings.Limits tight = new MqttSettings.Limits(2, 3, 20, 262_144);
        try (LinkBench bench = new LinkBench(
                TcpBroker.start(BrokerSettings.standard()),
                0,
                LinkBench.standard().limits(tight))) {
            bench.broker.add(Rule.outgoing(PacketType.PUBACK, new Act.Delay(SHORT)));
            bench.connected();
            for (int number = 1; number <= 6; number++) {
                bench.publish(number, "" + number);
            }
            HubLinkInput.NotDelivered told = bench.awaitFirst(HubLinkInput.NotDelivered.class);
            assertEquals(6, told.token());
            assertEquals(false, told.permanent());
            bench.awaitThat(HubLinkInput.Delivered.class, 5);
            assertEquals(List.of("1", "2", "3", "4", "5"), bench.published());
        }
    }

    /** E17, E18 and E19: what was handed over off line was refused and sent all the same, or dropped and sent, or marked as sent before. */
    @Test
    void whatIsHandedOverOffLineIsRefusedAndNeverSent() {
        try (LinkBench bench = new LinkBench()) {
            bench.broker.halt(false);
            bench.start();
            bench.awaitFirst(HubLinkInput.Disconnected.class);
            for (int number = 0; number < 300; number++) {
                bench.publish(number, "off line " + number);
            }
            assertEquals(
                    300, bench.awaitThat(HubLinkInput.NotDelivered.class, 300).size());
            bench.broker.resume();
            bench.awaitConnected(1);
            bench.publish(1000, "on line");
            bench.awaitFirst(HubLinkInput.Delivered.class);
            assertEquals(List.of("on line"), bench.published());
            assertEquals(false, bench.broker.received(Publish.class).getFirst().duplicate());
        }
    }

    /** The connection's end answers for what was under way; the link itself sends nothing again. */
    @Test
    void whatWasUnderWayWhenTheLineWentIsNotSentAgainByItself() {
        try (LinkBench bench = new LinkBench()) {
            bench.broker.add(
                    Rule.incoming(PacketType.PUBLISH, new Act.Reset()).after(1).times(1));
            bench.connected();
            bench.publish(1, "kept");
            bench.awaitFirst(HubLinkInput.Delivered.class);
            bench.publish(2, "under way");
            bench.awaitConnected(2);
            bench.publish(3, "later");
            bench.awaitThat(HubLinkInput.Delivered.class, 2);
            assertEquals(List.of("kept", "under way", "later"), bench.published());
            assertEquals(
                    List.of(1L, 3L),
                    bench.told(HubLinkInput.Delivered.class).stream()
                            .map(HubLinkInput.Delivered::token)
                            .toList());
        }
    }

    /** A line on which only acknowledgements are lost looks alive to every keep-alive. */
    @Test
    void brokerSwallowsOnlyAcknowledgements() {
        LinkBench.Waits waits = LinkBench.standard().acknowledge(Duration.ofMillis(700));
        try (LinkBench bench = new LinkBench(TcpBroker.start(BrokerSettings.standard()), 0, waits)) {
            bench.broker.add(Rule.outgoing(PacketType.PUBACK, new Act.Swallow()).onConnection(1));
            bench.connected();
            bench.publish(1, "in doubt");
            HubLinkInput.Disconnected told = bench.awaitFirst(HubLinkInput.Disconnected.class);
            assertEquals("a message was not acknowledged in time", told.detail());
            bench.awaitConnected(2);
            bench.publish(2, "in doubt");
            assertEquals(new HubLinkInput.Delivered(2), bench.awaitFirst(HubLinkInput.Delivered.class));
        }
    }

    @Test
    void brokerAcknowledgesTwiceLateAndOutOfTurn() {
        try (LinkBench bench = new LinkBench()) {
            bench.broker.add(
                    Rule.outgoing(PacketType.PUBACK, new Act.Delay(SHORT)).times(1));
            bench.broker.add(Rule.outgoing(PacketType.PUBACK, new Act.Repeat(3)));
            bench.connected();
            for (int number = 1; number <= 4; number++) {
                bench.publish(number, "" + number);
            }
            List<Long> tokens = bench.awaitThat(HubLinkInput.Delivered.class, 4).stream()
                    .map(HubLinkInput.Delivered::token)
                    .toList();
            assertEquals(Set.of(1L, 2L, 3L, 4L), new HashSet<>(tokens));
            assertEquals(1L, tokens.getLast());
            bench.broker.utter(1, Octets.hex("40 02 7F FF"));
            bench.publish(5, "after an acknowledgement of nothing");
            bench.awaitThat(HubLinkInput.Delivered.class, 5);
            assertEquals(1, bench.broker.connections());
        }
    }

    @Test
    void impossibleTopicIsRefusedForGood() {
        try (LinkBench bench = new LinkBench().connected()) {
            bench.link.publish(new Publication(1, "carrel/#", Bytes.EMPTY, 1, false, Bytes.EMPTY, Duration.ZERO));
            assertEquals(true, bench.awaitFirst(HubLinkInput.NotDelivered.class).permanent());
            assertEquals(1, bench.broker.connections());
        }
    }

    private static Rule answering(int code) {
        return Rule.incoming(
                PacketType.PUBLISH,
                new Act.Answer(
                        packet -> List.of(new Packet.Ack(PacketType.PUBACK, ((Publish) packet).packetId(), code))));
    }

    /** The most messages that the broker had received and not yet acknowledged at one time. */
    private static int mostUnderWay(LinkBench bench) {
        int now = 0;
        int most = 0;
        for (Seen seen : bench.broker.record()) {
            switch (seen.what()) {
                case Seen.What.Received(Packet packet) when packet instanceof Publish -> most = Math.max(most, ++now);
                case Seen.What.Sent(Packet packet) when packet.type() == PacketType.PUBACK -> now--;
                case Seen.What.Received _,
                        Seen.What.Sent _,
                        Seen.What.Opened _,
                        Seen.What.Closed _,
                        Seen.What.Malformed _,
                        Seen.What.Uttered _ -> {}
            }
        }
        return most;
    }
}
