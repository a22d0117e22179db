package org.carrel.sim.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.carrel.sim.broker.PacketCodec.Decoded;
import org.carrel.sim.broker.PacketFramer.Frame;
import org.carrel.sim.broker.PacketFramer.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Goal: the codec agrees with the OASIS standard (MQTT Version 5.0, 07 March 2019), byte by byte, and refuses what it forbids. */
class PacketCodecTest {
    private static final int LARGE = 1 << 20;

    /** Table 1-1, §1.5.5: the ends of each length of a variable byte integer. */
    @ParameterizedTest
    @CsvSource({
        "0, 00",
        "127, 7F",
        "128, 80 01",
        "16383, FF 7F",
        "16384, 80 80 01",
        "2097151, FF FF 7F",
        "2097152, 80 80 80 01",
        "268435455, FF FF FF 7F"
    })
    void variableByteIntegersAreThoseOfTheStandard(int value, String hex) {
        byte[] bytes = new WireWriter().variable(value).toArray();
        assertEquals(Octets.hex(hex), Octets.of(bytes));
        assertEquals(value, new WireReader(bytes).variable("value"));
    }

    /** §1.5.4, non-normative example: LATIN CAPITAL LETTER A and CJK IDEOGRAPH EXTENSION B U+2A6D4. */
    @Test
    void textIsThatOfTheStandard() {
        byte[] bytes = Octets.hex("00 05 41 F0 AA 9B 94").toArray();
        assertEquals("A\uD869\uDED4", new WireReader(bytes).text("text"));
        assertEquals(
                Octets.of(bytes),
                Octets.of(new WireWriter().text("A\uD869\uDED4").toArray()));
    }

    /**
     * §3.1.2.12, non-normative example of a CONNECT variable header: user name, password, will at QoS 1, clean start, keep
     * alive 10, session expiry 10. The payload after it is ours.
     */
    @Test
    void connectHeaderIsThatOfTheStandard() {
        String header = "00 04 4D 51 54 54 05 CE 00 0A 05 11 00 00 00 0A";
        String payload = "00 01 63 00 00 01 74 00 01 77 00 01 75 00 01 70";
        Connect connect = new Connect(
                "c",
                true,
                10,
                Properties.NONE.with(PropertyId.SESSION_EXPIRY_INTERVAL, 10),
                new Connect.LastWill.Message("t", 1, false, Properties.NONE, Octets.utf8("w")),
                new Connect.UserName.Given("u"),
                new Connect.Password.Given(Octets.utf8("p")));
        assertWire("10 20 " + header + payload, connect);
    }

    /** §3.3.2.3.9, non-normative example: topic a/b, packet identifier 10, no properties. */
    @Test
    void publishHeaderIsThatOfTheStandard() {
        assertWire(
                "32 08 00 03 61 2F 62 00 0A 00", new Publish("a/b", 1, false, false, 10, Properties.NONE, Octets.NONE));
    }

    /** §3.8.2 and §3.8.3, non-normative examples: packet identifier 10; a/b at QoS 1 and c/d at QoS 2. */
    @Test
    void subscribeIsThatOfTheStandard() {
        assertWire(
                "82 0F 00 0A 00 00 03 61 2F 62 01 00 03 63 2F 64 02",
                new Subscribe(
                        10,
                        Properties.NONE,
                        List.of(new Subscribe.Request("a/b", 1), new Subscribe.Request("c/d", 2))));
    }

    /** §3.10.3, non-normative example: a/b and c/d. */
    @Test
    void unsubscribeIsThatOfTheStandard() {
        assertWire(
                "A2 0D 00 0A 00 00 03 61 2F 62 00 03 63 2F 64",
                new Packet.Unsubscribe(10, Properties.NONE, List.of("a/b", "c/d")));
    }

    /** §3.12, §3.13, §3.14 and §3.4.2.1: packets that may be cut short. */
    @Test
    void shortFormsAreThoseOfTheStandard() {
        assertWire("C0 00", new Packet.Ping(PacketType.PINGREQ));
        assertWire("D0 00", new Packet.Ping(PacketType.PINGRESP));
        assertWire("E0 00", new Packet.Disconnect(0));
        assertWire("40 02 00 0A", new Packet.Ack(PacketType.PUBACK, 10, 0));
        assertEquals(
                new Decoded.Good(new Packet.Ack(PacketType.PUBACK, 10, 0x10)),
                PacketCodec.decode(frame("40 03 00 0A 10")));
    }

    static List<Packet> everyPacket() {
        Properties everyForm = Properties.NONE
                .with(PropertyId.PAYLOAD_FORMAT_INDICATOR, 1)
                .with(PropertyId.MESSAGE_EXPIRY_INTERVAL, 0xFFFF_FFFFL)
                .with(PropertyId.RESPONSE_TOPIC, "carrel/v1/總館/shelf-1/answer")
                .with(PropertyId.CORRELATION_DATA, Octets.hex("00 7F 80 FF"))
                .with(PropertyId.SUBSCRIPTION_IDENTIFIER, 268_435_455)
                .with(PropertyId.SUBSCRIPTION_IDENTIFIER, 1)
                .with(PropertyId.TOPIC_ALIAS, 65_535)
                .and(new Property.Pair(PropertyId.USER_PROPERTY, "k", "v"))
                .and(new Property.Pair(PropertyId.USER_PROPERTY, "k", ""));
        Properties reason = Properties.NONE.with(PropertyId.REASON_STRING, "why");
        return List.of(
                Connect.plain("", true, 0, Properties.NONE),
                new Connect(
                        "main.shelf-1",
                        false,
                        65_535,
                        Properties.NONE.with(PropertyId.RECEIVE_MAXIMUM, 20),
                        new Connect.LastWill.Message(
                                "state",
                                1,
                                true,
                                Properties.NONE.with(PropertyId.WILL_DELAY_INTERVAL, 3),
                                Octets.utf8("lost")),
                        new Connect.UserName.None(),
                        new Connect.Password.Given(Octets.NONE)),
                new ConnAck(
                        true,
                        0,
                        BrokerSettings.standard().withTopicAliasMaximum(10).told()),
                new Publish("t", 1, true, true, 65_535, everyForm, Octets.of(new byte[200])),
                Publish.once("t", Octets.NONE),
                new Packet.Ack(PacketType.PUBACK, 1, 0x97, reason),
                new Packet.Ack(PacketType.PUBREC, 1, 0),
                new Packet.Ack(PacketType.PUBREL, 1, 0x92),
                new Packet.Ack(PacketType.PUBCOMP, 1, 0, reason),
                new Subscribe(
                        7,
                        Properties.NONE.with(PropertyId.SUBSCRIPTION_IDENTIFIER, 128),
                        List.of(new Subscribe.Request("a/+/#", 2, true, true, 2))),
                new Packet.Grants(PacketType.SUBACK, 7, Properties.NONE, List.of(0, 1, 0x87)),
                new Packet.Unsubscribe(7, Properties.NONE, List.of("a")),
                new Packet.Grants(PacketType.UNSUBACK, 7, reason, List.of(0x11)),
                new Packet.Disconnect(0x8E, reason),
                new Packet.Auth(0x18, Properties.NONE.with(PropertyId.AUTHENTICATION_METHOD, "m")));
    }

    @ParameterizedTest
    @MethodSource("everyPacket")
    void everyPacketComesBackAsItWent(Packet packet) {
        byte[] bytes = PacketCodec.encode(packet).toArray();
        assertEquals(new Decoded.Good(packet), PacketCodec.decode(only(new PacketFramer(LARGE).feed(bytes))));
    }

    /** A stream may be cut anywhere: each packet split at every byte gives the same frame, and half a packet gives none. */
    @ParameterizedTest
    @MethodSource("everyPacket")
    void everySplitGivesTheSameFrame(Packet packet) {
        byte[] bytes = PacketCodec.encode(packet).toArray();
        Frame whole = only(new PacketFramer(LARGE).feed(bytes));
        for (int split = 1; split < bytes.length; split++) {
            PacketFramer framer = new PacketFramer(LARGE);
            assertEquals(
                    new Result.Frames(List.of()), framer.feed(Arrays.copyOfRange(bytes, 0, split)), "before " + split);
            assertEquals(whole, only(framer.feed(Arrays.copyOfRange(bytes, split, bytes.length))));
        }
    }

    /** No prefix of a body is taken for a whole packet of another meaning without being noticed as too short or valid by rule. */
    @ParameterizedTest
    @MethodSource("everyPacket")
    void truncatedBodiesNeverThrow(Packet packet) {
        Frame whole =
                only(new PacketFramer(LARGE).feed(PacketCodec.encode(packet).toArray()));
        byte[] body = whole.body().toArray();
        List<Decoded> seen = new ArrayList<>();
        for (int length = 0; length < body.length; length++) {
            seen.add(PacketCodec.decode(new Frame(whole.first(), Octets.of(Arrays.copyOf(body, length)))));
        }
        assertEquals(body.length, seen.size());
    }

    @ParameterizedTest
    @CsvSource({
        "10 06 00 04 4D 51 54 54, 129, protocol version missing",
        "10 0D 00 04 4D 51 54 54 04 02 00 00 00 00 00, 132, version 4",
        "10 0D 00 04 4D 51 54 54 05 03 00 00 00 00 00, 129, reserved connect flag",
        "30 05 00 03 61 2F 62, 129, no property length",
        "36 06 00 01 61 00 01 00, 129, QoS 3",
        "38 04 00 01 61 00, 129, duplicate at QoS 0",
        "32 06 00 01 61 00 00 00, 130, packet identifier 0",
        "30 04 00 01 2B 00, 144, wildcard in topic name",
        "30 03 00 00 00, 130, neither topic nor alias",
        "30 06 00 00 03 23 00 00, 148, topic alias 0",
        "30 09 00 01 61 05 11 00 00 00 01, 130, session expiry in PUBLISH",
        "30 06 00 01 61 02 7E 00, 129, unknown property",
        "30 08 00 01 61 04 01 00 01 00, 130, payload format twice",
        "30 06 00 01 61 02 01 02, 130, payload format of 2",
        "30 04 00 01 FF 00, 129, topic is not UTF-8",
        "30 04 00 01 00 00, 129, topic contains U+0000",
        "30 06 00 03 ED A0 80 00, 129, topic contains a surrogate",
        "80 07 00 0A 00 00 01 61 01, 129, SUBSCRIBE with flags 0",
        "82 03 00 0A 00, 130, SUBSCRIBE without a filter",
        "82 07 00 0A 00 00 01 61 03, 130, subscription at QoS 3",
        "82 07 00 0A 00 00 01 61 40, 130, reserved subscription option",
        "00 00, 129, packet type 0",
        "C0 01 00, 129, PINGREQ with a body"
    })
    void whatTheStandardForbidsIsNamed(String hex, int code, String why) {
        Decoded decoded = PacketCodec.decode(frame(hex));
        Decoded.Malformed malformed = assertInstanceOf(Decoded.Malformed.class, decoded, why);
        assertEquals(code, malformed.code(), why + ": " + malformed);
    }

    @Test
    void endlessLengthAndOversizedPacketsBreakTheStream() {
        assertInstanceOf(
                Result.Broken.class,
                new PacketFramer(LARGE).feed(Octets.hex("30 FF FF FF FF").toArray()));
        Result.Broken large = assertInstanceOf(
                Result.Broken.class,
                new PacketFramer(10).feed(Octets.hex("C0 00 30 09").toArray()));
        assertEquals(1, large.frames().size());
        assertEquals(ReasonCode.PACKET_TOO_LARGE, large.code());
    }

    /** §4.7.1: the examples of the text. */
    @ParameterizedTest
    @CsvSource({
        "sport/tennis/player1/#, sport/tennis/player1, true",
        "sport/tennis/player1/#, sport/tennis/player1/ranking, true",
        "sport/tennis/player1/#, sport/tennis/player1/score/wimbledon, true",
        "sport/#, sport, true",
        "sport/tennis/+, sport/tennis/player1, true",
        "sport/tennis/+, sport/tennis/player1/ranking, false",
        "sport/+, sport, false",
        "sport/+, sport/, true",
        "+/+, /finance, true",
        "/+, /finance, true",
        "+, /finance, false",
        "#, $SYS/monitor/Clients, false",
        "+/monitor/Clients, $SYS/monitor/Clients, false",
        "$SYS/#, $SYS/monitor/Clients, true",
        "ACCOUNTS, Accounts, false"
    })
    void filtersMeanWhatTheStandardSays(String filter, String topic, boolean matches) {
        assertEquals(matches, new TopicFilter(filter).matches(topic));
    }

    @ParameterizedTest
    @CsvSource({
        "#, true",
        "+, true",
        "+/tennis/#, true",
        "sport/+/player1, true",
        "sport/tennis#, false",
        "sport/tennis/#/ranking, false",
        "sport+, false"
    })
    void wildcardsStandAlone(String filter, boolean valid) {
        assertEquals(valid, new TopicFilter(filter).valid());
    }

    private static void assertWire(String hex, Packet packet) {
        assertEquals(Octets.hex(hex), PacketCodec.encode(packet));
        assertEquals(new Decoded.Good(packet), PacketCodec.decode(frame(hex)));
    }

    private static Frame frame(String hex) {
        return only(new PacketFramer(LARGE).feed(Octets.hex(hex).toArray()));
    }

    private static Frame only(Result result) {
        Result.Frames frames = assertInstanceOf(Result.Frames.class, result);
        assertEquals(1, frames.frames().size());
        return frames.frames().getFirst();
    }
}
