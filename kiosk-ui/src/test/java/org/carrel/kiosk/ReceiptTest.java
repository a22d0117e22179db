package org.carrel.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carrel.contract.message.Health;
import org.carrel.contract.message.kiosk.Display;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.device.receipt.MaskedCard;
import org.carrel.device.receipt.Receipt;
import org.carrel.kiosk.flow.Screen;
import org.carrel.kiosk.flow.Touch;
import org.carrel.kiosk.receipt.PaperShown;
import org.carrel.kiosk.receipt.Printer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Goal: a receipt is offered at the end of a visit and never pressed on anybody, comes out once, says what was done and no more of a person
 * than that, and whatever is wrong with the printer is said and keeps nobody. Method: the real agent and driver against an emulated printer, in virtual time.
 */
class ReceiptTest {
    private static final Duration SECONDS = Duration.ofSeconds(3);
    private static final Duration FAREWELL = Duration.ofSeconds(11);
    private final KioskBench kiosk = new KioskBench().printing().ready();

    @Test
    void aReceiptIsOfferedAndComesOutOnceWhenItIsAskedFor() {
        borrowTwo();
        assertEquals(new PaperShown.Offered(false), paper());
        kiosk.touch(Touch.Plain.PRINT);
        assertInstanceOf(PaperShown.Printing.class, paper());
        kiosk.touch(Touch.Plain.PRINT);
        kiosk.run(Duration.ofSeconds(2));
        int percent = assertInstanceOf(PaperShown.Printing.class, paper()).percent();
        assertTrue(percent > 0 && percent < 100, () -> percent + " % after two seconds");
        kiosk.run(Duration.ofSeconds(6));
        assertEquals(new PaperShown.Printed(), paper());
        kiosk.touch(Touch.Plain.PRINT);
        kiosk.run(FAREWELL);
        assertInstanceOf(Screen.Pile.class, kiosk.screen(), "the books still lie there");
        assertEquals(1, kiosk.paper().whole());
        assertEquals(1, kiosk.paper().printed().size());
    }

    @Test
    void itSaysWhatWasDoneAndNothingElseOfThePerson() {
        kiosk.borrowedBefore(3);
        kiosk.tap("B1234567");
        kiosk.live(SECONDS);
        kiosk.touch(Touch.Plain.RETURN);
        kiosk.put(3);
        kiosk.live(SECONDS);
        kiosk.touch(Touch.Plain.BACK);
        kiosk.lift(3);
        kiosk.book(1);
        kiosk.touch(Touch.Plain.BORROW);
        kiosk.put(1);
        kiosk.live(SECONDS);
        kiosk.touch(Touch.Plain.FINISH);
        kiosk.speak(ScreenLanguage.EN);
        kiosk.touch(Touch.Plain.PRINT);
        kiosk.run(SECONDS);
        Receipt receipt = kiosk.paper().receipts.getFirst();
        assertEquals("en", receipt.language(), "in the language of the screen");
        assertEquals(Optional.of(new MaskedCard("67")), receipt.card().map(card -> new MaskedCard(card.shown())));
        assertEquals(2, receipt.contents().size());
        Receipt.Content.Borrowed borrowed = assertInstanceOf(
                Receipt.Content.Borrowed.class, receipt.contents().get(0));
        assertEquals("紅樓夢", borrowed.loans().getFirst().title());
        assertTrue(borrowed.loans().getFirst().due().isPresent());
        assertInstanceOf(Receipt.Content.Returned.class, receipt.contents().get(1));
    }

    @Test
    void renewingIsWorthAReceiptToo() {
        kiosk.borrowedBefore(1);
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        kiosk.touch(Touch.Plain.ACCOUNT);
        kiosk.live(SECONDS);
        kiosk.touch(Touch.Plain.RENEW_ALL);
        kiosk.live(SECONDS);
        kiosk.touch(Touch.Plain.FINISH);
        kiosk.touch(Touch.Plain.PRINT);
        kiosk.run(SECONDS);
        assertInstanceOf(
                Receipt.Content.Renewed.class,
                kiosk.paper().receipts.getFirst().contents().getFirst());
    }

    @Test
    void withoutAnAnswerNothingIsPrintedAndTheFarewellEndsAsEver() {
        borrowTwo();
        kiosk.run(Duration.ofSeconds(9));
        assertEquals(new PaperShown.Offered(false), paper());
        kiosk.run(Duration.ofSeconds(2));
        kiosk.screen(Screen.Pile.class);
        assertEquals(List.of(), kiosk.paper().printed());
        assertEquals(List.of(), kiosk.paper().receipts);
    }

    @Test
    void whoWantsNoneIsDoneAtOnce() {
        borrowTwo();
        kiosk.touch(Touch.Plain.NO_RECEIPT);
        kiosk.screen(Screen.Pile.class);
        assertEquals(List.of(), kiosk.paper().receipts);
    }

    @Test
    void aVisitInWhichNothingWasDoneIsOfferedNone() {
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        kiosk.touch(Touch.Plain.FINISH);
        assertEquals(new PaperShown.None(), paper());
    }

    @Test
    void withoutAPrinterNoneIsOffered() {
        KioskBench bare = new KioskBench().ready();
        bare.borrowedBefore(1);
        bare.touch(Touch.Plain.RETURN);
        bare.put(1);
        bare.live(SECONDS);
        bare.touch(Touch.Plain.FINISH);
        assertEquals(new PaperShown.None(), bare.screen(Screen.Goodbye.class).paper());
        assertFalse(bare.session.health().parts().stream()
                .anyMatch(part -> part.name().equals("printer")));
    }

    /** What is wrong, how it comes and how it goes. */
    enum Wrong {
        PAPER_OUT("printer-paper-out", Printer.PAPER_OUT) {
            @Override
            void begin(KioskBench kiosk) {
                kiosk.paper().printer.loadRoll(0);
            }

            @Override
            void end(KioskBench kiosk) {
                kiosk.paper().printer.loadRoll(PaperBench.ROLL);
            }
        },
        COVER_OPEN("printer-cover-open", Printer.COVER_OPEN) {
            @Override
            void begin(KioskBench kiosk) {
                kiosk.paper().printer.openCover();
            }

            @Override
            void end(KioskBench kiosk) {
                kiosk.paper().printer.closeCover();
            }
        },
        POWER_OFF("printer-silent", Printer.SILENT) {
            @Override
            void begin(KioskBench kiosk) {
                kiosk.paper().printer.powerOff();
            }

            @Override
            void end(KioskBench kiosk) {
                kiosk.paper().printer.powerOn();
            }
        },
        UNPLUGGED("printer-silent", Printer.SILENT) {
            @Override
            void begin(KioskBench kiosk) {
                kiosk.paper().printer.pullOut();
            }

            @Override
            void end(KioskBench kiosk) {
                kiosk.paper().printer.plugIn();
            }
        };

        final String detail;
        final Printer shown;

        Wrong(String detail, Printer shown) {
            this.detail = detail;
            this.shown = shown;
        }

        abstract void begin(KioskBench kiosk);

        abstract void end(KioskBench kiosk);
    }

    @ParameterizedTest
    @EnumSource
    void aPrinterThatCannotPrintIsToldAndOffersNothingUntilItCan(Wrong wrong) {
        wrong.begin(kiosk);
        kiosk.run(Duration.ofSeconds(20));
        assertEquals(new Health.Part("printer", Health.Condition.FAILED, wrong.detail), part());
        borrowTwo();
        assertEquals(new PaperShown.Unavailable(wrong.shown), paper());
        assertFalse(kiosk.shown().touches().contains(Touch.Plain.PRINT));
        wrong.end(kiosk);
        kiosk.run(Duration.ofSeconds(6));
        assertEquals(new PaperShown.Offered(false), paper(), "well within the farewell");
        assertEquals(new Health.Part("printer", Health.Condition.WELL, ""), part());
    }

    @ParameterizedTest
    @EnumSource
    void oneThatFailsHalfwayIsSaidAndOfferedAgain(Wrong wrong) {
        borrowTwo();
        kiosk.touch(Touch.Plain.PRINT);
        kiosk.run(Duration.ofSeconds(2));
        wrong.begin(kiosk);
        kiosk.run(Duration.ofSeconds(5));
        PaperShown soon = paper();
        assertTrue(
                soon instanceof PaperShown.Missed
                        || soon instanceof PaperShown.Printing printing
                                && printing.stopped().isPresent(),
                soon::toString);
        for (int seconds = 0; seconds < 9 && !(paper() instanceof PaperShown.Missed); seconds++) {
            kiosk.run(Duration.ofSeconds(1));
        }
        assertEquals(new PaperShown.Missed(wrong.shown), paper(), "given up while somebody still waits for it");
        assertEquals(2, kiosk.hub.loans().size(), "what was done stands");
        wrong.end(kiosk);
        kiosk.run(Duration.ofSeconds(4));
        assertEquals(new PaperShown.Offered(true), paper());
        kiosk.touch(Touch.Plain.PRINT);
        kiosk.run(Duration.ofSeconds(8));
        assertEquals(new PaperShown.Printed(), paper());
        assertEquals(1, kiosk.paper().whole(), "one whole receipt, on a piece of its own");
    }

    @Test
    void aKnifeThatSticksIsSaidAndTheNextVisitIsNotOfferedPaper() {
        kiosk.paper().printer.jamKnife();
        borrowTwo();
        kiosk.touch(Touch.Plain.PRINT);
        kiosk.run(Duration.ofSeconds(8));
        assertEquals(
                Optional.of(Printer.CUTTER_STUCK),
                assertInstanceOf(PaperShown.Printing.class, paper()).stopped());
        assertEquals("printer-cutter-stuck", part().detail());
        kiosk.run(Duration.ofSeconds(30));
        kiosk.touch(Touch.Plain.RETURN);
        kiosk.live(SECONDS);
        kiosk.touch(Touch.Plain.FINISH);
        kiosk.live(SECONDS);
        assertEquals(new PaperShown.Unavailable(Printer.CUTTER_STUCK), paper());
    }

    @Test
    void aRollNearItsEndPrintsAndIsTold() {
        kiosk.paper().printer.loadRoll(7_000);
        kiosk.run(SECONDS);
        assertEquals(new Health.Part("printer", Health.Condition.DEGRADED, "printer-paper-low"), part());
        borrowTwo();
        kiosk.touch(Touch.Plain.PRINT);
        kiosk.run(Duration.ofSeconds(8));
        assertEquals(new PaperShown.Printed(), paper());
    }

    @Test
    void whoLeavesWhileItPrintsIsFollowedByAVisitOfItsOwn() {
        borrowTwo();
        kiosk.touch(Touch.Plain.PRINT);
        kiosk.touch(Touch.Plain.FINISH);
        kiosk.screen(Screen.Pile.class);
        kiosk.touch(Touch.Plain.RETURN);
        kiosk.touch(Touch.Plain.FINISH);
        kiosk.live(Duration.ofSeconds(1));
        kiosk.touch(Touch.Plain.FINISH);
        kiosk.run(Duration.ofSeconds(7));
        assertEquals(1, kiosk.paper().whole(), "the first one's came out");
        assertEquals(1, kiosk.paper().receipts.size(), "and nothing else");
    }

    @Test
    void withoutATypefaceForChineseNothingIsOfferedAndStaffAreTold() {
        KioskBench bare = new KioskBench().printing();
        bare.paper().withoutTypeface();
        bare.ready();
        assertEquals(
                "receipt-typeface-missing",
                bare.session.health().parts().stream()
                        .filter(part -> part.name().equals("printer"))
                        .findFirst()
                        .orElseThrow()
                        .detail());
        bare.borrowedBefore(1);
        bare.touch(Touch.Plain.RETURN);
        bare.put(1);
        bare.live(SECONDS);
        bare.touch(Touch.Plain.FINISH);
        assertEquals(
                new PaperShown.Unavailable(Printer.BROKEN),
                bare.screen(Screen.Goodbye.class).paper());
    }

    @Test
    void whoReadsTheLastScreenInAnotherWayHasTheFarewellAnew() {
        borrowTwo();
        kiosk.run(Duration.ofSeconds(8));
        kiosk.speak(ScreenLanguage.EN);
        kiosk.run(Duration.ofSeconds(8));
        assertEquals(new PaperShown.Offered(false), paper());
        kiosk.touch(Touch.Plain.DISPLAY);
        kiosk.touch(new Touch.Toggle(Display.SPOKEN));
        kiosk.touch(Touch.Plain.BACK);
        kiosk.run(Duration.ofSeconds(15));
        assertEquals(new PaperShown.Offered(false), paper(), "twice as long for whoever listens");
    }

    private void borrowTwo() {
        kiosk.book(1);
        kiosk.book(2);
        kiosk.put(1);
        kiosk.put(2);
        kiosk.live(SECONDS);
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        kiosk.touch(Touch.Plain.FINISH);
        kiosk.serve();
    }

    private PaperShown paper() {
        return kiosk.screen(Screen.Goodbye.class).paper();
    }

    private Health.Part part() {
        return kiosk.session.health().parts().stream()
                .filter(part -> part.name().equals("printer"))
                .findFirst()
                .orElseThrow();
    }
}
