package org.carrel.hub;

import org.carrel.contract.id.Bytes;
import org.carrel.contract.message.drop.OwnerTable;
import org.carrel.hub.kiosk.KioskTerms;
import org.carrel.hub.ledger.Ledger;
import org.carrel.hub.lending.LoanTerms;
import org.carrel.hub.notice.NoticeSettings;
import org.carrel.hub.registration.RegistrationTerms;
import org.carrel.hub.reservation.HoldTerms;
import org.carrel.hub.retention.RetentionTerms;
import org.carrel.hub.seat.Seats;
import org.carrel.hub.trust.Authority;

/**
 * What the library decides for its services.
 *
 * @param besideLibrarySystem whether an existing library system has to be told of every loan
 * @param auditKey binds the audit's entries; kept apart from the database
 * @param owners whose things go where that come in through a book drop
 * @param seats over all zones
 * @param authority that signs for devices
 */
public record HubSettings(
        LoanTerms loans,
        HoldTerms holds,
        NoticeSettings notices,
        Ledger.Terms ledger,
        RetentionTerms retention,
        boolean besideLibrarySystem,
        Bytes auditKey,
        KioskTerms kiosks,
        RegistrationTerms registration,
        OwnerTable owners,
        Seats.Terms seats,
        Authority authority) {
    /** With kiosks and registration as usual, no other library known, and nothing to sign with. */
    public HubSettings(
            LoanTerms loans,
            HoldTerms holds,
            NoticeSettings notices,
            Ledger.Terms ledger,
            RetentionTerms retention,
            boolean besideLibrarySystem,
            Bytes auditKey) {
        this(
                loans,
                holds,
                notices,
                ledger,
                retention,
                besideLibrarySystem,
                auditKey,
                KioskTerms.usual(auditKey, loans.zone()),
                RegistrationTerms.USUAL,
                OwnerTable.EMPTY,
                Seats.Terms.USUAL,
                Authority.NONE);
    }

    public HubSettings with(Seats.Terms others) {
        return new HubSettings(
                loans,
                holds,
                notices,
                ledger,
                retention,
                besideLibrarySystem,
                auditKey,
                kiosks,
                registration,
                owners,
                others,
                authority);
    }

    /** As the one below, and able to sign for devices. */
    public HubSettings(LoanTerms loans, HoldTerms holds, NoticeSettings notices, Bytes auditKey, Authority authority) {
        this(
                loans,
                holds,
                notices,
                Ledger.Terms.USUAL,
                RetentionTerms.USUAL,
                false,
                auditKey,
                KioskTerms.usual(auditKey, loans.zone()),
                RegistrationTerms.USUAL,
                OwnerTable.EMPTY,
                Seats.Terms.USUAL,
                authority);
    }

    /** With what is owed reckoned, and the past remembered, as usual. */
    public HubSettings(LoanTerms loans, HoldTerms holds, NoticeSettings notices, Bytes auditKey) {
        this(loans, holds, notices, Ledger.Terms.USUAL, RetentionTerms.USUAL, false, auditKey);
    }
}
