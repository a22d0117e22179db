package org.carrel.contract.message.kiosk;

import java.time.LocalDate;

/**
 * Something that a patron owes.
 *
 * @param work what it was for; empty when it was for no item
 * @param since the day on which it was asked for
 */
public record FeeLine(Kind kind, Work work, Amount owed, LocalDate since) {
    /** What it is asked for. */
    public enum Kind {
        LOAN,
        OVERDUE,
        LOST,
        PROCESSING,
        DAMAGE,
        CARD,
        OTHER
    }
}
