package org.carrel.hub.lending;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.branch.OpenDays;
import org.carrel.hub.ledger.Money;
import org.carrel.hub.lending.LoanRule.Match;

/**
 * The library's settings for loans.
 *
 * @param rules the first that fits decides; the last fits everything
 * @param loansMax how many items a patron may have at once, under all rules together
 * @param overdueStops whether who has something overdue may borrow nothing more
 * @param owedMax how much a patron may owe and still borrow
 * @param undoWithin for how long a loan or a return can be taken back
 * @param zone in which days begin and end
 */
public record LoanTerms(
        List<LoanRule> rules, int loansMax, boolean overdueStops, Money owedMax, Duration undoWithin, ZoneId zone) {
    private static final Currency TAIWAN = Currency.getInstance("TWD");

    /**
     * What a library gets that says nothing: 28 days, 2 renewals, 20 items, and a day without borrowing for each item and day
     * late, as public libraries of Taiwan do instead of fines.
     */
    public static final LoanTerms USUAL = new LoanTerms(
            List.of(new LoanRule(
                    new Match.Any(),
                    new Match.Any(),
                    new Match.Any(),
                    28,
                    20,
                    2,
                    0,
                    7,
                    new LoanRule.Late(1, 180, Money.none(TAIWAN), Money.none(TAIWAN)),
                    Money.none(TAIWAN))),
            20,
            true,
            Money.none(TAIWAN),
            Duration.ofHours(24),
            ZoneId.of("Asia/Taipei"));

    public LoanTerms {
        rules = List.copyOf(rules);
        if (rules.isEmpty() || !isForAll(rules.getLast())) {
            throw new IllegalArgumentException("the last loan rule must be for every patron, item and branch");
        }
        if (loansMax < 1) {
            throw new IllegalArgumentException("loansMax must be 1 or more, was " + loansMax);
        }
        if (!undoWithin.isPositive()) {
            throw new IllegalArgumentException("undoWithin must be positive, was " + undoWithin);
        }
    }

    private static boolean isForAll(LoanRule rule) {
        return rule.patron() instanceof Match.Any
                && rule.item() instanceof Match.Any
                && rule.branch() instanceof Match.Any;
    }

    /** The same with another total of items. */
    public LoanTerms withLoansMax(int most) {
        return new LoanTerms(rules, most, overdueStops, owedMax, undoWithin, zone);
    }

    /** The same with other rules. */
    public LoanTerms withRules(List<LoanRule> others) {
        return new LoanTerms(others, loansMax, overdueStops, owedMax, undoWithin, zone);
    }

    /** The rule for this patron category, kind of item and branch. */
    public LoanRule rule(String patron, String kind, SiteId at) {
        return rules.stream()
                .filter(rule -> rule.fits(patron, kind, at))
                .findFirst()
                .orElseThrow();
    }

    /**
     * When a loan made at {@code now} becomes overdue: the midnight that ends its last day; a last day on which the branch is
     * closed moves to the next open one.
     */
    public Instant due(int days, OpenDays openDays, Instant now) {
        LocalDate last = day(now).plusDays(days);
        LocalDate open = openDays.openDayAfter(last.minusDays(1), 1);
        return open.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** How many days late something is that was due at {@code due}; 0 on its last day. */
    public int daysLate(Instant due, Instant returned) {
        LocalDate last = day(due.minusMillis(1));
        return Math.toIntExact(Math.max(0, ChronoUnit.DAYS.between(last, day(returned))));
    }

    public LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }
}
