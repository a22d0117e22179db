package org.carrel.device.driver.escpos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.carrel.device.port.PrintResult;
import org.carrel.device.port.PrinterState;
import org.carrel.device.port.Raster;
import org.carrel.sim.escpos.PrinterOptions;
import org.carrel.sim.escpos.Slip;
import org.junit.jupiter.api.Test;

/**
 * Two hands wrote the driver and the printer from the same facts; here they must understand each other. Method: pictures through the port,
 * bytes on a paced line, and what came out of the printer looked at dot by dot; then the same with everything broken that may break.
 */
class EmulatedPrinterTest {
    private static final PrintResult PRINTED = new PrintResult.Printed();

    // ---- In order ----

    @Test
    void aPictureComesOutDotByDotAndIsCutOff() {
        PrinterRig rig = PrinterRig.wide();
        Raster picture = Pictures.random(576, 500, 1);
        assertEquals(PRINTED, rig.print(picture));
        assertEquals(1, rig.printed().size());
        PrinterRig.assertSame(picture, rig.printed().getFirst());
        assertTrue(rig.paper().hanging().rows().isEmpty());
        assertEquals(List.of(), rig.paper().oddities());
        assertEquals(0, rig.paper().lost());
        assertEquals(0, rig.printer().noise());
    }

    @Test
    void narrowPaperAndASlowLineTakeLongerAndLoseNothing() {
        PrinterRig rig = new PrinterRig(
                new EscPosSettings(384, 24, 4_096, 1_200, 16, EscPosSettings.Timing.DEFAULT),
                PrinterOptions.NARROW.withBaud(1_200),
                PrinterRig.ROLL);
        rig.await(PrinterState.Ready.class);
        rig.pass(Duration.ofSeconds(20));
        Raster picture = Pictures.random(384, 130, 2);
        assertEquals(PRINTED, rig.print(picture));
        PrinterRig.assertSame(picture, rig.printed().getFirst());
        assertEquals(0, rig.paper().lost());
    }

    @Test
    void oneAfterTheOtherEachOnItsOwnPiece() {
        PrinterRig rig = PrinterRig.narrow();
        for (int number = 0; number < 5; number++) {
            assertEquals(PRINTED, rig.print(Pictures.random(384, 60 + number, number)));
        }
        assertEquals(5, rig.printed().size());
        for (int number = 0; number < 5; number++) {
            PrinterRig.assertSame(
                    Pictures.random(384, 60 + number, number), rig.printed().get(number));
        }
    }

    /** Real-time commands are obeyed in the middle of a picture; a picture full of them must not give one. */
    @Test
    void aPictureOfRealTimeCommandsIsOnlyAPicture() {
        PrinterRig rig = PrinterRig.wide();
        Raster picture = Pictures.of(
                576, 48, index -> new int[] {0x10, 0x04, 0x01, 0x10, 0x14, 0x08, 0x10, 0x05, 0x02}[index % 9]);
        assertEquals(PRINTED, rig.print(picture));
        assertEquals(List.of(), rig.paper().oddities());
        Slip slip = rig.printed().getFirst();
        int changed = 0;
        for (int row = 0; row < picture.rows(); row++) {
            for (int index = 0; index < picture.rowBytes(); index++) {
                int differing = slip.rows().get(row).at(index) ^ picture.dots().at(row * picture.rowBytes() + index);
                assertTrue(differing == 0 || differing == 0x08, "one dot at most");
                changed += Integer.bitCount(differing);
            }
        }
        assertEquals(3 * 48 * 8, changed, "each of the three commands, eight times a row");
    }

    @Test
    void whatIsNoPictureForThisPaperIsRefused() {
        PrinterRig rig = PrinterRig.wide();
        assertThrows(IllegalArgumentException.class, () -> rig.start(Pictures.random(384, 10, 1)));
        rig.start(Pictures.random(576, 10, 1));
        assertThrows(IllegalStateException.class, () -> rig.start(Pictures.random(576, 10, 1)));
    }

    // ---- States ----

    @Test
    void everyStateIsToldSoonAndAgainWhenItIsOver() {
        PrinterRig rig = PrinterRig.wide();
        assertInstanceOf(PrinterState.Unreachable.class, rig.state());
        rig.await(PrinterState.Ready.class);
        rig.paper().openCover();
        rig.await(PrinterState.CoverOpen.class);
        rig.paper().closeCover();
        rig.await(PrinterState.Ready.class);
        rig.paper().loadRoll(2_000);
        rig.await(PrinterState.PaperLow.class);
        rig.paper().loadRoll(0);
        rig.await(PrinterState.PaperOut.class);
        rig.paper().loadRoll(PrinterRig.ROLL);
        rig.await(PrinterState.Ready.class);
        rig.paper().powerOff();
        rig.await(PrinterState.Unreachable.class);
        rig.paper().powerOn();
        rig.await(PrinterState.Ready.class);
        rig.paper().pullOut();
        rig.await(PrinterState.Unreachable.class);
        rig.paper().plugIn();
        rig.await(PrinterState.Ready.class);
        rig.paper().breakHead();
        rig.await(PrinterState.Fault.class);
    }

    @Test
    void aPrinterThatCannotPrintSaysWhyAndHasPrintedNothing() {
        PrinterRig rig = PrinterRig.wide();
        rig.await(PrinterState.Ready.class);
        rig.pass(Duration.ofSeconds(2));
        rig.paper().openCover();
        rig.await(PrinterState.CoverOpen.class);
        assertEquals(new PrintResult.NotPrinted(new PrinterState.CoverOpen()), rig.print(Pictures.random(576, 50, 1)));
        rig.paper().closeCover();
        rig.pass(Duration.ofSeconds(20));
        assertEquals(List.of(), rig.printed());
    }

    // ---- Paper ----

    /** Wherever the roll ends, the rest follows on the next one, without a row missing or twice. */
    @Test
    void whereverThePaperEndsTheRestFollowsOnTheNextRoll() {
        Raster picture = Pictures.random(384, 100, 3);
        int beforePicture = cutOffAtStart();
        for (int rows = 1; rows < 100; rows++) {
            PrinterRig rig = new PrinterRig(EscPosSettings.NARROW, PrinterOptions.NARROW, beforePicture + rows);
            rig.start(picture);
            rig.await(PrinterState.PaperOut.class);
            rig.pass(Duration.ofSeconds(30));
            assertFalse(rig.hasResult(), "there is still hope");
            rig.paper().loadRoll(PrinterRig.ROLL);
            assertEquals(PRINTED, rig.result());
            PrinterRig.assertSame(picture, rig.printed().getFirst());
        }
    }

    private static int cutOffAtStart() {
        PrinterRig rig = PrinterRig.narrow();
        rig.await(PrinterState.Ready.class);
        rig.pass(Duration.ofSeconds(3));
        return rig.paper().slips().getFirst().rows().size();
    }

    @Test
    void aPictureThatNobodyGivesPaperIsGivenUpAndNeverHangsOnTheNext() {
        PrinterRig rig = new PrinterRig(EscPosSettings.NARROW, PrinterOptions.NARROW, cutOffAtStart() + 30);
        PrintResult.Broken broken = assertInstanceOf(PrintResult.Broken.class, rig.print(Pictures.random(384, 100, 4)));
        assertEquals(new PrinterState.PaperOut(), broken.why());
        assertTrue(broken.rowsSure() <= 30, "no more is sure than is on paper");
        rig.paper().loadRoll(PrinterRig.ROLL);
        rig.await(PrinterState.Ready.class);
        rig.pass(Duration.ofSeconds(5));
        Raster next = Pictures.random(384, 70, 5);
        assertEquals(PRINTED, rig.print(next));
        assertEquals(2, rig.printed().size());
        PrinterRig.assertSame(next, rig.printed().getLast());
        assertTrue(rig.printed().getFirst().rows().size() <= broken.rowsSent());
    }

    @Test
    void aCoverOpenedInTheMiddleOnlyMakesItWait() {
        PrinterRig rig = PrinterRig.wide();
        rig.await(PrinterState.Ready.class);
        rig.pass(Duration.ofSeconds(3));
        Raster picture = Pictures.random(576, 300, 6);
        rig.start(picture);
        rig.run(() -> rig.paper().hanging().rows().size() > 100);
        rig.paper().openCover();
        rig.pass(Duration.ofSeconds(20));
        assertInstanceOf(PrinterState.CoverOpen.class, rig.state());
        rig.paper().closeCover();
        assertEquals(PRINTED, rig.result());
        PrinterRig.assertSame(picture, rig.printed().getFirst());
    }

    @Test
    void aStuckKnifeIsToldAndTheCutIsMadeUpFor() {
        PrinterRig rig = PrinterRig.wide();
        rig.await(PrinterState.Ready.class);
        rig.pass(Duration.ofSeconds(3));
        rig.paper().jamKnife();
        Raster picture = Pictures.random(576, 40, 7);
        rig.start(picture);
        rig.await(PrinterState.CutterError.class);
        rig.pass(Duration.ofSeconds(20));
        assertFalse(rig.hasResult());
        rig.paper().freeKnife();
        assertEquals(PRINTED, rig.result());
        PrinterRig.assertSame(picture, rig.printed().getFirst());
    }

    // ---- Power and cable ----

    /** Power lost at any row: never said to be printed, never more said to be sure than is there, and the next one is whole. */
    @Test
    void withoutPowerInTheMiddleNothingIsClaimedAndTheNextIsWhole() {
        Raster picture = Pictures.random(384, 90, 8);
        Raster next = Pictures.random(384, 40, 9);
        for (int rows = 1; rows <= 90; rows++) {
            PrinterRig rig = PrinterRig.narrow();
            rig.await(PrinterState.Ready.class);
            rig.pass(Duration.ofSeconds(3));
            int from = rows;
            rig.start(picture);
            rig.run(() -> rig.paper().hanging().rows().size() >= from);
            rig.paper().powerOff();
            int there = rig.paper().hanging().rows().size();
            rig.pass(Duration.ofMillis(200));
            rig.paper().powerOn();
            PrintResult.Broken broken = assertInstanceOf(PrintResult.Broken.class, rig.result());
            assertTrue(broken.rowsSure() <= there, broken + " but " + there);
            rig.await(PrinterState.Ready.class);
            rig.pass(Duration.ofSeconds(5));
            assertEquals(PRINTED, rig.print(next));
            PrinterRig.assertSame(next, rig.printed().getLast());
        }
    }

    /** The cable pulled after every single byte, and plugged in again. */
    @Test
    void unpluggedAfterAnyByteNothingComesTwiceAndTheNextIsWhole() {
        Raster picture = Pictures.random(384, 20, 10);
        Raster next = Pictures.random(384, 16, 11);
        EscPosSettings settings = EscPosSettings.NARROW.withBandRows(6);
        long bytes = bytesFor(settings, picture);
        assertTrue(bytes > 20 * 48);
        for (long after = 1; after <= bytes; after++) {
            PrinterRig rig = ready(settings);
            rig.unplugAfter(rig.sent() + after);
            PrintResult result = rig.print(picture);
            long unplugged = after;
            rig.await(PrinterState.Ready.class);
            rig.pass(Duration.ofSeconds(4));
            if (result instanceof PrintResult.NotPrinted) {
                assertEquals(List.of(), rig.printed(), () -> "after " + unplugged);
            }
            assertEquals(PRINTED, rig.print(next), () -> "after " + unplugged);
            PrinterRig.assertSame(next, rig.printed().getLast());
            assertTrue(rig.printed().size() <= 2, () -> "after " + unplugged);
            assertBeginning(picture, rig.printed(), result, unplugged);
        }
    }

    private static void assertBeginning(Raster picture, List<Slip> printed, PrintResult result, long after) {
        int sure = result instanceof PrintResult.Broken(int rows, int ignored, PrinterState.Unable ignoredToo)
                ? rows
                : result.equals(PRINTED) ? picture.rows() : 0;
        Slip whole = PrinterRig.slip(picture);
        int same = 0;
        if (printed.size() == 2) {
            Slip first = printed.getFirst();
            while (same < first.rows().size()
                    && first.rows().get(same).equals(whole.rows().get(same))) {
                same++;
            }
            assertTrue(first.rows().size() <= same + 1, "after " + after + " something is on paper twice or wrong");
        }
        assertTrue(same >= sure, "after " + after + ": " + sure + " rows were said to be sure, " + same + " are there");
    }

    private static PrinterRig ready(EscPosSettings settings) {
        PrinterRig rig = new PrinterRig(settings, PrinterOptions.NARROW, PrinterRig.ROLL);
        rig.await(PrinterState.Ready.class);
        rig.pass(Duration.ofSeconds(3));
        return rig;
    }

    private static long bytesFor(EscPosSettings settings, Raster picture) {
        PrinterRig rig = ready(settings);
        long before = rig.sent();
        assertEquals(PRINTED, rig.print(picture));
        return rig.sent() - before;
    }
}
