package org.carrel.hub.search;

import java.util.Optional;
import java.util.OptionalInt;
import org.carrel.contract.id.SiteId;
import org.carrel.hub.catalogue.Material;

/**
 * What somebody looks for.
 *
 * @param words as typed; blank to see everything that {@code only} leaves
 * @param in where the words must stand
 * @param limit so many titles at most, 1 to {@value #LIMIT_MAX}
 * @param after where the page before ended
 */
public record Asked(String words, Field in, Only only, Order order, int limit, Optional<Cursor> after) {
    public static final int LIMIT_MAX = 200;

    public Asked {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new IllegalArgumentException("limit must be 1 to " + LIMIT_MAX + ", was " + limit);
        }
    }

    /** Words anywhere, the best first. */
    public static Asked words(String words, int limit) {
        return new Asked(words, Field.ANY, Only.ALL, Order.RELEVANCE, limit, Optional.empty());
    }

    /** Where words are looked for. */
    public enum Field {
        ANY,
        TITLE,
        AUTHOR,
        SUBJECT,
        ISBN,
        CALL_NUMBER
    }

    /** What comes first. */
    public enum Order {
        /**
         * First the titles that are just these words, then those that begin with them, then those that have them in the title, then the
         * rest; within each the newest first.
         */
        RELEVANCE,
        /** By year of publication, the newest first. */
        NEWEST,
        /** As they stand on the shelf. */
        CALL_NUMBER
    }

    /**
     * Leaves out what is not of all this.
     *
     * @param subject a heading as a facet gave it
     * @param mainClass as {@link org.carrel.hub.catalogue.CallNumber#mainClass} has it
     * @param branch titles of which it has a copy; with {@code availableNow}, such a copy
     * @param availableNow a copy can be fetched from its shelf now
     */
    public record Only(
            Optional<Material> material,
            Optional<String> language,
            OptionalInt yearFrom,
            OptionalInt yearThrough,
            Optional<String> mainClass,
            Optional<String> subject,
            Optional<SiteId> branch,
            boolean availableNow) {
        public static final Only ALL = new Only(
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false);
    }
}
