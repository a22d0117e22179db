package org.carrel.device.driver.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.carrel.contract.id.Bytes;
import org.carrel.contract.id.CardNumber;
import org.carrel.contract.message.DeviceTime;
import org.carrel.device.port.CardReader;
import org.carrel.device.port.CardReader.Scan;
import org.carrel.device.port.LinkInput;
import org.carrel.device.port.Moment;
import org.carrel.sim.Octets;
import org.carrel.sim.SerialWire;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.kernel.Trace;
import org.carrel.sim.scanner.BarcodeScannerEmulator;
import org.carrel.sim.scanner.CardReaderEmulator;
import org.carrel.sim.scanner.CardText;
import org.carrel.sim.scanner.CardText.Notation;
import org.carrel.sim.world.Fault;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.FurniturePlan;
import org.carrel.sim.world.Person;
import org.carrel.sim.world.PersonId;
import org.carrel.sim.world.Thing;
import org.carrel.sim.world.ThingId;
import org.carrel.sim.world.Whereabouts;
import org.carrel.sim.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The readers' ways of writing that others emulated from the same facts all come to the card's own number. */
class EmulatedCardReaderTest {
    private static final int TAPS = 300;
    private static final FurnitureId SHELF = new FurnitureId("shelf");
    private static final PersonId MEI = new PersonId("mei");
    private static final ThingId CARD = new ThingId("card");

    private final World world = new World(new Kernel(Kernel.Limits.simulation(), Trace.keeping(0), Chance.seeded(1)));
    private final List<Scan> scans = new ArrayList<>();
    private final List<LinkInput> told = new ArrayList<>();

    static Stream<Arguments> waysOfWriting() {
        return Stream.of(
                Arguments.of(new CardText(false, Notation.HEX, "", "\r\n"), UidFormat.HEX),
                Arguments.of(new CardText(false, Notation.HEX_LOWER, "\u0002", "\r\n\u0003"), UidFormat.HEX),
                Arguments.of(new CardText(false, Notation.HEX_COLONS, "", "\r"), UidFormat.HEX),
                Arguments.of(new CardText(true, Notation.HEX, "", "\n"), UidFormat.HEX_REVERSED),
                Arguments.of(new CardText(false, Notation.DECIMAL, "", "\r"), UidFormat.DECIMAL_8H10D),
                Arguments.of(new CardText(true, Notation.DECIMAL, "", "\r"), UidFormat.DECIMAL_8H10D_REVERSED));
    }

    @ParameterizedTest
    @MethodSource("waysOfWriting")
    void aTappedCardIsItsNumber(CardText text, UidFormat format) {
        CardReader reader = new UidCardReader(format);
        new CardReaderEmulator(world, SHELF, shelf(text), 2, Chance.seeded(1), wire(reader), traffic -> {});
        world.tapCard(CARD, SHELF);
        world.kernel().runFor(Duration.ofSeconds(2));
        Scan card = new Scan.Card(new CardNumber("8534AB78"));
        assertEquals(List.of(card, card), scans);
    }

    @Test
    void aShownBarcodeIsItsText() {
        CardReader reader = new BarcodeScanner(ScannerSettings.USUAL);
        shelf(CardText.USUAL);
        new BarcodeScannerEmulator(world, SHELF, "\r\n", Chance.seeded(1), wire(reader), traffic -> {});
        world.showBarcode(CARD, SHELF);
        world.showBarcode("臺灣", SHELF);
        world.kernel().runFor(Duration.ofSeconds(2));
        assertEquals(2, scans.size());
        assertEquals(true, scans.contains(new Scan.Card(new CardNumber("A1234567"))));
        assertEquals(true, scans.contains(new Scan.Unusable("characters")));
    }

    /** Whole numbers only, and nothing that is none: a changed digit is another card, which the hub does not know. */
    @Test
    void whatNoiseLeavesOfACardIsRefusedUnlessItIsANumber() {
        CardReader reader = new UidCardReader(UidFormat.HEX);
        new CardReaderEmulator(world, SHELF, shelf(CardText.USUAL), 1, Chance.seeded(1), wire(reader), traffic -> {});
        Fault noise = new Fault.CardLineNoisy(SHELF, 0.05);
        world.inject(noise);
        for (int tap = 0; tap < TAPS; tap++) {
            world.tapCard(CARD, SHELF);
            world.kernel().runFor(Duration.ofSeconds(2));
        }
        assertTrue(scans.size() <= TAPS, "no card is made up");
        assertTrue(scans.stream().anyMatch(Scan.Unusable.class::isInstance));
        List<String> numbers = scans.stream()
                .filter(Scan.Card.class::isInstance)
                .map(scan -> ((Scan.Card) scan).number().value())
                .toList();
        assertTrue(numbers.contains("8534AB78"), "most bytes arrive as they were sent");
        assertEquals(
                List.of(),
                numbers.stream()
                        .filter(number -> !number.matches("[0-9A-F]{8}"))
                        .toList());
        world.heal(noise);
        scans.clear();
        world.tapCard(CARD, SHELF);
        world.kernel().runFor(Duration.ofSeconds(2));
        assertEquals(List.of(new Scan.Card(new CardNumber("8534AB78"))), scans);
    }

    /** Pulled out at every moment of a line: half a code is none, and does not stick to the next one. */
    @Test
    void aScannerWhoseCableIsPulledOutKeepsNoHalfOfACode() {
        CardReader reader = new BarcodeScanner(ScannerSettings.USUAL);
        shelf(CardText.USUAL);
        new BarcodeScannerEmulator(world, SHELF, "\r\n", Chance.seeded(1), wire(reader), traffic -> {});
        Fault unplugged = new Fault.ScannerUnplugged(SHELF);
        List<Scan> whole = List.of(new Scan.Card(new CardNumber("A1234567")));
        for (int millis = 25; millis < 110; millis++) {
            world.showBarcode(CARD, SHELF);
            world.kernel().runFor(Duration.ofMillis(millis));
            world.inject(unplugged);
            assertInstanceOf(LinkInput.Lost.class, told.getLast(), "its agent is told, and alarms");
            world.showBarcode(CARD, SHELF);
            world.kernel().runFor(Duration.ofMillis(200));
            assertTrue(scans.isEmpty() || scans.equals(whole), () -> "out of a torn line came " + scans);
            scans.clear();
            world.heal(unplugged);
            world.showBarcode(CARD, SHELF);
            world.kernel().runFor(Duration.ofMillis(200));
            assertEquals(whole, scans, "it reads again when the cable is back");
            scans.clear();
        }
    }

    private CardText shelf(CardText text) {
        world.add(FurniturePlan.openShelf(SHELF.value(), "Shelf", 1, 1));
        world.add(new Person(MEI, "Mei", Person.Role.PATRON));
        world.add(
                new Thing.Card(CARD, "Mei's card", MEI, Octets.hex("8534AB78"), "A1234567", List.of()),
                new Whereabouts.InHand(MEI));
        return text;
    }

    private SerialWire wire(CardReader reader) {
        return new SerialWire() {
            @Override
            public void transmit(Octets bytes) {
                hear(new LinkInput.Received(Bytes.of(bytes.toArray())));
            }

            @Override
            public void pullOut() {
                hear(new LinkInput.Lost("unplugged"));
            }

            @Override
            public void plugIn() {
                hear(new LinkInput.Opened());
            }

            private void hear(LinkInput input) {
                told.add(input);
                Moment now = new Moment(world.kernel().now(), Instant.EPOCH, DeviceTime.Quality.SYNCHRONIZED);
                scans.addAll(reader.receive(input, now));
            }
        };
    }
}
