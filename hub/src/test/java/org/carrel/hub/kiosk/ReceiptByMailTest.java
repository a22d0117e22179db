package org.carrel.hub.kiosk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.id.PatronId;
import org.carrel.contract.id.Pin;
import org.carrel.contract.message.KioskAnswer;
import org.carrel.contract.message.KioskAsk;
import org.carrel.contract.message.KioskEvent.ReceiptByMail;
import org.carrel.contract.message.kiosk.MailReceipt;
import org.carrel.contract.message.kiosk.ReceiptLine;
import org.carrel.contract.topic.Address;
import org.carrel.hub.Library;
import org.carrel.hub.adapter.mail.SmtpNotices;
import org.carrel.hub.adapter.mail.SmtpSettings;
import org.carrel.hub.notice.NoticeChoice;
import org.carrel.hub.notice.NoticeId;
import org.carrel.hub.notice.NoticeStore.Kind;
import org.carrel.hub.store.NoticeDispatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Goal: who asks for a receipt by mail at a kiosk gets it once, with the titles, although the session is long over; the kiosk sees no more of
 * the address than its owner needs. Method: events as a kiosk tells them, and a real SMTP server in this process.
 */
class ReceiptByMailTest {
    private static final LocalDate DUE = LocalDate.of(2026, 12, 21);
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final Stand stand = new Stand();
    private final Library library = stand.library;
    private final PatronId amy = library.patron("amy");
    private final BibId bib = library.title("t", 2);

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private void wanted(Address kiosk, GrantId grant, String language) {
        List<ReceiptLine> lines = List.of(
                new ReceiptLine(ReceiptLine.Deed.BORROWED, Library.copy(bib, 1), List.of(DUE)),
                new ReceiptLine(ReceiptLine.Deed.RETURNED, Library.copy(bib, 2), List.of()));
        library.act(services -> {
            services.kiosk().happened(kiosk, new ReceiptByMail(grant, language, lines), library.now, library.now);
            return true;
        });
    }

    private List<MimeMessage> mails() {
        SmtpSettings settings = new SmtpSettings(
                "127.0.0.1",
                server.getSmtp().getPort(),
                SmtpSettings.Security.PLAIN,
                "",
                "",
                "library@library.example",
                "圖書館 Library",
                Duration.ofSeconds(5));
        NoticeDispatch dispatch = new NoticeDispatch(library.store, List.of(new SmtpNotices(settings)));
        while (dispatch.dispatch(library.now) > 0) {
            // Until nothing is due.
        }
        return List.of(server.getReceivedMessages());
    }

    @Test
    void itGoesToThePatronOnceWithTitlesAndDueDates() throws MessagingException, IOException {
        GrantId grant = stand.signIn(amy);
        stand.ask(KioskAnswer.SignedOut.class, new KioskAsk.SignOut(grant));
        wanted(Stand.KIOSK, grant, "zh-Hant");
        stand.restart();
        MimeMessage mail = mails().getFirst();
        assertEquals("amy@example.org", mail.getAllRecipients()[0].toString());
        String text = mail.getContent().toString();
        assertTrue(text.contains("12 月 21 日") && text.contains("已還"), text);
        assertFalse(mail.getMessageID().contains(grant.value()), "a grant is nobody else's business");
        assertEquals(1, mails().size(), "once");
    }

    @Test
    void aKioskThatWasOffLineForWeeksStillGetsItSentInTheLanguageOfItsScreen() throws MessagingException, IOException {
        GrantId grant = stand.signIn(amy);
        library.now = library.now.plus(Duration.ofDays(30));
        library.act(services -> {
            services.kiosk().tidy(library.now);
            return true;
        });
        wanted(Stand.KIOSK, grant, "ja");
        String text = mails().getFirst().getContent().toString();
        assertTrue(text.contains("Borrowed: ") && text.contains("due Monday 21 December"), text);
    }

    @Test
    void nobodyElsesGrantAndNoEarlierChoiceMatters() {
        GrantId grant = stand.signIn(amy);
        wanted(Stand.OTHER, grant, "en");
        wanted(Stand.KIOSK, new GrantId("made-up"), "en");
        assertEquals(List.of(), mails());
        NoticeChoice.Refused receipts = new NoticeChoice.Refused(NoticeId.Channel.MAIL, Kind.RECEIPT);
        library.act(services -> {
            services.notices().choose(amy, new NoticeChoice("", new TreeSet<>(List.of(receipts))), library.now);
            return true;
        });
        wanted(Stand.KIOSK, grant, "en");
        assertEquals(1, mails().size(), "this one was asked for");
    }

    @Test
    void theKioskSeesTheAddressMasked() {
        KioskAnswer.SignedIn in =
                stand.ask(KioskAnswer.SignedIn.class, new KioskAsk.SignIn(Library.card(amy), Pin.NONE));
        assertEquals(new MailReceipt.To("a***@e***.org"), in.mail());
    }
}
