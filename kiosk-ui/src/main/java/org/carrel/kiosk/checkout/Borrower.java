package org.carrel.kiosk.checkout;

import org.carrel.contract.id.CardNumber;
import org.carrel.contract.id.GrantId;

/** For whom is lent. */
public sealed interface Borrower {
    /** Signed in at the hub. */
    record SignedIn(GrantId grant) implements Borrower {}

    /** The hub cannot be reached, and the library lends all the same. */
    record Unseen(CardNumber card) implements Borrower {}
}
