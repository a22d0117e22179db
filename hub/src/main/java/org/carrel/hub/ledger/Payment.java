package org.carrel.hub.ledger;

import java.util.List;
import org.carrel.contract.id.PatronId;

/**
 * Money that a patron gave.
 *
 * @param fee for which; none for whatever is owed, the oldest first
 * @param reference the payer's own number of this payment: the same one again is the same payment; empty for none
 */
public record Payment(PatronId patron, List<FeeId> fee, Money amount, Method method, String reference) {
    private static final int REFERENCE_MAX = 128;

    /** How it was given. */
    public enum Method {
        CASH,
        CARD,
        OTHER
    }

    public Payment {
        fee = List.copyOf(fee);
        if (amount.minor() < 1) {
            throw new IllegalArgumentException("a payment is of more than nothing, not " + amount);
        }
        if (reference.length() > REFERENCE_MAX) {
            throw new IllegalArgumentException("a payment's reference has at most " + REFERENCE_MAX + " characters");
        }
    }
}
