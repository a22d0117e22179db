package org.carrel.device.driver.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    private static final FurnitureId SHELF = new FurnitureId("shelf");
    private static final PersonId MEI = new PersonId("mei");
    private static final ThingId CARD = new ThingId("card");

    private final World world = new World(new Kernel(Kernel.Limits.simulation(), Trace.keeping(0), Chance.seeded(1)));
    private final List<Scan> scans = new ArrayList<>();

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
                Moment now = new Moment(world.kernel().now(), Instant.EPOCH, DeviceTime.Quality.SYNCHRONIZED);
                scans.addAll(reader.receive(new LinkInput.Received(Bytes.of(bytes.toArray())), now));
            }

            @Override
            public void pullOut() {}

            @Override
            public void plugIn() {}
        };
    }
}
