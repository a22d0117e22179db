package org.carrel.kiosk.flow;

import java.util.Optional;
import org.carrel.contract.id.GrantId;
import org.carrel.contract.message.kiosk.MailReceipt;
import org.carrel.contract.message.kiosk.Overview;
import org.carrel.device.receipt.MaskedCard;
import org.carrel.kiosk.checkout.Borrower;

/**
 * Who is signed in.
 *
 * @param name masked by the hub; empty when the hub could not be asked
 * @param blocked whether something keeps them from borrowing
 * @param mail whether a receipt may go by mail
 */
record Patron(
        Borrower borrower,
        MaskedCard card,
        String name,
        Optional<Overview> overview,
        boolean blocked,
        MailReceipt mail) {
    Optional<GrantId> grant() {
        return borrower instanceof Borrower.SignedIn(GrantId grant) ? Optional.of(grant) : Optional.empty();
    }
}
