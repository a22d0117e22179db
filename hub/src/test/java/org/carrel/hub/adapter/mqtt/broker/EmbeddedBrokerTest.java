package org.carrel.hub.adapter.mqtt.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;
import org.carrel.hub.adapter.mqtt.TestDevice;
import org.carrel.hub.adapter.mqtt.TestDevice.Heard;
import org.carrel.hub.adapter.mqtt.TestDevice.Will;
import org.carrel.hub.adapter.mqtt.TestHub;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The broker holds each device in its own room, in both directions, whatever the device tries (checklist C05). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedBrokerTest {
    private static final Address SHELF = new Address(new SiteId("main"), new DeviceId("shelf-1"));
    private static final Address OTHER = new Address(new SiteId("main"), new DeviceId("shelf-2"));
    private static final int DENIED = 0x87;
    private static final Bytes HELLO = Bytes.of("hello".getBytes(StandardCharsets.UTF_8));

    @TempDir
    private static Path folder;

    private EmbeddedBroker broker;
    private boolean revoked;

    @BeforeAll
    void start() {
        broker = open();
    }

    private EmbeddedBroker open() {
        return EmbeddedBroker.start(
                folder,
                new EmbeddedBroker.Doorway("127.0.0.1", 0),
                "hub-secret",
                new DeviceLogins.ByPassword(
                        (device, password) -> !revoked && password.equals("secret-of-" + device.device())));
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    @Test
    void aDevicePublishesOnlyOnItsOwnChannelsToTheHub() throws Exception {
        try (TestDevice device = enter(SHELF)) {
            List<String> allowed = new ArrayList<>();
            for (Address address : List.of(SHELF, OTHER)) {
                for (Channel channel : Channel.values()) {
                    if (device.publish(address.topic(channel), HELLO, false) < 0x80) {
                        allowed.add(address.topic(channel));
                    }
                }
            }
            assertEquals(topics(SHELF, Channel.Direction.TO_HUB), allowed);
            assertEquals(DENIED, device.publish("carrel/v1/main/shelf-1", HELLO, false));
            assertEquals(DENIED, device.publish("somewhere/else", HELLO, false));
        }
    }

    @Test
    void aDeviceSubscribesOnlyToItsOwnChannelsFromTheHub() throws Exception {
        try (TestDevice device = enter(SHELF)) {
            List<String> allowed = new ArrayList<>();
            for (Address address : List.of(SHELF, OTHER)) {
                for (Channel channel : Channel.values()) {
                    if (device.subscribe(address, channel).getFirst() < 0x80) {
                        allowed.add(address.topic(channel));
                    }
                }
            }
            assertEquals(topics(SHELF, Channel.Direction.TO_DEVICE), allowed);
            for (String filter : List.of(
                    "#",
                    "carrel/#",
                    "carrel/v1/main/shelf-1/#",
                    "carrel/v1/main/+/answer",
                    "carrel/v1/+/shelf-1/answer",
                    "$share/g/carrel/v1/main/shelf-1/answer",
                    "$share/g/carrel/v1/main/shelf-2/answer",
                    "$SYS/#",
                    "$sys/mqtt/#")) {
                assertTrue(device.subscribe(filter).getFirst() >= 0x80, filter);
            }
        }
    }

    @Test
    void aDeviceHearsWhatTheHubSaysToItAndTheHubHearsIt() throws Exception {
        try (TestHub hub = new TestHub(broker.hubPort(), "hub-secret", List.of(Address.everyDevice(Channel.ASK)));
                TestDevice device = enter(SHELF)) {
            assertEquals("connected", hub.nextTurn());
            device.subscribe(SHELF, Channel.ANSWER);
            device.publish(SHELF.topic(Channel.ASK), HELLO, false);
            assertEquals(SHELF.topic(Channel.ASK), hub.next().topic());
            assertTrue(hub.publish(SHELF.topic(Channel.ANSWER), "yes"));
            assertEquals(SHELF.topic(Channel.ANSWER), device.next().topic());
        }
    }

    @Test
    void aWillSpeaksForItsOwnDeviceOnly() throws Exception {
        Will own = new Will(SHELF.topic(Channel.STATE), "died");
        try (TestHub hub = new TestHub(broker.hubPort(), "hub-secret", List.of(SHELF.topic(Channel.STATE)))) {
            assertEquals("connected", hub.nextTurn());
            enterWith(SHELF, own).vanish();
            assertEquals(SHELF.topic(Channel.STATE), hub.next().topic());
        }
        for (String foreign : List.of(
                OTHER.topic(Channel.STATE),
                SHELF.topic(Channel.EVENT),
                SHELF.topic(Channel.ANSWER),
                "somewhere/else")) {
            assertThrows(MqttException.class, () -> enterWith(SHELF, new Will(foreign, "died")), foreign);
        }
    }

    @Test
    void theWillOfADeviceWhoseSessionIsKeptComesAtOnce() throws Exception {
        Will own = new Will(SHELF.topic(Channel.STATE), "died");
        try (TestHub hub = new TestHub(broker.hubPort(), "hub-secret", List.of(SHELF.topic(Channel.STATE)))) {
            assertEquals("connected", hub.nextTurn());
            TestDevice.connectAsDevicesDo(port(), SHELF, "secret-of-" + SHELF.device(), own)
                    .vanish();
            assertEquals(SHELF.topic(Channel.STATE), hub.next().topic());
        }
    }

    @Test
    void aTakenPortIsNamedWithWhatToDo(@TempDir Path other) {
        BrokerFailure refused = assertThrows(
                BrokerFailure.class,
                () -> EmbeddedBroker.start(
                        other,
                        new EmbeddedBroker.Doorway("127.0.0.1", port()),
                        "hub-secret",
                        new DeviceLogins.ByPassword((device, password) -> false)));
        assertEquals(
                "the broker cannot listen at 127.0.0.1:" + port() + "; set mqtt.port to a free one",
                refused.getMessage());
    }

    @Test
    void nobodyComesInWithoutTheirOwnPassword() {
        assertThrows(MqttException.class, () -> TestDevice.connect(port(), SHELF, "secret-of-shelf-2"));
        assertThrows(MqttException.class, () -> TestDevice.connect(port(), SHELF, ""));
        assertThrows(
                MqttException.class,
                () -> TestDevice.connect(port(), "hub", "hub", "secret-of-hub", List.of()),
                "the hub's name with a guessed secret");
        assertThrows(
                MqttException.class,
                () -> TestDevice.connect(port(), SHELF.login(), OTHER.login(), "secret-of-shelf-2", List.of()),
                "another device's client id, which would end its session");
    }

    @Test
    void aRevokedDeviceIsPutOutAndDoesNotComeBack() throws Exception {
        Address device = new Address(new SiteId("main"), new DeviceId("shelf-3"));
        try (TestDevice connection = enter(device)) {
            revoked = true;
            broker.disconnect(device);
            Awaitility.await().until(() -> !connection.connected());
            assertThrows(MqttException.class, () -> enter(device));
        } finally {
            revoked = false;
        }
    }

    @Test
    void retainedMessagesSurviveARestartOfTheBroker() throws Exception {
        Address device = new Address(new SiteId("main"), new DeviceId("shelf-4"));
        try (TestDevice connection = enter(device)) {
            connection.publish(device.topic(Channel.STATE), HELLO, true);
        }
        broker.close();
        broker = open();
        try (TestHub hub = new TestHub(broker.hubPort(), "hub-secret", List.of(device.topic(Channel.STATE)))) {
            var arrival = hub.next();
            assertEquals(HELLO, arrival.payload());
            assertTrue(arrival.retained());
        }
    }

    @Test
    void quietDeviceHearsNothingOfOthers() throws Exception {
        try (TestHub hub = new TestHub(broker.hubPort(), "hub-secret", List.of(Address.everyDevice(Channel.ASK)));
                TestDevice quiet = enter(SHELF);
                TestDevice busy = enter(OTHER)) {
            assertEquals("connected", hub.nextTurn());
            quiet.subscribe(SHELF, Channel.ANSWER);
            busy.subscribe(OTHER, Channel.ANSWER);
            hub.publish(OTHER.topic(Channel.ANSWER), "not for you");
            Heard heard = busy.next();
            assertEquals(OTHER.topic(Channel.ANSWER), heard.topic());
            assertTrue(quiet.heardNothing());
            assertFalse(busy.publish(SHELF.topic(Channel.STATE), HELLO, true) < 0x80);
        }
    }

    private TestDevice enter(Address address) throws MqttException {
        return TestDevice.connect(port(), address, "secret-of-" + address.device());
    }

    private TestDevice enterWith(Address address, Will will) throws MqttException {
        return TestDevice.connect(
                port(), address.login(), address.login(), "secret-of-" + address.device(), List.of(will));
    }

    private int port() {
        return broker.doorway().port();
    }

    private static List<String> topics(Address address, Channel.Direction direction) {
        List<String> topics = new ArrayList<>();
        for (Channel channel : Channel.values()) {
            if (channel.direction() == direction) {
                topics.add(address.topic(channel));
            }
        }
        return topics;
    }
}
