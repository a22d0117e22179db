package org.carrel.sim.escpos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.carrel.sim.Octets;
import org.carrel.sim.SerialWire;
import org.carrel.sim.WireTap;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.kernel.Trace;
import org.junit.jupiter.api.Test;

/** The printer by its bytes alone: the published vectors, what paper and people do to it, and bytes that nobody should send. */
class ReceiptPrinterEmulatorTest implements SerialWire {
    private static final int ROLL = 100_000;

    private final Kernel kernel = new Kernel(Kernel.Limits.simulation(), Trace.keeping(20), Chance.seeded(1));
    private final List<String> heard = new ArrayList<>();
    private ReceiptPrinterEmulator printer = printer(ROLL);

    private ReceiptPrinterEmulator printer(int rows) {
        return new ReceiptPrinterEmulator(kernel, "printer", PrinterOptions.NARROW, rows, this, WireTap.NONE);
    }

    @Override
    public void transmit(Octets bytes) {
        heard.add(bytes.toSpacedHex());
    }

    @Override
    public void pullOut() {}

    @Override
    public void plugIn() {}

    private void send(String hex) {
        printer.receive(Octets.hex(hex));
        kernel.runFor(Duration.ofSeconds(5));
    }

    private List<String> answers(String hex) {
        heard.clear();
        send(hex);
        return List.copyOf(heard);
    }

    @Test
    void aRasterIsPrintedFromTheLeftAndTheTop() throws IOException {
        send("1D7630000200020080 01FF00 1D564200");
        Slip slip = printer.slips().getFirst();
        assertTrue(slip.black(0, 0) && slip.black(15, 0) && !slip.black(1, 0) && !slip.black(14, 0));
        assertTrue(slip.black(0, 1) && slip.black(7, 1) && !slip.black(8, 1));
        assertEquals(2, slip.trimmed().rows().size());
        assertEquals(List.of(), printer.oddities());
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(slip.png()));
        assertEquals(384, picture.getWidth());
        assertEquals(0, picture.getRGB(0, 0) & 0xFF);
        assertEquals(0xFF, picture.getRGB(1, 0) & 0xFF);
    }

    @Test
    void itSaysHowItIsInThePublishedBytes() {
        assertEquals(List.of("12", "12", "12", "12"), answers("100401 100402 100403 100404"));
        printer.openCover();
        assertEquals(List.of("1A", "16", "12", "12"), answers("100401 100402 100403 100404"));
        printer.closeCover();
        printer.loadRoll(0);
        assertEquals(List.of("1A", "32", "12", "7E"), answers("100401 100402 100403 100404"));
        printer.loadRoll(100);
        assertEquals(List.of("12", "1E"), answers("100401 100404"));
    }

    @Test
    void changesAreToldUnaskedOnceTheyAreWanted() {
        printer.openCover();
        printer.closeCover();
        assertEquals(List.of(), heard);
        assertEquals(List.of("10 00 00 0F"), answers("1D610E"));
        heard.clear();
        printer.openCover();
        kernel.runFor(Duration.ofSeconds(1));
        printer.closeCover();
        kernel.runFor(Duration.ofSeconds(1));
        printer.loadRoll(0);
        kernel.runFor(Duration.ofSeconds(1));
        printer.loadRoll(100);
        kernel.runFor(Duration.ofSeconds(1));
        assertEquals(List.of("38 00 00 0F", "10 00 00 0F", "18 00 0F 0F", "10 00 03 0F"), heard);
    }

    @Test
    void aStuckKnifeIsToldAndTheCutIsMadeUpFor() {
        send("1D610E");
        printer.jamKnife();
        assertEquals(List.of("18 08 00 0F"), answers("1D564200"));
        assertEquals(List.of("1A", "1A"), answers("100401 100403"));
        printer.freeKnife();
        kernel.runFor(Duration.ofSeconds(1));
        assertEquals(1, printer.slips().size());
    }

    @Test
    void whatIsAskedInOrderIsAnsweredAfterWhatStandsBeforeItAndNotWithoutPaper() {
        printer = printer(1);
        assertEquals(List.of(), answers("1D76300001000200FFFF 1D7201"));
        assertEquals(List.of("7E"), answers("100404"));
        heard.clear();
        printer.loadRoll(ROLL);
        kernel.runFor(Duration.ofSeconds(1));
        assertEquals(List.of("00"), heard);
        assertEquals(2, printer.hanging().rows().size());
    }

    @Test
    void realTimeCommandsAreObeyedInTheMiddleOfAPicture() {
        assertEquals(List.of("12"), answers("1D76300003000100 100401 FFFFFF"));
        assertEquals("FFFFFF", printer.hanging().rows().getFirst().slice(0, 3).toHex());
        send("1D76300003000100 101408 FFFFFF");
        assertTrue(
                printer.oddities().toString().contains("DLE DC4"),
                printer.oddities().toString());
    }

    @Test
    void powerOffForgetsTheRestOfAPictureAndTheWishForChangesButNotThePaper() {
        send("1D610E 1D76300001000400 FF");
        printer.powerOff();
        heard.clear();
        printer.powerOn();
        kernel.runFor(Duration.ofSeconds(5));
        printer.openCover();
        kernel.runFor(Duration.ofSeconds(1));
        assertEquals(List.of(), heard);
        assertEquals(1, printer.hanging().rows().size());
    }

    @Test
    void whatItDoesNotKnowIsNotGuessedAt() {
        send("1B70001919 1D99 1D763100 1D76300000000000");
        assertFalse(printer.oddities().isEmpty());
        assertEquals(List.of("12"), answers("100401"));
    }

    @Test
    void moreThanItsBufferHoldsIsLost() {
        printer.openCover();
        printer.receive(Octets.of(new byte[PrinterOptions.NARROW.buffer() + 7]));
        kernel.runFor(Duration.ofSeconds(30));
        assertEquals(7, printer.lost());
    }

    /** Whatever comes, in whatever pieces: it goes on, answers, and prints the next picture after the zeros that end the last. */
    @Test
    void nonsenseNeverStopsItForGood() {
        for (int seed = 0; seed < 200; seed++) {
            Chance chance = Chance.seeded(seed);
            printer = printer(50_000_000);
            for (int piece = 0; piece < 20; piece++) {
                byte[] bytes = chance.bytes(1 + chance.below(60));
                // Commands are tried more often than chance would.
                bytes[0] = new byte[] {0x10, 0x1B, 0x1D, 0x00}[chance.below(4)];
                printer.receive(Octets.of(bytes));
                kernel.runFor(Duration.ofMillis(chance.below(400)));
            }
            kernel.runFor(Duration.ofMinutes(10));
            int cut = printer.slips().size();
            // The longest picture that any header can ask for is not waited for here; what began it is power.
            printer.powerOff();
            printer.powerOn();
            kernel.runFor(Duration.ofSeconds(5));
            send("1D76300001000100FF 1D564200");
            assertTrue(printer.slips().size() > cut, "seed " + seed);
            assertEquals(List.of("12"), answers("100401"), "seed " + seed);
        }
    }
}
