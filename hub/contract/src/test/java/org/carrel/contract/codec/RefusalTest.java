package org.carrel.contract.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import org.carrel.contract.codec.Decoded.Malformed;
import org.carrel.contract.codec.Decoded.NoEnvelope;
import org.carrel.contract.codec.Decoded.Reason;
import org.carrel.contract.codec.Decoded.Unknown;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CommandId;
import org.carrel.contract.id.EventId;
import org.carrel.contract.message.Acknowledgement;
import org.carrel.contract.message.DeviceEvent;
import org.carrel.contract.message.DeviceTime;
import org.carrel.contract.message.DeviceToHub;
import org.carrel.contract.message.HubToDevice;
import org.carrel.contract.message.OperationEvent;
import org.carrel.contract.topic.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way in which a payload can be wrong ends in a value that says what and where. */
class RefusalTest {
    private static final String TIME =
            "{\"wall\":\"2026-11-23T08:15:30.250Z\",\"quality\":\"synchronized\",\"uptimeMillis\":1}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                                     | EMPTY            | ``",
                "` `                                                    | NOT_JSON         | ``",
                "`{`                                                    | NOT_JSON         | ``",
                "`[1,2`                                                 | NOT_JSON         | ``",
                "`{'v':1}`                                              | NOT_JSON         | ``",
                "`{\"v\":01}`                                           | NOT_JSON         | ``",
                "`{\"v\":1,}`                                           | NOT_JSON         | ``",
                "`{\"v\":NaN}`                                          | NOT_JSON         | ``",
                "`{\"v\":1} /* hello */`                                | NOT_JSON         | ``",
                "`{\"v\":1} {}`                                         | TRAILING_CONTENT | ``",
                "`{\"v\":1,\"v\":1}`                                    | DUPLICATE_MEMBER | ``",
                "`{\"v\":1,\"x\":{\"y\":1,\"y\":2}}`                    | DUPLICATE_MEMBER | ``",
                "`{\"v\":1,\"x\":\"\\ud800\"}`                          | NOT_UTF8         | ``",
                "`{\"v\":1,\"\\udc00\":1}`                              | NOT_JSON         | ``",
                "`{\"v\":9223372036854775808}`                          | OUT_OF_RANGE     | ``",
                "`{\"v\":1e999}`                                        | OUT_OF_RANGE     | ``",
                "`{\"v\":1111111111111111111111111111111111111111111}`  | TOO_LARGE        | ``",
                "`[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]`                  | TOO_LARGE        | ``",
                "`1`                                                    | WRONG_TYPE       | ``",
                "`null`                                                 | WRONG_TYPE       | ``",
                "`[]`                                                   | WRONG_TYPE       | ``",
                "`{}`                                                   | MISSING          | v",
                "`{\"v\":\"1\"}`                                        | WRONG_TYPE       | v",
                "`{\"v\":1.0}`                                          | WRONG_TYPE       | v",
                "`{\"v\":true}`                                         | WRONG_TYPE       | v",
                "`{\"v\":0}`                                            | OUT_OF_RANGE     | v",
                "`{\"v\":1}`                                            | MISSING          | type",
                "`{\"v\":1,\"type\":7}`                                 | WRONG_TYPE       | type",
                "`{\"v\":1,\"type\":\"acknowledgement\"}`               | MISSING          | through",
                "`{\"v\":1,\"type\":\"acknowledgement\",\"through\":-1}`   | OUT_OF_RANGE  | through",
                "`{\"v\":1,\"type\":\"acknowledgement\",\"through\":9007199254740992}` | OUT_OF_RANGE | through",
                "`{\"v\":1,\"type\":\"acknowledgement\",\"through\":1.5}`  | WRONG_TYPE    | through",
                "`{\"v\":1,\"type\":\"acknowledgement\",\"through\":null}` | WRONG_TYPE    | through",
            })
    void whatIsWrongIsSaidWithItsPlace(String payload, Reason reason, String path) {
        assertEquals(
                new Malformed<HubToDevice>(reason, path, new NoEnvelope()),
                MessageCodec.decodeFromHub(Channel.ACKNOWLEDGEMENT, bytes(payload)));
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        // overlong slash, lone continuation, UTF-16 surrogate in UTF-8, above U+10FFFF, cut in the middle
        for (String hex : List.of("C0AF", "80", "EDA080", "F4908080", "E4B8")) {
            Bytes payload = joined(bytes("{\"v\":1,\"x\":\""), Bytes.hex(hex), bytes("\"}"));
            assertEquals(
                    new Malformed<HubToDevice>(Reason.NOT_UTF8, "", new NoEnvelope()),
                    MessageCodec.decodeFromHub(Channel.ACKNOWLEDGEMENT, payload),
                    hex);
        }
    }

    @Test
    void aPayloadBeyondTheBoundIsNotRead() {
        Bytes large = Bytes.of(new byte[Limit.PAYLOAD_BYTES + 1]);
        assertEquals(
                new Malformed<HubToDevice>(Reason.TOO_LARGE, "", new NoEnvelope()),
                MessageCodec.decodeFromHub(Channel.ROSTER, large));
    }

    @Test
    void aTextBeyondTheBoundIsRefused() {
        Bytes payload = bytes("{\"v\":1,\"x\":\"" + "x".repeat(Limit.TEXT_CHARACTERS + 1) + "\"}");
        assertEquals(
                new Malformed<HubToDevice>(Reason.TOO_LARGE, "", new NoEnvelope()),
                MessageCodec.decodeFromHub(Channel.ROSTER, payload));
    }

    @Test
    void membersThatAreNotKnownAreIgnored() {
        assertEquals(
                new Decoded.Read<HubToDevice>(new Acknowledgement(7)),
                MessageCodec.decodeFromHub(
                        Channel.ACKNOWLEDGEMENT,
                        bytes("{\"later\":[{}],\"v\":1,\"type\":\"acknowledgement\",\"through\":7,\"more\":null}")));
    }

    @Test
    void aLaterVersionTypeOrWordIsUnknownAndNoError() {
        assertEquals(
                new Unknown<HubToDevice>("v", "2", new NoEnvelope()),
                MessageCodec.decodeFromHub(Channel.ACKNOWLEDGEMENT, bytes("{\"v\":2}")));
        assertEquals(
                new Unknown<HubToDevice>("type", "promise", new NoEnvelope()),
                MessageCodec.decodeFromHub(Channel.ACKNOWLEDGEMENT, bytes("{\"v\":1,\"type\":\"promise\"}")));
        assertEquals(
                new Unknown<DeviceToHub>("cause", "bored??", new NoEnvelope()),
                MessageCodec.decodeFromDevice(
                        Channel.STATE, bytes("{\"v\":1,\"type\":\"death\",\"session\":1,\"cause\":\"bored\\n!\"}")));
    }

    @Test
    void anEventWithAStrangeBodyCanStillBeCounted() {
        String envelope = "{\"v\":1,\"type\":\"event\",\"id\":\"e-1\",\"sequence\":9,\"time\":" + TIME + ",\"body\":";
        Decoded.OfEvent read = new Decoded.OfEvent(
                new EventId("e-1"),
                9,
                new DeviceTime(Instant.parse("2026-11-23T08:15:30.250Z"), DeviceTime.Quality.SYNCHRONIZED, 1));
        assertEquals(
                new Unknown<DeviceToHub>("body.type", "item-levitated", read),
                MessageCodec.decodeFromDevice(Channel.EVENT, bytes(envelope + "{\"type\":\"item-levitated\"}}")));
        assertEquals(
                new Malformed<DeviceToHub>(Reason.WRONG_FORM, "body.compartment", read),
                MessageCodec.decodeFromDevice(
                        Channel.EVENT, bytes(envelope + "{\"type\":\"door-closed\",\"compartment\":\"a 1\"}}")));
        assertEquals(
                new Malformed<DeviceToHub>(Reason.WRONG_TYPE, "body", read),
                MessageCodec.decodeFromDevice(Channel.EVENT, bytes(envelope + "3}")));
    }

    @Test
    void aCommandThatIsNotKnownCanStillBeAnswered() {
        Decoded<HubToDevice> decoded = MessageCodec.decodeFromHub(
                Channel.COMMAND,
                bytes("{\"v\":1,\"type\":\"command\",\"id\":\"c-1\",\"issued\":\"2026-11-23T08:15:30.250Z\","
                        + "\"expires\":\"2026-11-23T08:16:30.250Z\",\"command\":{\"type\":\"dance\"}}"));
        Unknown<?> unknown = assertInstanceOf(Unknown.class, decoded);
        assertEquals(
                new Decoded.OfCommand(
                        new CommandId("c-1"),
                        Instant.parse("2026-11-23T08:15:30.250Z"),
                        Instant.parse("2026-11-23T08:16:30.250Z")),
                unknown.envelope());
        assertEquals("command.type", unknown.path());
    }

    @Test
    void aMessageOnTheWrongChannelIsRefused() {
        assertEquals(
                new Malformed<DeviceToHub>(Reason.WRONG_CHANNEL, "", new NoEnvelope()),
                MessageCodec.decodeFromDevice(Channel.COMMAND, bytes("{\"v\":1,\"type\":\"command\"}")));
        assertEquals(
                new Malformed<HubToDevice>(Reason.WRONG_CHANNEL, "", new NoEnvelope()),
                MessageCodec.decodeFromHub(Channel.EVENT, bytes("{\"v\":1,\"type\":\"event\"}")));
    }

    /** Goal: every member is needed and checked. Method: leave out, and make null, each member of every vector in turn. */
    @Test
    void everyMemberOfEveryMessageIsNeeded() {
        Samples.fromDevice()
                .values()
                .forEach(message -> eachMember(
                        JsonText.read(MessageCodec.encode(message)),
                        changed -> MessageCodec.decodeFromDevice(MessageCodec.channel(message), changed)));
        Samples.fromHub()
                .values()
                .forEach(message -> eachMember(
                        JsonText.read(MessageCodec.encode(message)),
                        changed -> MessageCodec.decodeFromHub(MessageCodec.channel(message), changed)));
    }

    /** Goal: a clock far out or a text with half a character cannot keep an event from being told. */
    @Test
    void freeTextIsCutAndAClockIsBoundedByTheWriter() {
        String tooLong = "𠮷".repeat(400) + "\ud800";
        DeviceEvent event = new DeviceEvent(
                new EventId("e-1"),
                1,
                new DeviceTime(Instant.MAX, DeviceTime.Quality.UNKNOWN, 0),
                new OperationEvent.Started("\ud800" + tooLong, OperationEvent.StartCause.ORDERLY));
        Decoded<DeviceToHub> decoded = MessageCodec.decodeFromDevice(Channel.EVENT, MessageCodec.encode(event));
        DeviceEvent read =
                (DeviceEvent) assertInstanceOf(Decoded.Read.class, decoded).message();
        assertEquals(Instant.parse("9999-12-31T23:59:59.999Z"), read.time().wall());
        OperationEvent.Started started = assertInstanceOf(OperationEvent.Started.class, read.body());
        assertTrue(started.software().startsWith("\ufffd𠮷"));
        assertTrue(started.software().length() <= Limit.FREE_TEXT_CHARACTERS);
        assertFalse(Character.isHighSurrogate(
                started.software().charAt(started.software().length() - 1)));
    }

    private static void eachMember(Json whole, Function<Bytes, Decoded<?>> decode) {
        for (List<String> path : paths(whole)) {
            String dotted = String.join(".", path).replace(".[", "[");
            Decoded<?> without = decode.apply(JsonText.write(changed(whole, path, null)));
            Decoded<?> nulled = decode.apply(JsonText.write(changed(whole, path, new Json.Nothing())));
            // A figure or a setting more or less is no error; an element less is another list, but holds must not be
            // empty.
            boolean optional = path.contains("figures") && path.size() > 1
                    || path.contains("settings") && path.size() > 1
                    // An older hub says nothing of it.
                    || dotted.equals("answer.mail")
                    || path.getLast().startsWith("[");
            String lastHold = "OUT_OF_RANGE answer.holds";
            boolean theOnlyHold =
                    dotted.equals("answer.holds[0]") && !paths(whole).contains(List.of("answer", "holds", "[1]"));
            String expected = theOnlyHold ? lastHold : optional ? "read" : "MISSING " + dotted;
            assertEquals(expected, describe(without));
            assertEquals("WRONG_TYPE " + dotted, describe(nulled));
        }
    }

    private static String describe(Decoded<?> decoded) {
        return switch (decoded) {
            case Decoded.Read<?> _ -> "read";
            case Unknown<?> unknown -> "unknown " + unknown.path();
            case Malformed<?> malformed -> malformed.reason() + " " + malformed.path();
        };
    }

    private static List<List<String>> paths(Json value) {
        List<List<String>> paths = new ArrayList<>();
        children(value).forEach((name, child) -> {
            paths.add(List.of(name));
            for (List<String> inner : paths(child)) {
                List<String> path = new ArrayList<>(List.of(name));
                path.addAll(inner);
                paths.add(path);
            }
        });
        return paths;
    }

    private static SequencedMap<String, Json> children(Json value) {
        SequencedMap<String, Json> children = new LinkedHashMap<>();
        if (value instanceof Json.Members members) {
            children.putAll(members.byName());
        }
        if (value instanceof Json.Elements elements) {
            elements.inOrder().forEach(element -> children.put("[" + children.size() + "]", element));
        }
        return children;
    }

    private static Json changed(Json value, List<String> path, Json replacement) {
        SequencedMap<String, Json> children = children(value);
        String name = path.getFirst();
        if (path.size() > 1) {
            children.put(name, changed(children.get(name), path.subList(1, path.size()), replacement));
        } else if (replacement == null) {
            children.remove(name);
        } else {
            children.put(name, replacement);
        }
        return value instanceof Json.Members
                ? new Json.Members(children)
                : new Json.Elements(List.copyOf(children.values()));
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Bytes joined(Bytes... parts) {
        StringBuilder hex = new StringBuilder();
        for (Bytes part : parts) {
            hex.append(part.hex());
        }
        return Bytes.hex(hex.toString());
    }
}
