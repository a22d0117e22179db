package org.carrel.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import org.carrel.device.receipt.Receipt;
import org.carrel.kiosk.bench.Phone;
import org.carrel.kiosk.flow.Screen;
import org.carrel.kiosk.flow.SeatScreen;
import org.carrel.kiosk.flow.Touch;
import org.carrel.kiosk.receipt.PaperShown;
import org.carrel.kiosk.seat.SeatDeed;
import org.junit.jupiter.api.Test;

/**
 * Goal: whoever takes a number can take it along on paper and follow it on a phone. Method: the real driver, an emulated printer that was
 * written apart from it, and what a phone reads off the paper that came out.
 */
class TicketSlipTest extends SeatVisitor {
    private static final String PAGES = "https://seats.library.example";

    TicketSlipTest() {
        super(new KioskBench().printing().pages(PAGES));
    }

    @Test
    void thePaperLeadsAPhoneToTheNumber() {
        kiosk.paper().drawn();
        number("A1");
        String address = kiosk.screen(SeatScreen.Numbered.class).page().address();
        assertEquals(PAGES + "/t/token", address);
        kiosk.touch(Touch.Plain.FINISH);
        kiosk.touch(Touch.Plain.PRINT);
        kiosk.run(Duration.ofSeconds(20));
        assertEquals(address, Phone.reads(kiosk.paper().printed().getFirst().png()));
        Receipt.Content.Waiting told = assertInstanceOf(
                Receipt.Content.Waiting.class,
                kiosk.paper().receipts.getFirst().contents().getFirst());
        assertEquals("A001", told.number());
    }

    @Test
    void aNumberThatWasGivenUpIsNotPrinted() {
        number("A1");
        kiosk.touch(new Touch.Seat(SeatDeed.GIVE_UP, 0));
        kiosk.touch(new Touch.Seat(SeatDeed.SURE, 0));
        kiosk.live(SECONDS);
        kiosk.touch(Touch.Plain.FINISH);
        assertEquals(new PaperShown.None(), kiosk.screen(Screen.Goodbye.class).paper());
    }

    @Test
    void aNumberOfAnEarlierVisitIsNotPressedOnAnybody() {
        number("A1");
        kiosk.touch(Touch.Plain.FINISH);
        kiosk.touch(Touch.Plain.NO_RECEIPT);
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        kiosk.touch(Touch.Plain.FINISH);
        assertEquals(new PaperShown.None(), kiosk.screen(Screen.Goodbye.class).paper());
    }

    @Test
    void withoutPagesForPhonesTheNumberIsAllThereIs() {
        KioskBench without = new KioskBench().printing().ready();
        without.hub.seats().take("c1", "Z9");
        without.touch(Touch.Plain.SEATS);
        without.live(SECONDS);
        without.touch(new Touch.Seat(SeatDeed.ZONE, SEARCH));
        without.live(SECONDS);
        without.touch(new Touch.Seat(SeatDeed.ANY, 0));
        without.tap("A1");
        without.live(SECONDS);
        assertFalse(without.screen(SeatScreen.Numbered.class).page().exists());
    }

    @Test
    void nothingThatIsPrintedAboutAPersonNamesTheAddress() {
        number("A1");
        assertFalse(kiosk.shown().toString().contains("token"), "whoever reads a log has not got the number");
        assertEquals(List.of(), kiosk.paper().receipts);
    }

    private void number(String card) {
        kiosk.hub.seats().take("c1", "Z9");
        queue(card);
    }
}
