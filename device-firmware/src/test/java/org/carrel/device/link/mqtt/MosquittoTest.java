package org.carrel.device.link.mqtt;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;
import org.carrel.device.port.HubLink.Publication;
import org.carrel.device.port.HubLinkInput;
import org.carrel.device.port.HubLinkInput.Reason;
import org.carrel.sim.broker.Connect;
import org.carrel.sim.broker.Octets;
import org.carrel.sim.broker.Properties;
import org.carrel.sim.broker.Publish;
import org.carrel.sim.link.LocalMosquitto;
import org.carrel.sim.link.MqttProbe;
import org.carrel.sim.link.TcpWire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Goal: the link works against a real Mosquitto under the configuration that we ship, over TLS and with certificates, and that
 * configuration holds each device in its own room. Skipped only where no Mosquitto is installed.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("the one Mosquitto of this class")
class MosquittoTest {
    private static final Address SHELF = new Address(new SiteId("main"), new DeviceId("shelf-1"));
    private static final Address KIOSK = new Address(new SiteId("main"), new DeviceId("kiosk-1"));
    private static final Address NAMESAKE = new Address(new SiteId("branch"), new DeviceId("shelf-1"));
    private static final SortedMap<String, Path> IDENTITIES = new TreeMap<>();
    private static MosquittoProcess mosquitto;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        Assumptions.assumeTrue(LocalMosquitto.program().isPresent(), "no Mosquitto on this machine");
        mosquitto =
                new MosquittoProcess(LocalMosquitto.program().orElseThrow(), folder, List.of(SHELF, KIOSK, NAMESAKE));
        for (Address device : List.of(SHELF, KIOSK, NAMESAKE)) {
            IDENTITIES.put(device.login(), mosquitto.authority.identity(device, device.login()));
        }
    }

    @AfterAll
    static void stop() {
        if (mosquitto != null) {
            mosquitto.close();
        }
    }

    @Test
    void messagesGoBothWaysOverTls() {
        try (Line line = new Line(SHELF).connected();
                MqttProbe hub = hub(Channel.EVENT)) {
            line.publish(1, Channel.EVENT, "taken", false);
            assertEquals(new HubLinkInput.Delivered(1), line.awaitFirst(HubLinkInput.Delivered.class));
            assertEquals("taken", hub.message().payload().text());
            hub.publish(SHELF.topic(Channel.COMMAND), "open", false);
            HubLinkInput.Arrived arrived = line.awaitFirst(HubLinkInput.Arrived.class);
            assertEquals(SHELF.topic(Channel.COMMAND), arrived.topic());
            assertEquals("open", new String(arrived.payload().toArray(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void nobodyListeningIsDeliveredToo() {
        try (Line line = new Line(NAMESAKE).connected()) {
            line.publish(1, Channel.TELEMETRY, "figures", false);
            line.awaitFirst(HubLinkInput.Delivered.class);
        }
    }

    @Test
    void birthIsRetainedForTheHubThatStartsLaterAndLastWillReplacesItWhenTheDeviceVanishes() {
        try (TcpWire wire = TcpWire.to(mosquitto.devicePort);
                Line line = new Line(SHELF, wire.port(), identity(SHELF)).connected()) {
            line.publish(1, Channel.STATE, "birth", true);
            line.awaitFirst(HubLinkInput.Delivered.class);
            try (MqttProbe hub = hub(Channel.STATE)) {
                assertEquals("birth", hub.message().payload().text());
                wire.cut();
                Publish will = hub.message();
                assertEquals("lost 1", will.payload().text());
            }
            try (MqttProbe hub = hub(Channel.STATE)) {
                assertEquals("lost 1", hub.message().payload().text());
            }
        }
    }

    @Test
    void closingLeavesNoLastWill() {
        try (MqttProbe hub = new MqttProbe(mosquitto.hubPort)) {
            Line line = new Line(NAMESAKE).connected();
            hub.connect("hub", MosquittoProcess.HUB_PASSWORD);
            hub.subscribe(NAMESAKE.topic(Channel.STATE), NAMESAKE.topic(Channel.EVENT));
            line.publish(1, Channel.STATE, "stopped", true);
            line.close();
            assertEquals("stopped", hub.message().payload().text());
            // Whatever the old connection had left to say comes before anything of the next one.
            try (Line next = new Line(NAMESAKE).connected()) {
                next.publish(1, Channel.EVENT, "next", false);
                assertEquals("next", hub.message().payload().text());
            }
        }
    }

    @Test
    void brokerIsKilledAndStartedAgain() {
        try (Line line = new Line(SHELF).connected()) {
            mosquitto.kill();
            line.awaitFirst(HubLinkInput.Disconnected.class);
            mosquitto.restart();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> line.told(HubLinkInput.Connected.class).size() == 2);
            line.publish(1, Channel.EVENT, "taken", false);
            line.awaitFirst(HubLinkInput.Delivered.class);
        }
    }

    @Test
    void commandForAnAbsentDeviceWaits() {
        new Line(KIOSK).connected().close();
        try (MqttProbe hub = hub(Channel.EVENT)) {
            hub.publish(KIOSK.topic(Channel.COMMAND), "later", false);
        }
        try (Line line = new Line(KIOSK).connected()) {
            HubLinkInput.Arrived arrived = line.awaitFirst(HubLinkInput.Arrived.class);
            assertEquals("later", new String(arrived.payload().toArray(), StandardCharsets.UTF_8));
        }
    }

    /** Its certificate is good, but for another name: the broker goes by the certificate, whatever the client calls itself. */
    @Test
    void whoCallsItselfAnotherIsHeldToItsCertificate() {
        try (Line posing = new Line(KIOSK, mosquitto.devicePort, identity(SHELF));
                Line kiosk = new Line(KIOSK).connected()) {
            posing.link.start();
            await().until(() -> !posing.told(HubLinkInput.Connected.class).isEmpty()
                    || !posing.told(HubLinkInput.Disconnected.class).isEmpty());
            posing.publish(1, Channel.EVENT, "forged", false);
            await().until(() -> posing.outcomes() == 1
                    || !posing.told(HubLinkInput.Disconnected.class).isEmpty());
            assertEquals(List.of(), posing.told(HubLinkInput.Delivered.class));
            assertEquals(List.of(), kiosk.told(HubLinkInput.Disconnected.class));
        }
    }

    @Test
    void aCertificateOfAnotherAuthorityStaysOutside(@TempDir Path elsewhere) throws IOException {
        Path stranger = new TestAuthority(elsewhere).identity(SHELF, "stranger");
        try (Line line = new Line(SHELF, mosquitto.devicePort, stranger)) {
            line.link.start();
            line.awaitFirst(HubLinkInput.Disconnected.class);
            assertEquals(List.of(), line.told(HubLinkInput.Connected.class));
        }
    }

    /** Mosquitto before 2.0.16 closes the first without a word, so that only patience keeps the two from a war. */
    @Test
    void secondDeviceOfTheSameNameEndsTheFirstWithoutAWar() {
        try (Line first = new Line(SHELF).connected();
                Line second = new Line(SHELF).connected()) {
            Reason reason = first.awaitFirst(HubLinkInput.Disconnected.class).reason();
            assertTrue(Set.of(Reason.TAKEN_OVER, Reason.NETWORK).contains(reason), reason::toString);
            await().during(Duration.ofSeconds(1))
                    .until(() -> second.told(HubLinkInput.Disconnected.class).isEmpty());
        }
    }

    /** On every channel: a device says what is its own to say, and nothing in the place of the hub or of another device. */
    @Test
    void deviceSpeaksOnlyInItsOwnRoomAndDirection() {
        try (Line line = new Line(SHELF).connected()) {
            List<Channel> channels = List.of(Channel.values());
            for (Channel channel : channels) {
                int number = channels.indexOf(channel);
                line.publishTo(number, SHELF.topic(channel));
                line.publishTo(100 + number, KIOSK.topic(channel));
                line.publishTo(200 + number, NAMESAKE.topic(channel));
            }
            await().until(() -> line.outcomes() == 3 * channels.size());
            assertEquals(
                    channels.stream()
                            .filter(channel -> channel.direction() == Channel.Direction.TO_HUB)
                            .map(channel -> (long) channels.indexOf(channel))
                            .toList(),
                    line.told(HubLinkInput.Delivered.class).stream()
                            .map(HubLinkInput.Delivered::token)
                            .toList());
            assertTrue(line.told(HubLinkInput.NotDelivered.class).stream()
                    .allMatch(told -> !told.permanent() && told.detail().contains("0x87")));
        }
    }

    /** Mosquitto grants any subscription and holds back what the device may not read; the last message shows that all was tried. */
    @ParameterizedTest
    @EnumSource(Channel.class)
    void deviceHearsOnlyItsOwnRoom(Channel channel) {
        try (MqttProbe device = probe(SHELF);
                MqttProbe kiosk = probe(KIOSK);
                MqttProbe namesake = probe(NAMESAKE);
                MqttProbe hub = hub(Channel.EVENT)) {
            device.subscribe("#", "carrel/v1/+/+/" + channel.suffix(), SHELF.topic(channel), KIOSK.topic(channel));
            kiosk.publish(KIOSK.topic(channel), "of the kiosk", false);
            namesake.publish(NAMESAKE.topic(channel), "of the namesake", false);
            hub.publish(KIOSK.topic(channel), "for the kiosk", false);
            hub.publish(NAMESAKE.topic(channel), "for the namesake", false);
            hub.publish(SHELF.topic(Channel.COMMAND), "for the shelf", false);
            assertEquals("for the shelf", device.message().payload().text());
        }
    }

    @Test
    void deviceCannotPutAWillIntoAnotherRoom() {
        try (MqttProbe hub = hub(Channel.STATE);
                MqttProbe kiosk = probe(KIOSK)) {
            Connect.LastWill.Message will = new Connect.LastWill.Message(
                    KIOSK.topic(Channel.STATE), 1, false, Properties.NONE, Octets.utf8("forged"));
            try (MqttProbe forging = new MqttProbe(mosquitto.hubPort)) {
                forging.connect(login(SHELF.login(), will));
            }
            // The forger's connection has gone for the broker when its name is taken anew.
            probe(SHELF).close();
            kiosk.publish(KIOSK.topic(Channel.STATE), "alive", false);
            Publish first = hub.message();
            while (first.retain()) {
                first = hub.message();
            }
            assertEquals("alive", first.payload().text());
        }
    }

    @Test
    void deviceCannotTakeTheSessionOfAnother() {
        try (Line kiosk = new Line(KIOSK).connected();
                MqttProbe posing = new MqttProbe(mosquitto.hubPort)) {
            posing.connect(login(KIOSK.login(), new Connect.LastWill.None()));
            await().during(Duration.ofMillis(500))
                    .until(() -> kiosk.told(HubLinkInput.Disconnected.class).isEmpty());
        }
    }

    private static Path identity(Address device) {
        return Objects.requireNonNull(IDENTITIES.get(device.login()));
    }

    private static MqttProbe probe(Address device) {
        MqttProbe probe = new MqttProbe(mosquitto.hubPort);
        assertEquals(
                0,
                probe.connect(device.login(), MosquittoProcess.password(device)).reason());
        return probe;
    }

    private static Connect login(String clientId, Connect.LastWill will) {
        return new Connect(
                clientId,
                true,
                0,
                Properties.NONE,
                will,
                new Connect.UserName.Given(SHELF.login()),
                new Connect.Password.Given(Octets.utf8(MosquittoProcess.password(SHELF))));
    }

    /** The hub, listening on a channel of all devices. */
    private static MqttProbe hub(Channel channel) {
        MqttProbe hub = new MqttProbe(mosquitto.hubPort);
        assertEquals(0, hub.connect("hub", MosquittoProcess.HUB_PASSWORD).reason());
        assertEquals(List.of(1), hub.subscribe(Address.everyDevice(channel)));
        return hub;
    }

    /** One link over TLS with what it told. */
    private static final class Line implements AutoCloseable {
        final Address address;
        final Queue<HubLinkInput> inputs = new ConcurrentLinkedQueue<>();
        final PahoHubLink link;

        Line(Address address) {
            this(address, mosquitto.devicePort, identity(address));
        }

        Line(Address address, int port, Path identity) {
            MqttSettings.Backoff backoff =
                    new MqttSettings.Backoff(Duration.ofSeconds(3), Duration.ofSeconds(3), LinkBench.LONG);
            this.address = address;
            this.link = new PahoHubLink(
                    new MqttSettings(
                            "localhost",
                            port,
                            address,
                            new MqttSettings.Login.Certificate(identity),
                            new MqttSettings.Trust.Library(mosquitto.authority.certificate()),
                            Duration.ofDays(1),
                            MqttSettings.Deadlines.standard(),
                            backoff,
                            MqttSettings.Limits.standard()),
                    new AtomicLong()::incrementAndGet,
                    LinkBench::lastWill,
                    inputs::add,
                    new SeededRandom(1));
        }

        Line connected() {
            link.start();
            awaitFirst(HubLinkInput.Connected.class);
            return this;
        }

        void publish(long token, Channel channel, String text, boolean retain) {
            link.publish(new Publication(
                    token,
                    address.topic(channel),
                    Bytes.of(text.getBytes(StandardCharsets.UTF_8)),
                    1,
                    retain,
                    Bytes.EMPTY,
                    Duration.ZERO));
        }

        void publishTo(long token, String topic) {
            link.publish(
                    new Publication(token, topic, Bytes.of(new byte[] {'x'}), 1, false, Bytes.EMPTY, Duration.ZERO));
        }

        int outcomes() {
            return told(HubLinkInput.Delivered.class).size()
                    + told(HubLinkInput.NotDelivered.class).size();
        }

        <I extends HubLinkInput> List<I> told(Class<I> kind) {
            return inputs.stream().filter(kind::isInstance).map(kind::cast).toList();
        }

        <I extends HubLinkInput> I awaitFirst(Class<I> kind) {
            await().atMost(Duration.ofSeconds(20)).until(() -> !told(kind).isEmpty());
            return told(kind).getFirst();
        }

        @Override
        public void close() {
            link.close();
        }
    }
}
