package org.carrel.hub.kiosk;

import java.time.Instant;
import org.carrel.contract.message.KioskEvent.ReceiptByMail;
import org.carrel.contract.message.kiosk.MailReceipt;
import org.carrel.contract.topic.Address;
import org.carrel.hub.identity.Contact;
import org.carrel.hub.identity.Patron;
import org.carrel.hub.notice.NoticeId;
import org.carrel.hub.notice.Notices.ReceiptNews;

/** Receipts by mail: whether a patron is offered one, and sending the one that was wanted. */
final class Mailing {
    private final KioskParts parts;

    Mailing(KioskParts parts) {
        this.parts = parts;
    }

    /** A kiosk never gets the address, only as much as its owner knows it by. */
    MailReceipt offered(Patron patron) {
        if (!parts.notices().channels().contains(NoticeId.Channel.MAIL)) {
            return new MailReceipt.Never();
        }
        return switch (patron.contact()) {
            case Contact.Email mail -> new MailReceipt.To(mail.masked());
            case Contact.Unreachable _ -> new MailReceipt.NoAddress();
        };
    }

    /** Whose visit it was, the grant says, also when it is over; of one that was of another kiosk nothing is told. */
    void wanted(Address kiosk, ReceiptByMail event, Instant reported, Instant now) {
        parts.sessions()
                .find(event.grant())
                .filter(session ->
                        session.kiosk().equals(kiosk) && !event.lines().isEmpty())
                .ifPresent(session -> parts.notices()
                        .receipt(
                                new ReceiptNews(
                                        parts.ids().get(),
                                        session.patron(),
                                        kiosk.site(),
                                        language(event),
                                        reported,
                                        event.lines()),
                                now));
    }

    /** What is no tag comes from no kiosk of ours. */
    private static String language(ReceiptByMail event) {
        return event.language().matches("[A-Za-z0-9-]{1,35}") ? event.language() : "";
    }
}
