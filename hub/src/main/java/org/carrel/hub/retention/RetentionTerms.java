package org.carrel.hub.retention;

import java.util.List;

/**
 * How long things are remembered.
 *
 * @param loanDays after its end until a loan is unlinked from its patron, unless they wish otherwise
 * @param holdDays after its end until a hold is forgotten
 * @param feeDays after its settlement until a fee is forgotten
 * @param applicationDays after its decision until an application for a card is forgotten, or after it came in when nobody decides it
 * @param seatDays after its end until a booking of a seat or a number is forgotten, unless somebody may still be charged with it
 */
public record RetentionTerms(int loanDays, int holdDays, int feeDays, int applicationDays, int seatDays) {
    /** What a library gets that says nothing: loans and holds for 90 days, settled fees for five years, applications for one. */
    public static final RetentionTerms USUAL = new RetentionTerms(90, 90, 1_826, 365, 1_095);

    public RetentionTerms {
        // A return can be taken back, and a suspension runs, for a while: neither may lose what it stands on.
        if (List.of(loanDays, holdDays, feeDays, applicationDays, seatDays).stream()
                .anyMatch(days -> days < 7)) {
            throw new IllegalArgumentException(
                    "loans, holds, fees, applications and seats are kept for 7 days or more, not " + loanDays + ", "
                            + holdDays + ", " + feeDays + ", " + applicationDays + " and " + seatDays);
        }
    }
}
