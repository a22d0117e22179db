package org.carrel.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carrel.contract.codec.Decoded;
import org.carrel.contract.codec.MessageCodec;
import org.carrel.contract.id.AskId;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.DeviceId;
import org.carrel.contract.id.EventId;
import org.carrel.contract.id.SiteId;
import org.carrel.contract.message.Acknowledgement;
import org.carrel.contract.message.Ask;
import org.carrel.contract.message.Birth;
import org.carrel.contract.message.CollectAnswer;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.HubToDevice;
import org.carrel.contract.message.PickupRoster;
import org.carrel.contract.message.Question;
import org.carrel.contract.message.Response;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.contract.message.enrolment.EnrolmentCode;
import org.carrel.contract.topic.Address;
import org.carrel.contract.topic.Channel;
import org.carrel.hub.adapter.mqtt.TestDevice;
import org.carrel.hub.adapter.mqtt.TestDevice.Heard;
import org.carrel.hub.adapter.mqtt.TestIdentity;
import org.carrel.hub.adapter.sql.SqliteFile;
import org.carrel.hub.enrolment.Enrolment;
import org.carrel.hub.office.Arguments;
import org.carrel.hub.office.Office;
import org.carrel.hub.runtime.FreshKeys;
import org.carrel.hub.runtime.Logging;
import org.carrel.hub.settings.DataFolder;
import org.carrel.hub.settings.Settings;
import org.carrel.sim.link.LocalMosquitto;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole hub on a real broker, embedded and Mosquitto: a device that a technician enrolled on the command line comes in, reports and asks.
 */
class HubOverMqttTest {
    private static final Address SHELF = new Address(new SiteId("main"), new DeviceId("shelf-1"));
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    private Path folder;

    private String enrolled = "";

    @BeforeEach
    void enrol() throws IOException {
        Logging.quietLibraries();
        errand("branch", "main", "--name-zh", "總館", "--name-en", "Main library");
        enrolled = errand(
                "enrol",
                "main/shelf-1",
                "--kind",
                "pickup-shelf",
                "--name-zh",
                "取書架",
                "--name-en",
                "Shelf",
                "--place-zh",
                "一樓",
                "--place-en",
                "Ground floor");
    }

    @Test
    void embeddedBroker() throws Exception {
        try (HubWiring hub = HubWiring.start(settings(Map.of("mqtt.port", "0")), CLOCK)) {
            TestIdentity identity = identity(hub);
            int port = URI.create(address(hub, "mqtts:")).getPort();
            converse(port, identity);
            errand("revoke", "main/shelf-1");
            assertThrows(MqttException.class, () -> TestDevice.connect(port, SHELF.login(), identity));
        }
    }

    @Test
    void mosquittoWithTheFilesThatTheHubWrites() throws Exception {
        assumeTrue(LocalMosquitto.program().isPresent(), "Mosquitto is not installed");
        Path files = folder.resolve("mosquitto");
        errand("mosquitto", files.toString(), "--names", "127.0.0.1");
        try (LocalMosquitto mosquitto = LocalMosquitto.start(
                LocalMosquitto.program().orElseThrow(), folder, 2, ports -> configuration(files, ports))) {
            String broker = "tcp://127.0.0.1:" + mosquitto.port(0);
            Settings external = settings(Map.of(
                    "mqtt.broker",
                    broker,
                    "mqtt.password-file",
                    files.resolve("hub-password").toString()));
            try (HubWiring hub = HubWiring.start(external, CLOCK)) {
                assertTrue(hub.addresses().contains(broker));
                TestIdentity identity = identity(hub);
                errand("mosquitto", files.toString(), "--names", "127.0.0.1");
                mosquitto.kill();
                mosquitto.restart();
                converse(mosquitto.port(1), identity);
                errand("revoke", "main/shelf-1");
                errand("mosquitto", files.toString(), "--names", "127.0.0.1");
                mosquitto.kill();
                mosquitto.restart();
                assertThrows(MqttException.class, () -> TestDevice.connect(mosquitto.port(1), SHELF.login(), identity));
            }
        }
    }

    private static List<String> configuration(Path files, List<Integer> ports) {
        return List.of(
                "per_listener_settings false",
                "allow_anonymous false",
                "password_file " + files.resolve("passwords"),
                "acl_file " + files.resolve("access-list"),
                "set_tcp_nodelay true",
                "listener " + ports.getFirst() + " 127.0.0.1",
                "max_topic_alias 0",
                "listener " + ports.getLast() + " 127.0.0.1",
                "max_topic_alias 0",
                "cafile " + files.resolve("authority.crt"),
                "certfile " + files.resolve("broker.pem"),
                "keyfile " + files.resolve("broker.pem"),
                "crlfile " + files.resolve("revoked.crl"),
                "require_certificate true",
                "use_identity_as_username true");
    }

    /** As a device comes by its code. */
    private TestIdentity identity(HubWiring hub) throws Exception {
        Matcher code = Pattern.compile("code ([0-9A-Z]{5}-[0-9A-Z]{5})").matcher(enrolled);
        assertTrue(code.find(), enrolled);
        TestIdentity identity = new TestIdentity(SHELF);
        identity.enrol(URI.create(address(hub, "http:") + "api/v1/enrolments"), EnrolmentCode.parse(code.group(1)));
        return identity;
    }

    private static String address(HubWiring hub, String scheme) {
        return hub.addresses().stream()
                .filter(address -> address.startsWith(scheme))
                .findFirst()
                .orElseThrow();
    }

    private void converse(int port, TestIdentity identity) throws Exception {
        try (TestDevice device = TestDevice.connect(port, SHELF.login(), identity)) {
            device.subscribe(SHELF, Channel.ACKNOWLEDGEMENT);
            device.subscribe(SHELF, Channel.ANSWER);
            device.subscribe(SHELF, Channel.ROSTER);
            Heard roster = device.next();
            assertInstanceOf(PickupRoster.class, read(roster), "a roster is there from the start");

            device.publish(SHELF.topic(Channel.STATE), MessageCodec.encode(birth()), true);
            assertEquals(new Acknowledgement(0), read(device.next()));
            device.publish(SHELF.topic(Channel.EVENT), MessageCodec.encode(event()), false);
            assertEquals(new Acknowledgement(1), read(device.next()));

            Question question = new Question(new AskId("q1"), new Ask.WhoCollects(new CardNumber("C-0001")));
            device.publish(SHELF.topic(Channel.ASK), MessageCodec.encode(question), false, Bytes.hex("2A"));
            Heard answer = device.next();
            assertEquals(Bytes.hex("2A"), answer.correlation());
            Response response = assertInstanceOf(Response.class, read(answer));
            assertInstanceOf(CollectAnswer.MayNotCollect.class, response.answer());
        }
    }

    private static HubToDevice read(Heard heard) {
        Channel channel =
                Address.parse(heard.topic()).map(Address.Parsed::channel).orElseThrow();
        Decoded<HubToDevice> decoded = MessageCodec.decodeFromHub(channel, heard.payload());
        return decoded instanceof Decoded.Read<HubToDevice>(HubToDevice message)
                ? message
                : org.junit.jupiter.api.Assertions.fail(decoded.toString());
    }

    private static Birth birth() {
        return new Birth(
                1,
                Birth.Kind.PICKUP_SHELF,
                "1.0",
                List.of(new Birth.Compartment(new CompartmentId("A1"), false)),
                new Health(List.of()),
                time(),
                1,
                0);
    }

    private static DeviceEvent event() {
        return new DeviceEvent(new EventId("e1"), 1, time(), new ShelfEvent.DoorClosed(new CompartmentId("A1")));
    }

    private static DeviceTime time() {
        return new DeviceTime(Library.START, DeviceTime.Quality.SYNCHRONIZED, 1);
    }

    private Settings settings(Map<String, String> more) {
        Map<String, String> values = new TreeMap<>(more);
        values.put("data", folder.resolve("data").toString());
        values.put("http.port", "0");
        return switch (Settings.read(values)) {
            case Settings.Reading.Good(Settings settings) -> settings;
            case Settings.Reading.Bad(List<String> problems) ->
                org.junit.jupiter.api.Assertions.fail(problems.toString());
        };
    }

    /** What {@code Main} does for a command, in this process. */
    private String errand(String... line) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        FreshKeys keys = new FreshKeys(CLOCK);
        Settings settings = settings(Map.of());
        DataFolder data = DataFolder.open(settings.data());
        try (SqliteFile database = SqliteFile.open(data.database());
                HubCore core = new HubCore(new HubCore.Parts(
                        database,
                        new HubSettings(
                                settings.loans(),
                                settings.holds(),
                                settings.notices().settings(),
                                data.key("audit", keys::secret)),
                        Duration.ofSeconds(45),
                        List.of(),
                        keys::id,
                        () -> {}))) {
            Office office = new Office(
                    new Office.Parts(
                            core.store(),
                            new Enrolment(core.store(), new Enrolment.Chance(keys::secret, keys::salt), CLOCK),
                            ImportWiring.imports(core.store()),
                            BrokerWiring.files(core.store(), StoreWiring.authority(database, data, keys, CLOCK), CLOCK),
                            keys::id,
                            keys::password,
                            keys::secret,
                            CLOCK),
                    new PrintStream(said, true, StandardCharsets.UTF_8));
            Arguments arguments = Arguments.parse(Stream.of(line).toList());
            assertTrue(office.run(arguments.word(0).orElseThrow(), arguments));
            return said.toString(StandardCharsets.UTF_8);
        }
    }
}
