package org.carrel.device.link.mqtt;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.carrel.contract.topic.Channel;
import org.carrel.device.port.HubLinkInput;
import org.carrel.device.port.HubLinkInput.Reason;
import org.carrel.sim.broker.BrokerSettings;
import org.carrel.sim.broker.ConnAck;
import org.carrel.sim.broker.Connect;
import org.carrel.sim.broker.Octets;
import org.carrel.sim.broker.Packet;
import org.carrel.sim.broker.PacketType;
import org.carrel.sim.broker.Properties;
import org.carrel.sim.broker.PropertyId;
import org.carrel.sim.broker.Rule;
import org.carrel.sim.broker.Rule.Act;
import org.carrel.sim.broker.Subscribe;
import org.carrel.sim.link.TcpBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Goal: no way in which an attempt to connect can fail leaves the link hanging, spinning, storming, or with a thread too many. */
@Execution(ExecutionMode.CONCURRENT)
class ConnectingTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void asksForWhatTheDeviceNeeds() {
        try (LinkBench bench = new LinkBench().connected()) {
            Connect connect = bench.broker.received(Connect.class).getFirst();
            assertEquals(bench.address.login(), connect.clientId());
            assertEquals(new Connect.UserName.Given(bench.address.login()), connect.userName());
            assertEquals(new Connect.Password.Given(Octets.utf8("secret")), connect.password());
            assertEquals(false, connect.cleanStart());
            assertEquals(20, connect.keepAliveSeconds());
            assertEquals(
                    86_400,
                    connect.properties()
                            .number(PropertyId.SESSION_EXPIRY_INTERVAL)
                            .orElseThrow());
            assertEquals(
                    0,
                    connect.properties().number(PropertyId.TOPIC_ALIAS_MAXIMUM).orElse(0));
            assertEquals(
                    20, connect.properties().number(PropertyId.RECEIVE_MAXIMUM).orElseThrow());
            Connect.LastWill.Message will = (Connect.LastWill.Message) connect.will();
            assertEquals(bench.address.topic(Channel.STATE), will.topic());
            assertEquals("lost 1", will.payload().text());
            assertEquals(1, will.qos());
            assertTrue(will.retain());
            List<String> filters = bench.broker.received(Subscribe.class).getFirst().requests().stream()
                    .map(Subscribe.Request::filter)
                    .toList();
            assertEquals(
                    List.of("answer", "acknowledgement", "command", "roster", "board", "config/desired"),
                    filters.stream()
                            .map(each -> each.substring(bench.address.prefix().length()))
                            .toList());
            assertEquals(
                    new HubLinkInput.Connected(1),
                    bench.told(HubLinkInput.Connected.class).getFirst());
        }
    }

    /** E10; paho issues 856 and 1028: the connection hangs for days. */
    @Test
    void brokerAcceptsTcpButNeverAnswersConnect() {
        try (LinkBench bench = impatient()) {
            bench.broker.add(
                    Rule.outgoing(PacketType.CONNACK, new Act.Swallow()).times(3));
            bench.connected();
            // One more where the machine is too busy to read an answer within an impatient time.
            assertTrue(bench.broker.connections() >= 4, bench.broker.connections() + " connections");
            await().until(() -> bench.pahoThreads().size() <= 3);
        }
    }

    /** E10 in the other guise: a stopped process, whose kernel still accepts. */
    @Test
    void brokerIsFrozenWhileTheDeviceConnects() {
        try (LinkBench bench = impatient()) {
            bench.broker.freeze();
            bench.start();
            HubLinkInput.Disconnected told = bench.awaitFirst(HubLinkInput.Disconnected.class);
            assertEquals(new HubLinkInput.Disconnected(Reason.NETWORK, "no CONNACK in time"), told);
            bench.broker.thaw();
            bench.awaitConnected(1);
        }
    }

    /** E9; spring-integration issue 3822: no reconnect when the first attempt fails. */
    @Test
    void firstConnectIsRefused() {
        try (LinkBench bench = new LinkBench()) {
            bench.broker.halt(false);
            bench.start();
            bench.awaitFirst(HubLinkInput.Disconnected.class);
            bench.broker.resume();
            bench.awaitConnected(1);
            assertEquals(1, bench.told(HubLinkInput.Disconnected.class).size());
        }
    }

    /** Paho pull request 953: threads that wait for ever for others that have already ended. */
    @Test
    void brokerAcceptsAndClosesAtOnce() {
        try (LinkBench bench = new LinkBench()) {
            bench.broker.add(Rule.incoming(PacketType.CONNECT, new Act.Close()).times(5));
            bench.broker.add(Rule.incoming(PacketType.CONNECT, new Act.Reset()).times(5));
            bench.connected();
            assertEquals(11, bench.broker.connections());
            await().until(() -> bench.pahoThreads().size() == 3);
        }
    }

    @Test
    void brokerClosesBeforeAnythingIsSaid() throws Exception {
        try (ServerSocket rude = new ServerSocket(0);
                LinkBench bench = new LinkBench(
                        TcpBroker.start(BrokerSettings.standard()), rude.getLocalPort(), LinkBench.standard())) {
            bench.start();
            for (int visit = 0; visit < 5; visit++) {
                rude.accept().close();
            }
            rude.close();
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> bench.pahoThreads().isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({"0x86, NOT_AUTHORIZED", "0x87, NOT_AUTHORIZED", "0x85, NOT_AUTHORIZED", "0x84, NETWORK", "0x9A, NETWORK"
    })
    void refusalThatWaitingDoesNotCureIsToldAndTriedAgainSlowly(String code, Reason reason) {
        try (LinkBench bench = new LinkBench()) {
            bench.broker.add(refusing(Integer.decode(code)));
            bench.start();
            assertEquals(
                    reason, bench.awaitFirst(HubLinkInput.Disconnected.class).reason());
            await().during(SHORT).atMost(Duration.ofSeconds(5)).until(() -> bench.broker.connections() == 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"0x88, BUSY", "0x89, BUSY", "0x97, BUSY", "0x9F, BUSY", "0x80, NETWORK", "0x8B, NETWORK"})
    void refusalForTheMomentIsToldOnceAndTriedAgainSoon(String code, Reason reason) {
        try (LinkBench bench = new LinkBench()) {
            bench.broker.add(refusing(Integer.decode(code)).times(3));
            bench.connected();
            assertEquals(
                    List.of(reason),
                    bench.told(HubLinkInput.Disconnected.class).stream()
                            .map(HubLinkInput.Disconnected::reason)
                            .toList());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20 02 00 00",
                "20 03 00 00 05",
                "20 05 00 00 02 7F 00",
                "20 06 00 00 03 21 00 14 00",
                "20 FF FF FF FF 01",
                "20 03 00 01 00",
                "00 00",
                "20 03 00 00 00 F1 00"
            })
    void brokerTalksRubbishInsteadOfConnack(String hex) {
        try (LinkBench bench = impatient()) {
            bench.broker.add(Rule.outgoing(PacketType.CONNACK, new Act.Utter(Octets.hex(hex)))
                    .times(2));
            bench.connected();
            await().until(() -> bench.pahoThreads().size() <= 3);
        }
    }

    @Test
    void brokerNeverAnswersSubscribe() {
        try (LinkBench bench = impatient()) {
            bench.broker.add(Rule.outgoing(PacketType.SUBACK, new Act.Swallow()).times(1));
            bench.connected();
            assertEquals(
                    List.of(new HubLinkInput.Disconnected(Reason.NETWORK, "no SUBACK in time")),
                    bench.told(HubLinkInput.Disconnected.class));
        }
    }

    /** E4 for SUBACK: the code is only in the answer, and without it the device would never hear a command. */
    @Test
    void brokerRefusesOneSubscription() {
        try (LinkBench bench = new LinkBench()) {
            bench.broker.add(granting(List.of(1, 1, 0x87, 1, 1, 1)));
            bench.start();
            HubLinkInput.Disconnected told = bench.awaitFirst(HubLinkInput.Disconnected.class);
            assertEquals(Reason.NOT_AUTHORIZED, told.reason());
            assertTrue(told.detail().contains("command"), told.detail());
            assertEquals(List.of(), bench.told(HubLinkInput.Connected.class));
        }
    }

    @Test
    void brokerGrantsLessThanNeeded() {
        try (LinkBench bench = new LinkBench()) {
            bench.broker.add(granting(List.of(1, 1, 0, 1, 1, 1)));
            bench.start();
            assertTrue(
                    bench.awaitFirst(HubLinkInput.Disconnected.class).detail().contains("QoS 0"));
        }
    }

    /** Paho would turn QoS 1 into QoS 0, and retained into not retained, without a word. */
    @Test
    void brokerCannotDoWhatIsNeeded() {
        for (BrokerSettings poor : List.of(
                BrokerSettings.standard().withMaximumQos(0),
                BrokerSettings.standard().withoutRetain())) {
            try (LinkBench bench = new LinkBench(poor)) {
                // Such a broker would refuse the will as well; here it does not look.
                bench.broker.add(Rule.incoming(
                        PacketType.CONNECT, new Act.Answer(_ -> List.of(new ConnAck(false, 0, told(poor))))));
                bench.start();
                bench.awaitFirst(HubLinkInput.Disconnected.class);
                await().during(SHORT).atMost(Duration.ofSeconds(5)).until(() -> bench.broker.connections() == 1);
            }
        }
    }

    /** E20: with an executor of three threads no connect ever ended. There is none that could run out, however many others hang. */
    @Test
    void linksThatHangTakeNoThreadFromAnother() {
        LinkBench.Waits patient = LinkBench.standard().connect(LinkBench.LONG);
        List<LinkBench> hanging = Stream.generate(
                        () -> new LinkBench(TcpBroker.start(BrokerSettings.standard()), 0, patient))
                .limit(10)
                .toList();
        try (LinkBench bench = new LinkBench()) {
            for (LinkBench each : hanging) {
                each.broker.add(Rule.outgoing(PacketType.CONNACK, new Act.Swallow()));
                each.start();
            }
            bench.connected();
            await().until(() -> hanging.stream()
                    .allMatch(each -> each.broker.received(Connect.class).size() == 1));
            assertEquals(3, bench.pahoThreads().size());
        } finally {
            hanging.forEach(LinkBench::close);
        }
    }

    @Test
    void eachConnectionHasASessionNumberOfItsOwnInItsWill() {
        try (LinkBench bench = new LinkBench().connected()) {
            bench.broker.dismiss(bench.address.login(), 0x8B);
            bench.awaitConnected(2);
            assertEquals(List.of("lost 1", "lost 2"), bench.wills());
            assertEquals(
                    List.of(new HubLinkInput.Connected(1), new HubLinkInput.Connected(2)),
                    bench.told(HubLinkInput.Connected.class));
        }
    }

    /** Each number costs a write to the flash card: attempts that reach nobody during a long outage must not use any up. */
    @Test
    void attemptsThatReachNoBrokerUseNoSessionNumber() {
        try (LinkBench bench = new LinkBench()) {
            bench.broker.halt(false);
            bench.start();
            await().during(SHORT).atMost(Duration.ofSeconds(5)).until(() -> bench.sessions.get() == 1);
            bench.broker.resume();
            bench.awaitConnected(1);
            assertEquals(List.of("lost 1"), bench.wills());
        }
    }

    private static LinkBench impatient() {
        return new LinkBench(
                TcpBroker.start(BrokerSettings.standard()),
                0,
                LinkBench.standard().connect(Duration.ofMillis(700)));
    }

    private static Rule refusing(int code) {
        return Rule.incoming(
                PacketType.CONNECT, new Act.AnswerAndClose(_ -> List.of(new ConnAck(false, code, Properties.NONE))));
    }

    private static Rule granting(List<Integer> codes) {
        return Rule.incoming(
                PacketType.SUBSCRIBE,
                new Act.Answer(packet -> List.of(new Packet.Grants(
                        PacketType.SUBACK, ((Subscribe) packet).packetId(), Properties.NONE, codes))));
    }

    private static Properties told(BrokerSettings poor) {
        return poor.retainAvailable()
                ? Properties.NONE.with(PropertyId.MAXIMUM_QOS, 0)
                : Properties.NONE.with(PropertyId.RETAIN_AVAILABLE, 0);
    }
}
