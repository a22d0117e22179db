package org.carrel.sim.scanner;

import static org.carrel.sim.world.SmallWorld.CARD;
import static org.carrel.sim.world.SmallWorld.SHELF;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.carrel.sim.Octets;
import org.carrel.sim.SerialWire;
import org.carrel.sim.WireTap;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.world.Fault;
import org.carrel.sim.world.SmallWorld;
import org.junit.jupiter.api.Test;

/** Cards and barcodes arrive as text, at a serial line's pace, in whatever form a maker chose. */
class ScannerTest {
    private static final Octets CHIP = Octets.hex("04A1B2C3D4E5F6");

    private final SmallWorld small = new SmallWorld(1);
    private final Line line = new Line();

    private static final class Line implements SerialWire {
        private Octets heard = Octets.NONE;
        private int pieces;
        private boolean plugged = true;

        @Override
        public void transmit(Octets bytes) {
            heard = heard.plus(bytes);
            pieces++;
        }

        @Override
        public void pullOut() {
            plugged = false;
        }

        @Override
        public void plugIn() {
            plugged = true;
        }

        private String text() {
            String text = new String(heard.toArray(), StandardCharsets.UTF_8);
            heard = Octets.NONE;
            return text;
        }
    }

    private void cards(CardText text, int times) {
        new CardReaderEmulator(small.world, SHELF, text, times, Chance.seeded(1), line, WireTap.NONE);
    }

    private String tap() {
        small.world.tapCard(CARD, SHELF);
        small.kernel.runFor(Duration.ofSeconds(3));
        return line.text();
    }

    private static String written(boolean reversed, CardText.Notation notation) {
        Octets text = new CardText(reversed, notation, "", "\r").write(CHIP);
        return new String(text.toArray(), StandardCharsets.US_ASCII);
    }

    @Test
    void oneNumberInAllItsForms() {
        assertEquals("04A1B2C3D4E5F6\r", written(false, CardText.Notation.HEX));
        assertEquals("f6e5d4c3b2a104\r", written(true, CardText.Notation.HEX_LOWER));
        assertEquals("04:A1:B2:C3:D4:E5:F6\r", written(false, CardText.Notation.HEX_COLONS));
        assertEquals("1303689068602870\r", written(false, CardText.Notation.DECIMAL));
        Octets small = new CardText(true, CardText.Notation.DECIMAL, "\u0002", "\u0003").write(Octets.hex("01000000"));
        assertEquals("\u00020000000001\u0003", new String(small.toArray(), StandardCharsets.US_ASCII));
    }

    @Test
    void aTapIsOneLineInPieces() {
        cards(CardText.USUAL, 1);
        assertEquals("04A1B2C3D4E5F6\r\n", tap());
        assertTrue(line.pieces > 1);
    }

    @Test
    void aReaderThatRepeatsRepeats() {
        cards(CardText.USUAL, 3);
        assertEquals("04A1B2C3D4E5F6\r\n".repeat(3), tap());
    }

    @Test
    void anUnpluggedOrSilentReaderSaysNothing() {
        cards(CardText.USUAL, 1);
        small.world.inject(new Fault.CardReaderUnplugged(SHELF));
        assertFalse(line.plugged);
        assertEquals("", tap());
        small.world.healAll();
        assertTrue(line.plugged);
        small.world.inject(new Fault.CardReaderSilent(SHELF));
        assertEquals("", tap());
        small.world.healAll();
        assertEquals("04A1B2C3D4E5F6\r\n", tap());
    }

    @Test
    void aNoisyLineChangesOrLosesCharacters() {
        cards(CardText.USUAL, 1);
        small.world.inject(new Fault.CardLineNoisy(SHELF, 0.5));
        assertNotEquals("04A1B2C3D4E5F6\r\n", tap());
    }

    @Test
    void aBarcodeIsItsTextAndASuffix() {
        new BarcodeScannerEmulator(small.world, SHELF, "\r", Chance.seeded(1), line, WireTap.NONE);
        small.world.showBarcode(CARD, SHELF);
        small.kernel.runFor(Duration.ofSeconds(1));
        assertEquals("A1234567\r", line.text());
        small.world.showBarcode("借閱證", SHELF);
        small.kernel.runFor(Duration.ofSeconds(1));
        assertEquals("借閱證\r", line.text());
    }

    @Test
    void theTraceNamesNobody() {
        cards(CardText.USUAL, 1);
        new BarcodeScannerEmulator(small.world, SHELF, "\r", Chance.seeded(1), line, WireTap.NONE);
        tap();
        small.world.showBarcode(CARD, SHELF);
        small.kernel.runFor(Duration.ofSeconds(1));
        String trace = String.join("\n", small.kernel.trace().lines());
        assertFalse(trace.contains("A1234567") || trace.contains("04A1B2C3D4E5F6"), trace);
    }
}
