package org.carrel.device.driver.feig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.TagUid;
import org.carrel.device.port.TagResult.Sighting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every frame is found however its bytes arrive, and nothing else is taken for one. */
class FeigFramerTest {
    private static final Bytes INVENTORY_OF_THREE =
            Bytes.hex("0200 2700 B083 03 0300E00401503309CE74 0300E00401004670 7A28 0300E004 01500B21 9724 78C9");

    /** go-feig cmd/usbserial_test.go and cmd/serial.go: a FEIG reader on USB serial, 2018. */
    static Stream<Arguments> capturedReplies() {
        return Stream.of(
                Arguments.of("0200080052 00 B905", new ReplyFrame(0x00, 0x52, 0x00, Bytes.EMPTY)),
                Arguments.of(
                        "0200130066 00 0206 00 0B 4D 0009 0118 0200 9596",
                        new ReplyFrame(0x00, 0x66, 0x00, Bytes.hex("0206000B4D000901180200"))),
                Arguments.of(
                        INVENTORY_OF_THREE.hex(),
                        new ReplyFrame(
                                0x00,
                                0xB0,
                                0x83,
                                Bytes.hex("03 0300E00401503309CE74 0300E004010046707A28 0300E00401500B219724"))));
    }

    /** go-feig cmd/usbserial_test.go and cmd/serial.go; the last three computed by the manual's algorithm (protocols.md 3.6). */
    static Stream<Arguments> knownRequests() {
        return Stream.of(
                Arguments.of("020008FF52004AC3", FrameForm.ADVANCED, 0xFF, "5200"),
                Arguments.of("020007FF656E61", FrameForm.ADVANCED, 0xFF, "65"),
                Arguments.of("020007FF33DD56", FrameForm.ADVANCED, 0xFF, "33"),
                Arguments.of(
                        "02001300B02301E004010046707A28000A88BF",
                        FrameForm.ADVANCED,
                        0x00,
                        "B02301E004010046707A28000A"),
                Arguments.of("07FFB001001C56", FrameForm.STANDARD, 0xFF, "B00100"),
                Arguments.of("05FF698901", FrameForm.STANDARD, 0xFF, "69"));
    }

    @ParameterizedTest
    @MethodSource("capturedReplies")
    void capturedRepliesAreRead(String hex, ReplyFrame expected) {
        assertEquals(List.of(expected), new FeigFramer().receive(Bytes.hex(hex)));
    }

    @ParameterizedTest
    @MethodSource("knownRequests")
    void requestsAreFramedAsCaptured(String hex, FrameForm form, int address, String payload) {
        assertEquals(Bytes.hex(hex), form.encode(address, Bytes.hex(payload)));
    }

    @Test
    void theCapturedInventoryNamesItsThreeTags() {
        ReplyFrame frame = new FeigFramer().receive(INVENTORY_OF_THREE).getFirst();
        assertEquals(
                new Decoded.Understood<>(new InventoryRequest.Reply(
                        List.of(
                                new Sighting(TagUid.of("E00401503309CE74"), 0),
                                new Sighting(TagUid.of("E004010046707A28"), 0),
                                new Sighting(TagUid.of("E00401500B219724"), 0)),
                        0)),
                InventoryRequest.decode(frame.data()));
    }

    @Test
    void theCapturedReaderInfoIsUnderstood() {
        ReplyFrame frame = new FeigFramer()
                .receive(Bytes.hex("02001300660002060 00B4D000901180200 9596"))
                .getFirst();
        assertEquals(new ReaderInfo(0x0206, 0x0B, 0x4D, 0x0118, 0x0200), ReaderInfo.decode(frame.data()));
    }

    @ParameterizedTest
    @MethodSource("capturedReplies")
    void everySplitGivesTheSameFrame(String hex, ReplyFrame expected) {
        Bytes whole = Bytes.hex(hex);
        for (int first = 0; first <= whole.length(); first++) {
            for (int second = first; second <= whole.length(); second++) {
                FeigFramer framer = new FeigFramer();
                List<ReplyFrame> frames = new ArrayList<>(framer.receive(whole.slice(0, first)));
                frames.addAll(framer.receive(whole.slice(first, second)));
                frames.addAll(framer.receive(whole.slice(second, whole.length())));
                assertEquals(List.of(expected), frames, first + ", " + second);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x06, 0x7F, 0x80, 0x81, 0xFE, 0xFF})
    void lengthBytesAroundTheSignAreUnsigned(int length) {
        Bytes content = Bytes.of(new byte[length - 3]);
        assertEquals(1, new FeigFramer().receive(Frames.standard(content)).size());
        assertEquals(1, new FeigFramer().receive(Frames.advanced(content)).size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0x7F, 0x80, 0xFF, 0x100, 0x17F, 0x180, 0x1FF, 0x7FF, 0x1FFF, 0x2000})
    void longLengthsAreUnsigned(int length) {
        Bytes frame = Frames.advanced(Bytes.of(new byte[length - 5]));
        assertEquals(length, frame.length());
        assertEquals(1, new FeigFramer().receive(frame).size());
    }

    @Test
    void requestsTooLongForTheStandardFormTakeTheOther() {
        assertEquals(0xFF, FrameForm.STANDARD.encode(1, Bytes.of(new byte[251])).at(0));
        Bytes longer = FrameForm.STANDARD.encode(1, Bytes.of(new byte[252]));
        assertEquals(Bytes.hex("020102"), longer.slice(0, 3));
    }

    @ParameterizedTest
    @MethodSource("capturedReplies")
    void framesCutShortAreNeverTaken(String hex, ReplyFrame ignored) {
        Bytes whole = Bytes.hex(hex);
        for (int length = 0; length < whole.length(); length++) {
            FeigFramer framer = new FeigFramer();
            assertEquals(List.of(), framer.receive(whole.slice(0, length)));
            assertEquals(List.of(), framer.resynchronise());
        }
    }

    @ParameterizedTest
    @MethodSource("capturedReplies")
    void everyFlippedBitIsNoticed(String hex, ReplyFrame ignored) {
        Bytes whole = Bytes.hex(hex);
        for (int bit = 0; bit < whole.length() * 8; bit++) {
            byte[] broken = whole.toArray();
            broken[bit / 8] ^= (byte) (1 << (bit % 8));
            FeigFramer framer = new FeigFramer();
            List<ReplyFrame> frames = new ArrayList<>(framer.receive(Bytes.of(broken)));
            frames.addAll(framer.resynchronise());
            assertEquals(List.of(), frames, "bit " + bit);
        }
    }

    @Test
    void aFrameBehindEveryOneByteOfNoiseIsFoundAfterAPause() {
        // A noise byte may look like the length of a frame of up to 255 bytes; the pause shows that it was none.
        for (int noise = 0; noise <= 0xFF; noise++) {
            FeigFramer framer = new FeigFramer();
            List<ReplyFrame> frames =
                    new ArrayList<>(framer.receive(Bytes.hex("%02X".formatted(noise) + INVENTORY_OF_THREE.hex())));
            frames.addAll(framer.resynchronise());
            assertEquals(1, frames.size(), "behind %02X".formatted(noise));
            assertEquals(1, framer.noise());
        }
    }

    @Test
    void framesBetweenRandomNoiseAreFound() {
        SplittableRandom chance = new SplittableRandom(15);
        for (int round = 0; round < 2_000; round++) {
            byte[] before = new byte[chance.nextInt(40)];
            byte[] after = new byte[chance.nextInt(40)];
            chance.nextBytes(before);
            chance.nextBytes(after);
            FeigFramer framer = new FeigFramer();
            List<ReplyFrame> frames = new ArrayList<>();
            for (Bytes piece : List.of(Bytes.of(before), INVENTORY_OF_THREE, Bytes.of(after))) {
                frames.addAll(framer.receive(piece));
            }
            frames.addAll(framer.resynchronise());
            assertEquals(1, frames.size(), "round " + round);
        }
    }

    @Test
    void aSlowFrameSurvivesAPause() {
        // A pause alone proves nothing: what is unfinished is kept when nothing complete stands behind it.
        FeigFramer framer = new FeigFramer();
        assertEquals(List.of(), framer.receive(INVENTORY_OF_THREE.slice(0, 20)));
        assertEquals(List.of(), framer.resynchronise());
        assertEquals(
                1,
                framer.receive(INVENTORY_OF_THREE.slice(20, INVENTORY_OF_THREE.length()))
                        .size());
    }

    @Test
    void framesInOneGoAreAllFound() {
        FeigFramer framer = new FeigFramer();
        Bytes twice =
                Bytes.hex(INVENTORY_OF_THREE.hex() + "06 00 69 00" + crcOf("06006900") + INVENTORY_OF_THREE.hex());
        assertEquals(
                List.of(0xB0, 0x69, 0xB0),
                framer.receive(twice).stream().map(ReplyFrame::command).toList());
        assertEquals(0, framer.noise());
    }

    @Test
    void endlessNoiseTakesNoMemory() {
        // Half a megabyte of noise, then a frame: still found, and the buffer never holds more than one longest frame.
        SplittableRandom chance = new SplittableRandom(16);
        FeigFramer framer = new FeigFramer();
        int frames = 0;
        for (int round = 0; round < 500; round++) {
            byte[] noise = new byte[1024];
            chance.nextBytes(noise);
            frames += framer.receive(Bytes.of(noise)).size();
        }
        framer.clear();
        assertTrue(frames < 40, "a checksum of 16 bits lets through one in 65536, were " + frames);
        assertEquals(1, framer.receive(INVENTORY_OF_THREE).size());
    }

    private static String crcOf(String hex) {
        int crc = Frames.crc(Bytes.hex(hex), hex.length() / 2);
        return "%02X%02X".formatted(crc & 0xFF, crc >> 8);
    }
}
