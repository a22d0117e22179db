package org.carrel.hub.lending;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.hub.branch.OpenDays;

/**
 * The library's settings for loans.
 *
 * @param days how long a loan lasts for a patron category that has no days of its own
 * @param daysByCategory patron category to days
 * @param loansMax how many items a patron may have at once
 * @param renewalsMax how often a loan may be renewed
 * @param zone in which days begin and end
 */
public record LoanTerms(
        int days, SortedMap<String, Integer> daysByCategory, int loansMax, int renewalsMax, ZoneId zone) {
    /** What a library gets that says nothing: 28 days, 20 items, 2 renewals, days of Taipei. */
    public static final LoanTerms USUAL = new LoanTerms(28, new TreeMap<>(), 20, 2, ZoneId.of("Asia/Taipei"));

    public LoanTerms {
        daysByCategory = Collections.unmodifiableSortedMap(new TreeMap<>(daysByCategory));
        requirePositive("days", days);
        daysByCategory.forEach(LoanTerms::requirePositive);
        requirePositive("loansMax", loansMax);
        if (renewalsMax < 0) {
            throw new IllegalArgumentException("renewalsMax must not be negative, was " + renewalsMax);
        }
    }

    /**
     * When a loan made at {@code now} becomes overdue: the midnight that ends its last day; a last day on which the branch is
     * closed moves to the next open one.
     */
    public Instant due(String category, OpenDays openDays, Instant now) {
        LocalDate last = LocalDate.ofInstant(now, zone).plusDays(daysByCategory.getOrDefault(category, days));
        LocalDate open = openDays.isOpen(last) ? last : openDays.openDayAfter(last, 1);
        return open.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static void requirePositive(String name, int number) {
        if (number < 1) {
            throw new IllegalArgumentException(name + " must be 1 or more, was " + number);
        }
    }
}
