package org.carrel.contract.message.kiosk;

import java.util.List;

/**
 * What the titles found are.
 *
 * @param counts most frequent first
 */
public record Facet(Kind kind, List<Count> counts) {
    public Facet {
        counts = List.copyOf(counts);
    }

    /** What is counted: the member of {@link Narrowing} that takes the values. */
    public enum Kind {
        MATERIAL,
        LANGUAGE,
        YEAR,
        MAIN_CLASS,
        SUBJECT,
        BRANCH
    }

    /** @param value as {@link Narrowing} takes it */
    public record Count(String value, int titles) {}
}
