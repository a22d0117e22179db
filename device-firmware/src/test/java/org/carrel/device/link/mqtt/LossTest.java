package org.carrel.device.link.mqtt;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.carrel.contract.topic.Channel;
import org.carrel.device.port.HubLinkInput;
import org.carrel.device.port.HubLinkInput.Reason;
import org.carrel.sim.broker.BrokerSettings;
import org.carrel.sim.broker.Message;
import org.carrel.sim.broker.PacketType;
import org.carrel.sim.broker.Rule;
import org.carrel.sim.broker.Rule.Act;
import org.carrel.sim.link.TcpBroker;
import org.carrel.sim.link.TcpWire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Goal: however the line goes, the agent is told once, the line comes back by itself, and nothing is left over from the old one. */
@Execution(ExecutionMode.CONCURRENT)
class LossTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void brokerIsKilledAndComesBack() {
        try (LinkBench bench = new LinkBench().connected()) {
            bench.broker.halt(true);
            bench.awaitFirst(HubLinkInput.Disconnected.class);
            bench.broker.resume();
            bench.awaitConnected(2);
            assertEquals(1, bench.told(HubLinkInput.Disconnected.class).size());
        }
    }

    /** E11: nine connections in twelve seconds; two devices with one name would have fought for ever. */
    @Test
    void sessionIsTakenOver() {
        try (LinkBench bench = new LinkBench().connected()) {
            bench.broker.dismiss(bench.address.login(), 0x8E);
            HubLinkInput.Disconnected told = bench.awaitFirst(HubLinkInput.Disconnected.class);
            assertEquals(Reason.TAKEN_OVER, told.reason());
            await().during(Duration.ofSeconds(1)).until(() -> bench.broker.connections() == 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"0x89, BUSY", "0x97, BUSY", "0x8B, NETWORK", "0x8D, NETWORK", "0x00, NETWORK"})
    void brokerSendsTheDeviceAwayForTheMoment(String code, Reason reason) {
        try (LinkBench bench = new LinkBench().connected()) {
            bench.broker.dismiss(bench.address.login(), Integer.decode(code));
            assertEquals(
                    reason, bench.awaitFirst(HubLinkInput.Disconnected.class).reason());
            bench.awaitConnected(2);
        }
    }

    @Test
    void rightsAreTakenAwayWhileConnected() {
        try (LinkBench bench = new LinkBench().connected()) {
            bench.broker.dismiss(bench.address.login(), 0x87);
            assertEquals(
                    Reason.NOT_AUTHORIZED,
                    bench.awaitFirst(HubLinkInput.Disconnected.class).reason());
            await().during(SHORT).until(() -> bench.broker.connections() == 1);
        }
    }

    /** Half-open: both ends stay open and nothing comes through any more. */
    @Test
    void networkGoesSilent() {
        TcpBroker broker = TcpBroker.start(BrokerSettings.standard());
        LinkBench.Waits waits =
                LinkBench.standard().keepAlive(Duration.ofSeconds(1)).connect(Duration.ofMillis(1500));
        try (TcpWire wire = TcpWire.to(broker.port());
                LinkBench bench = new LinkBench(broker, wire.port(), waits).connected()) {
            wire.silence();
            bench.awaitFirst(HubLinkInput.Disconnected.class);
            wire.restore();
            bench.awaitConnected(2);
            bench.publish(1, "through");
            bench.awaitFirst(HubLinkInput.Delivered.class);
        }
    }

    /** Half-open the other way: what the broker says arrives, what we say does not; the broker gives up first. */
    @Test
    void networkGoesSilentOneWay() {
        TcpBroker broker = TcpBroker.start(BrokerSettings.standard());
        LinkBench.Waits waits =
                LinkBench.standard().keepAlive(Duration.ofSeconds(1)).connect(Duration.ofMillis(1500));
        try (TcpWire wire = TcpWire.to(broker.port());
                LinkBench bench = new LinkBench(broker, wire.port(), waits).connected()) {
            wire.silence(true, false);
            bench.awaitFirst(HubLinkInput.Disconnected.class);
            wire.restore();
            bench.awaitConnected(2);
        }
    }

    @Test
    void brokerIsFrozenAndThawed() {
        LinkBench.Waits waits =
                LinkBench.standard().keepAlive(Duration.ofSeconds(1)).connect(Duration.ofMillis(1500));
        try (LinkBench bench = new LinkBench(TcpBroker.start(BrokerSettings.standard()), 0, waits).connected()) {
            bench.broker.freeze();
            bench.awaitFirst(HubLinkInput.Disconnected.class);
            bench.broker.thaw();
            bench.awaitConnected(2);
            bench.publish(1, "through");
            bench.awaitFirst(HubLinkInput.Delivered.class);
        }
    }

    @Test
    void cableIsCutAndPluggedIn() {
        TcpBroker broker = TcpBroker.start(BrokerSettings.standard());
        try (TcpWire wire = TcpWire.to(broker.port());
                LinkBench bench = new LinkBench(broker, wire.port(), LinkBench.standard()).connected()) {
            wire.cut();
            bench.awaitFirst(HubLinkInput.Disconnected.class);
            wire.restore();
            bench.awaitConnected(2);
        }
    }

    /** E7: never reconnected, with a thread asleep for ever. */
    @Test
    void agentIsBusyWhileTheLineDrops() {
        try (LinkBench bench = new LinkBench()) {
            CountDownLatch room = new CountDownLatch(1);
            bench.agent = input -> {
                if (input instanceof HubLinkInput.Arrived) {
                    InboundTest.awaitQuietly(room);
                }
            };
            bench.connected();
            bench.command("open");
            bench.awaitFirst(HubLinkInput.Arrived.class);
            bench.broker.add(Rule.incoming(PacketType.CONNECT, new Act.Close()).times(2));
            bench.broker.dismiss(bench.address.login(), 0x8B);
            // The new connection stands although the agent still sits on the old one's message.
            await().atMost(Duration.ofSeconds(10)).until(() -> bench.broker.connections() == 4);
            await().until(() -> bench.pahoThreads().size() == 3);
            room.countDown();
            bench.awaitConnected(2);
            bench.awaitThat(HubLinkInput.Arrived.class, 2);
            await().until(() -> bench.acknowledged().size() == 1);
        }
    }

    /** E8: an exception in the application's handler kept the client from ever reconnecting. */
    @Test
    void agentFailsOnTheNewsOfTheLoss() {
        try (LinkBench bench = new LinkBench()) {
            bench.agent = input -> {
                if (input instanceof HubLinkInput.Disconnected) {
                    throw new IllegalStateException("a bug");
                }
            };
            bench.connected();
            bench.broker.dismiss(bench.address.login(), 0x8B);
            bench.awaitConnected(2);
        }
    }

    /** Every packet of a conversation is a place where the line may go. */
    @ParameterizedTest
    @EnumSource(
            value = PacketType.class,
            names = {"CONNECT", "CONNACK", "SUBSCRIBE", "SUBACK", "PUBLISH", "PUBACK"})
    void lineGoesAtAnyPacketInEitherWay(PacketType type) {
        for (Act act : List.of(new Act.Close(), new Act.Reset(), new Act.CloseAfter())) {
            try (LinkBench bench = new LinkBench()) {
                bench.broker.publish(Message.of(bench.address.topic(Channel.ROSTER), "roster")
                        .retained());
                bench.broker.add(Rule.incoming(type, act).times(1));
                bench.broker.add(Rule.outgoing(type, act).times(1));
                bench.start();
                await().atMost(Duration.ofSeconds(20)).until(() -> {
                    if (bench.told(HubLinkInput.Delivered.class).isEmpty()) {
                        bench.publish(1, "event");
                    }
                    return !bench.told(HubLinkInput.Delivered.class).isEmpty()
                            && !bench.told(HubLinkInput.Arrived.class).isEmpty();
                });
                await().until(() -> bench.pahoThreads().size() <= 3);
            }
        }
    }

    /** Paho pull request 953 and the 33 flaps of our own measurement: threads must not add up. */
    @Test
    void thirtyFlapsLeaveNoThreadBehind() {
        TcpBroker broker = TcpBroker.start(BrokerSettings.standard());
        MqttSettings.Backoff quick =
                new MqttSettings.Backoff(Duration.ofMillis(5), Duration.ofMillis(20), LinkBench.LONG);
        LinkBench.Waits standard = LinkBench.standard();
        LinkBench.Waits waits = new LinkBench.Waits(
                standard.keepAlive(),
                standard.connect(),
                standard.acknowledge(),
                standard.close(),
                quick,
                standard.limits());
        try (TcpWire wire = TcpWire.to(broker.port());
                LinkBench bench = new LinkBench(broker, wire.port(), waits).connected()) {
            for (int flap = 1; flap <= 30; flap++) {
                bench.publish(flap, "event " + flap);
                wire.flap();
                bench.awaitConnected(flap + 1);
            }
            await().untilAsserted(() -> assertEquals(3, bench.pahoThreads().size(), bench.pahoThreads()::toString));
            assertEquals(30, bench.told(HubLinkInput.Disconnected.class).size());
            bench.link.close();
            await().untilAsserted(() -> assertEquals(List.of(), bench.pahoThreads()));
        }
    }

    @Test
    void lastWillIsSaidWhenTheDeviceVanishes() {
        LinkBench.Waits waits = LinkBench.standard().keepAlive(Duration.ofSeconds(1));
        TcpBroker broker = TcpBroker.start(BrokerSettings.standard());
        try (TcpWire wire = TcpWire.to(broker.port());
                LinkBench bench = new LinkBench(broker, wire.port(), waits).connected()) {
            String state = bench.address.topic(Channel.STATE);
            wire.silence(true, true);
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> !broker.retained(state).isEmpty());
            assertEquals("lost 1", broker.retained(state).getFirst().payload().text());
        }
    }

    /** A slow line is no dead line: bytes that trickle in one by one make whole packets, across every time-out of the reader. */
    @Test
    void networkIsVerySlow() {
        TcpBroker broker = TcpBroker.start(BrokerSettings.standard());
        try (TcpWire wire = TcpWire.to(broker.port())) {
            wire.slow(Duration.ofMillis(100), 2000);
            try (LinkBench bench = new LinkBench(broker, wire.port(), LinkBench.standard()).connected()) {
                bench.command("x".repeat(3000));
                HubLinkInput.Arrived arrived = bench.awaitFirst(HubLinkInput.Arrived.class);
                assertEquals(3000, arrived.payload().length());
                assertTrue(bench.told(HubLinkInput.Disconnected.class).isEmpty());
            }
        }
    }
}
