package org.carrel.device.driver.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.message.DeviceTime;
import org.carrel.device.driver.scanner.ScannerSettings.GroupSeparator;
import org.carrel.device.driver.scanner.ScannerSettings.StartStop;
import org.carrel.device.driver.scanner.ScannerSettings.SymbologyPrefix;
import org.carrel.device.port.CardReader;
import org.carrel.device.port.CardReader.Scan;
import org.carrel.device.port.LinkInput;
import org.carrel.device.port.Moment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each line gives one card in one form, or one reason; nothing that is not a card's number gets further. */
class CardReaderTest {
    private static final long SECOND = 1_000_000_000L;

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n", "\n\r", "\r\r"})
    void everyEndOfLineEndsOneLine(String end) {
        String line = "21234567890123" + end;
        assertEquals(List.of(card("21234567890123")), all(usual(), line));
        assertEquals(List.of(card("21234567890123"), card("21234567890123")), all(usual(), line + line));
    }

    @Test
    void everySplitGivesTheSameCard() {
        Bytes line = bytes("21234567890123\r\n");
        for (int split = 0; split <= line.length(); split++) {
            CardReader reader = usual();
            List<Scan> scans = new ArrayList<>();
            for (Bytes piece : List.of(line.slice(0, split), line.slice(split, line.length()))) {
                scans.addAll(reader.receive(new LinkInput.Received(piece), at(SECOND)));
            }
            assertEquals(List.of(card("21234567890123")), scans, "split at " + split);
        }
    }

    @Test
    void aLineThatWasNeverEndedIsForgotten() {
        // Half a code of the patron before must not become part of the next one's.
        CardReader reader = usual();
        assertEquals(List.of(), reader.receive(new LinkInput.Received(bytes("2123")), at(SECOND)));
        assertEquals(
                List.of(card("999999")), reader.receive(new LinkInput.Received(bytes("999999\r")), at(3 * SECOND)));
        assertEquals(List.of(), reader.receive(new LinkInput.Received(bytes("2123")), at(4 * SECOND)));
        reader.receive(new LinkInput.Lost("unplugged"), at(4 * SECOND));
        assertEquals(
                List.of(card("888888")), reader.receive(new LinkInput.Received(bytes("888888\r")), at(4 * SECOND)));
    }

    @ParameterizedTest
    @CsvSource({
        "1234567890123456789012345678901234567890123456789, too-long",
        "12, too-short",
        "'1234\u00015678', characters",
        "'12\u001b[34', characters",
        "'12345\u001d', characters",
        "'\t12345', characters",
        "'1234\u001d5678', characters",
        "'1234\u00e95678', characters",
    })
    void whatNoCardHasIsRefused(String line, String reason) {
        assertEquals(List.of(new Scan.Unusable(reason)), all(usual(), line + "\r"));
    }

    @Test
    void endlessNoiseIsOneRefusalAndThenAllIsWell() {
        assertEquals(
                List.of(new Scan.Unusable("too-long"), card("30001234")),
                all(usual(), "x".repeat(100_000) + "\r30001234\r"));
    }

    @ParameterizedTest
    @CsvSource({
        "KEEP, A12345B, A12345B",
        "REMOVE, A12345B, 12345",
        "REMOVE, a12345d, 12345",
        "REMOVE, A12345, A12345",
        "REQUIRE, C30001234D, 30001234",
        "REQUIRE, A12345, ",
    })
    void codabarsLettersAreTreatedAsSet(StartStop startStop, String line, String expected) {
        CardReader reader =
                new BarcodeScanner(new ScannerSettings(3, 40, startStop, SymbologyPrefix.NONE, GroupSeparator.REFUSE));
        Scan scan = expected == null ? new Scan.Unusable("start-stop") : card(expected);
        assertEquals(List.of(scan), all(reader, line + "\r"));
    }

    @Test
    void symbologyAndGroupSeparatorsAreTakenOffWhereAsked() {
        CardReader reader = new BarcodeScanner(
                new ScannerSettings(3, 40, StartStop.KEEP, SymbologyPrefix.REMOVE, GroupSeparator.REMOVE));
        assertEquals(List.of(card("801012345678")), all(reader, "]C1801012345\u001d678\r"));
        assertEquals(List.of(new Scan.Unusable("format")), all(reader, "801012345678\r"));
    }

    @Test
    void blanksAroundACodeAreNotPartOfIt() {
        assertEquals(List.of(card("30001234")), all(usual(), "  30001234 \r"));
    }

    @ParameterizedTest
    @CsvSource({
        // blog.twtnn.com/2014/11/rfid.html (taiwan.md D6): 2234821496 = 0x8534AB78, and the same card in the other
        // ways.
        "DECIMAL_8H10D, 2234821496, 8534AB78",
        "DECIMAL_8H10D_REVERSED, 2024486021, 8534AB78",
        "DECIMAL_4H4H10D, 3410043896, 8534AB78",
        "DECIMAL_4H4H10D, '34100,43896', 8534AB78",
        "HEX, 8534AB78, 8534AB78",
        "HEX, 8534ab78, 8534AB78",
        "HEX, 85:34:AB:78, 8534AB78",
        "HEX, 85 34 AB 78, 8534AB78",
        "HEX_REVERSED, 78AB3485, 8534AB78",
        // Seven and ten bytes (ISO/IEC 14443-3 double and triple size).
        "HEX, 04A1B2C3D4E5F6, 04A1B2C3D4E5F6",
        "HEX_REVERSED, F6E5D4C3B2A104, 04A1B2C3D4E5F6",
        "HEX, 0102030405060708090A, 0102030405060708090A",
        // 08 first in seven bytes is a maker's code, not chance.
        "HEX, 08A1B2C3D4E5F6, 08A1B2C3D4E5F6",
        // Leading zeros are part of the number.
        "DECIMAL_8H10D, 0000000042, 0000002A",
        "DECIMAL_8H10D, 4294967294, FFFFFFFE"
    })
    void oneCardIsOneNumberWhateverTheReaderWrites(UidFormat format, String line, String expected) {
        assertEquals(List.of(card(expected)), all(new UidCardReader(format), line + "\r\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "HEX, 08A1B2C3, random-uid",
        "HEX_REVERSED, C3B2A108, random-uid",
        "DECIMAL_8H10D, 0144814787, random-uid",
        "HEX, 00000000, empty-uid",
        "HEX, FFFFFFFFFFFFFF, empty-uid",
        "HEX, 8534AB7, format",
        "HEX, 8534AB7800, format",
        "HEX, 8534ABXY, format",
        "DECIMAL_8H10D, 4294967296, format",
        "DECIMAL_8H10D, 223482149, format",
        "DECIMAL_4H4H10D, 6553643896, format",
        "DECIMAL_4H4H10D, 3410065536, format",
        "HEX, 8534AB788534AB788534AB788534AB788534AB788534AB78, too-long"
    })
    void whatIsNoLastingNumberIsRefusedWithItsReason(UidFormat format, String line, String reason) {
        assertEquals(List.of(new Scan.Unusable(reason)), all(new UidCardReader(format), line + "\r"));
    }

    @Test
    void linesBetweenStxAndEtxAreReadToo() {
        CardReader reader = new UidCardReader(UidFormat.HEX);
        assertEquals(
                List.of(card("8534AB78"), card("11223344")),
                all(reader, "\u00028534AB78\r\n\u0003\u000211223344\r\n\u0003"));
    }

    @Test
    void controlCharactersInAChipsNumberAreRefused() {
        assertEquals(
                List.of(new Scan.Unusable("characters")), all(new UidCardReader(UidFormat.HEX), "8534\u0000AB78\r"));
    }

    @Test
    void noScanShowsTheNumberInItsText() {
        for (Scan scan : all(usual(), "21234567890123\r\u000121234567890123\r")) {
            assertFalse(scan.toString().contains("2123"), scan.toString());
        }
    }

    @Test
    void impossibleLengthsAreNamed() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new ScannerSettings(5, 4, StartStop.KEEP, SymbologyPrefix.NONE, GroupSeparator.REFUSE));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ScannerSettings(1, 65, StartStop.KEEP, SymbologyPrefix.NONE, GroupSeparator.REFUSE));
    }

    private static CardReader usual() {
        return new BarcodeScanner(ScannerSettings.USUAL);
    }

    private static List<Scan> all(CardReader reader, String text) {
        return reader.receive(new LinkInput.Received(bytes(text)), at(SECOND));
    }

    private static Scan card(String number) {
        return new Scan.Card(new CardNumber(number));
    }

    private static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Moment at(long nanos) {
        return new Moment(nanos, Instant.EPOCH, DeviceTime.Quality.SYNCHRONIZED);
    }
}
