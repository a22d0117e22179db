package org.carrel.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.carrel.contract.message.KioskEvent.ReceiptByMail;
import org.carrel.contract.message.kiosk.MailReceipt;
import org.carrel.contract.message.kiosk.ReceiptLine;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.kiosk.bench.DeskHub;
import org.carrel.kiosk.flow.Screen;
import org.carrel.kiosk.flow.Touch;
import org.carrel.kiosk.receipt.MailShown;
import org.carrel.kiosk.receipt.PaperShown;
import org.carrel.kiosk.text.Languages;
import org.junit.jupiter.api.Test;

/**
 * Goal: at the end of a visit it is paper, mail or none; a receipt that was promised by mail is in the outbox whatever becomes of the hub, and
 * neither a title nor an address lies on the kiosk. Method: the real agent in virtual time, its outbox read.
 */
class MailReceiptTest {
    private static final String SHOWN = "w***@e***.org";
    private static final Duration SECONDS = Duration.ofSeconds(3);
    private final KioskBench kiosk = new KioskBench().printing().ready();

    private void borrowed(MailReceipt mail) {
        kiosk.hub.mails(mail);
        kiosk.book(1);
        kiosk.put(1);
        kiosk.live(SECONDS);
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        kiosk.touch(Touch.Plain.FINISH);
        kiosk.serve();
    }

    private Screen.Goodbye goodbye() {
        return kiosk.screen(Screen.Goodbye.class);
    }

    private List<ReceiptByMail> wanted() {
        return kiosk.events(ReceiptByMail.class);
    }

    @Test
    void paperMailAndNoneAreOfferedAndMailIsToldToTheHubOnce() {
        borrowed(new MailReceipt.To(SHOWN));
        assertEquals(
                List.of(Touch.Plain.PRINT, Touch.Plain.MAIL, Touch.Plain.NO_RECEIPT),
                goodbye().touches());
        assertEquals(new MailShown.Offered(SHOWN), goodbye().mail());
        kiosk.speak(ScreenLanguage.named("ja", Languages.SPOKEN));
        kiosk.touch(Touch.Plain.MAIL);
        kiosk.touch(Touch.Plain.MAIL);
        assertEquals(new MailShown.OnItsWay(SHOWN, true), goodbye().mail());
        assertEquals(new PaperShown.None(), goodbye().paper(), "it is one or the other");
        assertEquals(1, wanted().size());
        ReceiptByMail told = wanted().getFirst();
        assertEquals("ja", told.language(), "in the language of the screen");
        assertEquals(
                List.of(new ReceiptLine(ReceiptLine.Deed.BORROWED, KioskBench.item(1), List.of(DeskHub.DUE))),
                told.lines());
        assertFalse(told.toString().contains("紅樓夢") || told.toString().contains(SHOWN), told::toString);
        kiosk.live(Duration.ofSeconds(15));
        assertFalse(kiosk.shown().toString().contains(SHOWN), "nothing of it is left");
    }

    @Test
    void withoutTheHubItIsKeptAndTheScreenSaysSo() {
        borrowed(new MailReceipt.To(SHOWN));
        kiosk.online(false);
        kiosk.touch(Touch.Plain.MAIL);
        assertEquals(new MailShown.OnItsWay(SHOWN, false), goodbye().mail());
        assertEquals(1, wanted().size());
        kiosk.restart();
        assertEquals(1, wanted().size(), "it is on the medium");
    }

    @Test
    void whatWasReturnedAndRenewedIsInIt() {
        kiosk.hub.mails(new MailReceipt.To(SHOWN));
        kiosk.borrowedBefore(1);
        kiosk.borrowedBefore(3);
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        kiosk.touch(Touch.Plain.ACCOUNT);
        kiosk.live(SECONDS);
        kiosk.touch(Touch.Plain.RENEW_ALL);
        kiosk.live(SECONDS);
        kiosk.touch(Touch.Plain.BACK);
        kiosk.touch(Touch.Plain.RETURN);
        kiosk.put(3);
        kiosk.live(SECONDS);
        kiosk.touch(Touch.Plain.FINISH);
        kiosk.live(SECONDS);
        kiosk.touch(Touch.Plain.MAIL);
        List<ReceiptLine> lines = wanted().getFirst().lines();
        assertTrue(
                lines.contains(new ReceiptLine(ReceiptLine.Deed.RETURNED, KioskBench.item(3), List.of())),
                lines::toString);
        assertTrue(lines.stream().anyMatch(line -> line.deed() == ReceiptLine.Deed.RENEWED), lines::toString);
    }

    @Test
    void whoHasNoAddressIsToldAndALibraryWithoutMailOffersNone() {
        borrowed(new MailReceipt.NoAddress());
        assertEquals(new MailShown.NoAddress(), goodbye().mail());
        assertEquals(
                List.of(Touch.Plain.PRINT, Touch.Plain.NO_RECEIPT), goodbye().touches());
        kiosk.touch(Touch.Plain.MAIL);
        assertEquals(List.of(), wanted());
        kiosk.touch(Touch.Plain.NO_RECEIPT);
        kiosk.lift(1);
        kiosk.live(SECONDS);
        kiosk.hub.mails(new MailReceipt.Never());
        kiosk.borrowedBefore(3);
        kiosk.tap("A1");
        kiosk.live(SECONDS);
        kiosk.touch(Touch.Plain.RETURN);
        kiosk.put(3);
        kiosk.live(SECONDS);
        kiosk.touch(Touch.Plain.FINISH);
        kiosk.live(SECONDS);
        assertEquals(new MailShown.None(), goodbye().mail());
    }
}
