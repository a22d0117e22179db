package org.carrel.hub.adapter.mqtt.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.awaitility.Awaitility;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;
import org.carrel.hub.adapter.mqtt.TestDevice;
import org.carrel.hub.adapter.mqtt.TestIdentity;
import org.carrel.hub.adapter.pki.HubAuthority;
import org.carrel.hub.runtime.FreshKeys;
import org.carrel.hub.trust.Authority;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Goal: a device is who its certificate says, and nobody comes in without one of this library's (checklist C04, C05). Method: the broker at
 * a port of its own, another maker's client, certificates good and bad.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CertificateDoorTest {
    private static final Address SHELF = new Address(new SiteId("main"), new DeviceId("shelf-1"));
    private static final Address OTHER = new Address(new SiteId("main"), new DeviceId("shelf-2"));
    private static final Bytes HELLO = Bytes.of("hello".getBytes(StandardCharsets.UTF_8));
    private static final int DENIED = 0x87;

    @TempDir
    private static Path folder;

    private final FreshKeys keys = new FreshKeys(Instant::now);
    private final HubAuthority authority = authority();
    private final Set<String> revoked = new ConcurrentSkipListSet<>();
    private EmbeddedBroker broker;

    private HubAuthority authority() {
        return HubAuthority.open(HubAuthority.fresh(keys::secret, Instant.now()), keys::secret);
    }

    @BeforeAll
    void open() throws Exception {
        Path store = Files.write(
                folder.resolve("broker.p12"),
                authority.server(List.of("127.0.0.1")).keyStore("secret").toArray());
        broker = EmbeddedBroker.start(
                folder.resolve("broker"),
                new EmbeddedBroker.Doorway("127.0.0.1", 0),
                "hub-secret",
                new DeviceLogins.ByCertificate(
                        store, "secret", (device, serial, made, from) -> !revoked.contains(serial.hex())));
    }

    @AfterAll
    void close() {
        broker.close();
    }

    @Test
    void aDeviceComesInByItsCertificateAndIsHeldToItsRoom() throws Exception {
        try (TestDevice device =
                TestDevice.connect(port(), SHELF.login(), identity(SHELF, authority, Duration.ofDays(1)))) {
            assertTrue(device.publish(SHELF.topic(Channel.EVENT), HELLO, false) < 0x80);
            assertEquals(DENIED, device.publish(OTHER.topic(Channel.EVENT), HELLO, false));
            assertTrue(device.subscribe(OTHER, Channel.COMMAND).getFirst() >= 0x80);
        }
    }

    @Test
    void nobodyIsAnotherThanTheirCertificateSays() {
        TestIdentity shelf = identity(SHELF, authority, Duration.ofDays(1));
        assertThrows(MqttException.class, () -> TestDevice.connect(port(), OTHER.login(), shelf));
        assertThrows(MqttException.class, () -> TestDevice.connect(port(), "hub", shelf));
    }

    @Test
    void noOtherAuthorityCounts() {
        TestIdentity stranger = identity(SHELF, authority(), Duration.ofDays(1));
        stranger.trust(authority.certificate());
        assertThrows(MqttException.class, () -> TestDevice.connect(port(), SHELF.login(), stranger));
    }

    @Test
    void aCertificateThatHasRunOutDoesNotCount() {
        TestIdentity late = identity(SHELF, authority, Duration.ofDays(-1));
        assertThrows(MqttException.class, () -> TestDevice.connect(port(), SHELF.login(), late));
    }

    @Test
    void anOpenLineAndAPasswordOpenNothing() {
        assertThrows(MqttException.class, () -> TestDevice.connect(port(), SHELF, "password"));
        assertThrows(MqttException.class, () -> TestDevice.connect(broker.hubPort(), SHELF, "password"));
    }

    @Test
    void whoIsRevokedWhileConnectedIsPutOutAndStaysOut() throws Exception {
        TestIdentity identity = identity(OTHER, authority, Duration.ofDays(1));
        try (TestDevice device = TestDevice.connect(port(), OTHER.login(), identity)) {
            revoked.add(identity.serial().hex());
            broker.disconnect(OTHER);
            Awaitility.await().until(() -> !device.connected());
            assertThrows(MqttException.class, () -> TestDevice.connect(port(), OTHER.login(), identity));
        }
    }

    private TestIdentity identity(Address device, HubAuthority signing, Duration holds) {
        TestIdentity identity = new TestIdentity(device);
        Instant now = Instant.now();
        Authority.Issued issued = signing.issue(
                        device, identity.request(), now.minus(Duration.ofDays(2)), now.plus(holds))
                .orElseThrow();
        identity.given(issued.certificate(), signing.certificate());
        return identity;
    }

    private int port() {
        return broker.doorway().port();
    }
}
