package org.carrel.hub.adapter.sql.catalogue;

import org.carrel.hub.search.Asked;

/**
 * A stretch of the index's numbers. A title's number is smaller the newer it is, so a stretch of years is one of numbers; titles without
 * a year come last.
 *
 * @param after the last number before the stretch
 * @param through the last of it
 */
record Numbers(long after, long through) {
    static final Numbers ALL = new Numbers(-1, Long.MAX_VALUE);

    private static final int YEAR_MAX = 9_999;
    private static final int OF_YEAR_BITS = 32;
    private static final long OF_YEAR_MAX = (1L << OF_YEAR_BITS) - 1;

    /**
     * @param year 0 for none
     * @param nth how many titles were catalogued up to this one; the last comes first in its year
     */
    static long of(int year, long nth) {
        return first(year) + OF_YEAR_MAX - nth;
    }

    private static long first(int year) {
        return (long) (YEAR_MAX - year) << OF_YEAR_BITS;
    }

    /** Those of the years that are asked for; titles without a year are none of them. */
    static Numbers of(Asked.Only only) {
        if (!asksForYears(only)) {
            return ALL;
        }
        int from = Math.clamp(only.yearFrom().orElse(1), 1, YEAR_MAX + 1);
        int through = Math.clamp(only.yearThrough().orElse(YEAR_MAX), 0, YEAR_MAX);
        return new Numbers(first(through) - 1, first(from) + OF_YEAR_MAX);
    }

    static boolean asksForYears(Asked.Only only) {
        return only.yearFrom().isPresent() || only.yearThrough().isPresent();
    }

    boolean isEmpty() {
        return after >= through;
    }

    Numbers behind(long number) {
        return new Numbers(Math.max(after, number), through);
    }
}
