package org.carrel.hub.lending;

import java.util.Currency;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.ledger.Money;

/**
 * On what terms some patrons borrow some kinds of items at some branches.
 *
 * @param days how long a loan lasts
 * @param atMost how many items lent under this rule a patron may have at once
 * @param renewals how often a loan may be renewed
 * @param grace how many days late cost nothing; later than that, every late day counts
 * @param recall how many days a borrower keeps what is called back, at least
 * @param late what a late return costs
 * @param fee for each loan
 */
public record LoanRule(
        Match patron,
        Match item,
        Match branch,
        int days,
        int atMost,
        int renewals,
        int grace,
        int recall,
        Late late,
        Money fee) {
    /** Which values of one column a rule is for. */
    public sealed interface Match {
        record Any() implements Match {}

        record Only(String word) implements Match {}

        default boolean fits(String value) {
            return switch (this) {
                case Any() -> true;
                case Only(String word) -> word.equals(value);
            };
        }
    }

    /**
     * What each day late costs; any of it may be nothing.
     *
     * @param days without borrowing for each late day
     * @param daysMax for one item
     * @param fine for each late day
     * @param fineMax for one item
     */
    public record Late(int days, int daysMax, Money fine, Money fineMax) {
        public Late {
            within("suspend", days, 0, 30);
            within("suspend-max", daysMax, 0, 1_100);
            if (fine.minor() < 0 || fineMax.minor() < 0) {
                throw new IllegalArgumentException("a fine must not be negative, was " + fine + " and " + fineMax);
            }
        }

        int daysFor(int late) {
            return Math.min(Math.multiplyExact(days, late), daysMax);
        }

        Money fineFor(int late) {
            return fine.times(late).atMost(fineMax);
        }
    }

    public LoanRule {
        within("days", days, 1, 365);
        within("at-most", atMost, 0, 1_000);
        within("renewals", renewals, 0, 20);
        within("grace", grace, 0, 60);
        within("recall", recall, 1, 365);
        if (fee.minor() < 0) {
            throw new IllegalArgumentException("fee must not be negative, was " + fee);
        }
    }

    /** The same with another length, number and count of renewals. */
    public LoanRule with(int newDays, int newAtMost, int newRenewals) {
        return new LoanRule(patron, item, branch, newDays, newAtMost, newRenewals, grace, recall, late, fee);
    }

    /** The same where its money is of another currency; only for a rule that costs nothing. */
    public LoanRule in(Currency currency) {
        Money nothing = Money.none(currency);
        Late free = new Late(late.days(), late.daysMax(), nothing, nothing);
        return new LoanRule(patron, item, branch, days, atMost, renewals, grace, recall, free, nothing);
    }

    boolean fits(String patronCategory, String itemKind, SiteId at) {
        return patron.fits(patronCategory) && item.fits(itemKind) && branch.fits(at.value());
    }

    private static void within(String name, int number, int least, int most) {
        if (number < least || number > most) {
            throw new IllegalArgumentException(name + " must be " + least + " to " + most + ", was " + number);
        }
    }
}
