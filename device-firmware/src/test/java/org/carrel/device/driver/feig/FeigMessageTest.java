package org.carrel.device.driver.feig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Optional;
import java.util.stream.Stream;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.TagUid;
import org.carrel.device.port.TagResult.ErrorKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each message has the fields of the manual in the manual's order, and every status means one thing. */
class FeigMessageTest {
    private static final TagUid TAG = TagUid.of("E004010046707A28");

    /** Layouts of FEIG H60301-3e chapters 5 and 6; the read request is go-feig's captured one. */
    static Stream<Arguments> payloads() {
        return Stream.of(
                Arguments.of("63", ControlRequest.CPU_RESET),
                Arguments.of("64", ControlRequest.SYSTEM_RESET),
                Arguments.of("65", ControlRequest.SOFTWARE_VERSION),
                Arguments.of("66 00", ControlRequest.READER_INFO),
                Arguments.of("69", ControlRequest.RF_RESET),
                Arguments.of("6A 08", new RfOutputRequest(8)),
                Arguments.of("B0 01 00", new InventoryRequest(false)),
                Arguments.of("B0 01 80", new InventoryRequest(true)),
                Arguments.of("B0 23 01 E004010046707A28 00 0A", new ReadBlocksRequest(TAG, 0, 10)),
                Arguments.of(
                        "B0 24 01 E004010046707A28 05 02 04 0102030405060708",
                        new WriteBlocksRequest(TAG, 5, 4, Bytes.hex("0102030405060708"))),
                Arguments.of("B0 27 01 E004010046707A28 C2", new WriteAfiRequest(TAG, 0xC2)),
                Arguments.of("B0 2B 01 E004010046707A28", new SystemInfoRequest(TAG)),
                Arguments.of("B1 04 A2 01 E004010046707A28", new EasRequest(TAG, true)),
                Arguments.of("B1 04 A3 01 E004010046707A28", new EasRequest(TAG, false)));
    }

    @ParameterizedTest
    @MethodSource("payloads")
    void requestsHaveTheManualsLayout(String hex, FeigRequest request) {
        assertEquals(Bytes.hex(hex), request.payload());
        assertEquals(Bytes.hex(hex).at(0), request.command());
    }

    @Test
    void blocksAreTakenOutFromBetweenTheirSecurityBytes() {
        Decoded<ReadBlocksRequest.Reply> reply = ReadBlocksRequest.decode(Bytes.hex("02 04 00 11010131 01 36323031"));
        assertEquals(
                new ReadBlocksRequest.Reply(4, 2, Bytes.hex("11010131 36323031")),
                assertInstanceOf(Decoded.Understood.class, reply).value());
    }

    @Test
    void repliesOfAWrongLengthAreMalformed() {
        for (String hex :
                new String[] {"", "01", "0104", "0204 00 11010131", "0104 00 11010131 00", "0004", "0100 00"}) {
            assertInstanceOf(Decoded.Malformed.class, ReadBlocksRequest.decode(Bytes.hex(hex)), hex);
        }
        for (String hex : new String[] {"01", "00 03", "01 03 00 E0040100", "01 0300E00401503309CE74 00"}) {
            assertInstanceOf(Decoded.Malformed.class, InventoryRequest.decode(Bytes.hex(hex)), hex);
        }
        assertInstanceOf(Decoded.Malformed.class, SystemInfoRequest.decode(Bytes.hex("00 E004010046707A28 07 03 1B")));
    }

    @Test
    void anInventoryOfOtherTagsCountsThemOnly() {
        Decoded<InventoryRequest.Reply> reply =
                InventoryRequest.decode(Bytes.hex("02 04 00 0000000004A1B2C3 03 3E E00401503309CE74"));
        InventoryRequest.Reply tags = (InventoryRequest.Reply)
                assertInstanceOf(Decoded.Understood.class, reply).value();
        assertEquals(1, tags.strangers());
        assertEquals(0x3E, tags.sightings().getFirst().dsfid());
    }

    @Test
    void memorySizesCountedFromZeroAndFromOneAreBothUnderstood() {
        // ICODE SLIX: 28 blocks of 4 bytes; the tag itself says 27 and 3 (ISO/IEC 15693-3 clause 10.3.12).
        for (String memory : new String[] {"03 1B", "04 1C"}) {
            Decoded<SystemInfoRequest.Reply> reply =
                    SystemInfoRequest.decode(Bytes.hex("3E E004010046707A28 07" + memory + "01"));
            assertEquals(
                    new SystemInfoRequest.Reply(0x3E, TAG, 0x07, 28, 4),
                    assertInstanceOf(Decoded.Understood.class, reply).value());
        }
    }

    @Test
    void reversingBlocksTwiceChangesNothing() {
        Bytes blocks = Bytes.hex("0102030405060708");
        assertEquals(Bytes.hex("0403020108070605"), ReadBlocksRequest.reversed(blocks, 4));
        assertEquals(blocks, ReadBlocksRequest.reversed(ReadBlocksRequest.reversed(blocks, 4), 4));
    }

    @Test
    void everyStatusMeansOneThing() {
        for (int code = 0; code <= 0xFF; code++) {
            Optional<ErrorKind> expected = switch (code) {
                case 0x00, 0x94 -> Optional.empty();
                case 0x01 -> Optional.of(ErrorKind.NO_TAG);
                case 0x02, 0x03, 0x83 -> Optional.of(ErrorKind.RADIO);
                case 0x04, 0x05, 0x08, 0x0E, 0x95 -> Optional.of(ErrorKind.TAG_REFUSED);
                case 0x11, 0x15, 0x16, 0x80, 0x81, 0x82 -> Optional.of(ErrorKind.UNSUPPORTED);
                default -> Optional.of(ErrorKind.READER_FAULT);
            };
            assertEquals(expected, new FeigStatus(code).error(), "%02X".formatted(code));
        }
    }
}
