package org.carrel.device.link.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ServerSocketFactory;
import org.awaitility.Awaitility;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.topic.Address;
import org.carrel.device.link.mqtt.MqttSettings.Trust;
import org.carrel.device.port.HubLinkInput;
import org.carrel.sim.broker.BrokerSettings;
import org.carrel.sim.broker.Connect;
import org.carrel.sim.broker.Doorman;
import org.carrel.sim.link.TcpBroker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Goal: a password goes to a broker that has proved its name to an authority that we trust, and to nobody else. */
@Execution(ExecutionMode.CONCURRENT)
class TlsTest {
    @TempDir
    Path folder;

    @Test
    void brokerOfAKnownAuthorityAndTheRightName() throws IOException {
        TestCertificate certificate = TestCertificate.create(folder, "broker", "dns:localhost");
        try (TcpBroker broker = secured(certificate);
                Line line = new Line(broker.port(), authority("broker"))) {
            line.await(HubLinkInput.Connected.class);
            assertEquals(1, broker.received(Connect.class).size());
        }
    }

    @Test
    void brokerOfAnUnknownAuthority() throws IOException {
        TestCertificate.create(folder, "trusted", "dns:localhost");
        TestCertificate stranger = TestCertificate.create(folder, "stranger", "dns:localhost");
        try (TcpBroker broker = secured(stranger);
                Line line = new Line(broker.port(), authority("trusted"))) {
            assertTrue(line.await(HubLinkInput.Disconnected.class).detail().startsWith("cannot connect"));
            assertEquals(List.of(), broker.received(Connect.class));
        }
    }

    @Test
    void brokerOfAnotherName() throws IOException {
        TestCertificate certificate = TestCertificate.create(folder, "broker", "dns:elsewhere.example");
        try (TcpBroker broker = secured(certificate);
                Line line = new Line(broker.port(), authority("broker"))) {
            assertTrue(line.await(HubLinkInput.Disconnected.class).detail().contains("localhost"));
            assertEquals(List.of(), broker.received(Connect.class));
        }
    }

    @Test
    void brokerWithoutTls() throws IOException {
        TestCertificate.create(folder, "trusted", "dns:localhost");
        try (TcpBroker broker = TcpBroker.start(BrokerSettings.standard());
                Line line = new Line(broker.port(), authority("trusted"))) {
            line.await(HubLinkInput.Disconnected.class);
            assertEquals(List.of(), broker.received(Connect.class));
        }
    }

    /** A board without a battery clock wakes in 1970 or wherever its file system was left; the certificates of the test are of the days to come. */
    @Test
    void whatTheLibrarysAuthoritySignedHoldsWhateverTheDay() throws IOException {
        TestAuthority later = new TestAuthority(folder, "+2d");
        ServerSocketFactory sockets = later.serverSockets("+1d");
        try (TcpBroker broker = TcpBroker.start(BrokerSettings.standard(), Doorman.OPEN, sockets);
                Line line = new Line(broker.port(), new Trust.Library(later.certificate()))) {
            line.await(HubLinkInput.Connected.class);
        }
        try (TcpBroker broker = TcpBroker.start(BrokerSettings.standard(), Doorman.OPEN, sockets);
                Line line = new Line(broker.port(), authority("authority"))) {
            assertTrue(line.await(HubLinkInput.Disconnected.class).detail().startsWith("cannot connect"));
        }
    }

    @Test
    void theLibrarysAuthorityAloneIsTrustedAndTheNameChecked() throws IOException {
        TestCertificate.create(folder, "library", "dns:localhost");
        TestCertificate stranger = TestCertificate.create(folder, "stranger", "dns:localhost");
        TestCertificate elsewhere = TestCertificate.create(folder, "elsewhere", "dns:elsewhere.example");
        for (TestCertificate shown : List.of(stranger, elsewhere)) {
            Trust trust = new Trust.Library(folder.resolve(shown == stranger ? "library.crt" : "elsewhere.crt"));
            try (TcpBroker broker = secured(shown);
                    Line line = new Line(broker.port(), trust)) {
                assertTrue(line.await(HubLinkInput.Disconnected.class).detail().startsWith("cannot connect"));
                assertEquals(List.of(), broker.received(Connect.class));
            }
        }
    }

    @Test
    void handshakeNeverEnds() throws IOException {
        TestCertificate.create(folder, "trusted", "dns:localhost");
        try (ServerSocket mute = new ServerSocket(0);
                Line line = new Line(mute.getLocalPort(), authority("trusted"))) {
            assertEquals(
                    HubLinkInput.Reason.NETWORK,
                    line.await(HubLinkInput.Disconnected.class).reason());
        }
    }

    @Test
    void certificatesThatCannotBeUsedAreNamedAtOnce() throws IOException {
        Path rubbish = Files.writeString(folder.resolve("rubbish"), "no certificate");
        for (Path file : List.of(rubbish, folder.resolve("missing"))) {
            IllegalArgumentException told = assertThrows(
                    IllegalArgumentException.class,
                    () -> Encryption.of(new Trust.Authorities(file), new MqttSettings.Login.Anonymous()));
            assertTrue(String.valueOf(told.getMessage()).contains(file.toString()));
        }
    }

    private Trust authority(String name) {
        return new Trust.Authorities(folder.resolve(name + ".crt"));
    }

    private static TcpBroker secured(TestCertificate certificate) throws IOException {
        return TcpBroker.start(BrokerSettings.standard(), Doorman.OPEN, certificate.serverSockets());
    }

    private static final class Line implements AutoCloseable {
        private final Queue<HubLinkInput> inputs = new ConcurrentLinkedQueue<>();
        private final PahoHubLink link;

        Line(int port, Trust trust) {
            link = new PahoHubLink(
                    new MqttSettings(
                            "localhost",
                            port,
                            new Address(new SiteId("main"), new DeviceId("shelf-1")),
                            new MqttSettings.Login.Password("secret"),
                            trust,
                            Duration.ofDays(1),
                            new MqttSettings.Deadlines(
                                    Duration.ofSeconds(20),
                                    Duration.ofSeconds(3),
                                    Duration.ofSeconds(10),
                                    Duration.ofSeconds(1)),
                            new MqttSettings.Backoff(LinkBench.LONG, LinkBench.LONG, LinkBench.LONG),
                            MqttSettings.Limits.standard()),
                    new AtomicLong()::incrementAndGet,
                    LinkBench::lastWill,
                    inputs::add,
                    new SeededRandom(1));
            link.start();
        }

        <I extends HubLinkInput> I await(Class<I> kind) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> inputs.stream().anyMatch(kind::isInstance));
            return inputs.stream()
                    .filter(kind::isInstance)
                    .map(kind::cast)
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public void close() {
            link.close();
        }
    }
}
