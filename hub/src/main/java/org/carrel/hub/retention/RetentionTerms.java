package org.carrel.hub.retention;

/**
 * How long things are remembered.
 *
 * @param loanDays after its end until a loan is unlinked from its patron, unless they wish otherwise
 * @param holdDays after its end until a hold is forgotten
 * @param feeDays after its settlement until a fee is forgotten
 */
public record RetentionTerms(int loanDays, int holdDays, int feeDays) {
    /** What a library gets that says nothing: loans and holds for 90 days, settled fees for five years. */
    public static final RetentionTerms USUAL = new RetentionTerms(90, 90, 1_826);

    public RetentionTerms {
        // A return can be taken back, and a suspension runs, for a while: neither may lose what it stands on.
        if (loanDays < 7 || holdDays < 7 || feeDays < 7) {
            throw new IllegalArgumentException("loans, holds and fees are kept for 7 days or more, not " + loanDays
                    + ", " + holdDays + " and " + feeDays);
        }
    }
}
