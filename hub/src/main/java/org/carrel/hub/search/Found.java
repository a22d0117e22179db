package org.carrel.hub.search;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.BibId;
import org.carrel.hub.catalogue.Bib;

/**
 * A page of titles.
 *
 * @param next from where to go on; empty at the end
 * @param total how many titles there are in all
 * @param facets what they are, most frequent first; counted over the first {@value #COUNTED_MAX}, and none on later pages
 */
public record Found(List<Hit> titles, Optional<Cursor> next, Total total, Facets facets) {
    /** So many titles are looked at: nobody reads on, and counting all that have a frequent word would make everybody wait. */
    public static final int COUNTED_MAX = 1_000;

    public static final Found NOTHING = new Found(List.of(), Optional.empty(), new Total.Exactly(0), Facets.NONE);

    public Found {
        titles = List.copyOf(titles);
    }

    /** @param availability as it is this moment */
    public record Hit(Bib bib, Availability availability) {
        public BibId id() {
            return bib.id();
        }
    }

    /** How many; never a guess. */
    public sealed interface Total {
        record Exactly(int titles) implements Total {}

        /** The search stopped looking. */
        record AtLeast(int titles) implements Total {}
    }

    /** One value and how many of the titles looked at have it. */
    public record Count(String value, int titles) {}

    public record Facets(
            List<Count> materials,
            List<Count> languages,
            List<Count> years,
            List<Count> mainClasses,
            List<Count> subjects,
            List<Count> branches) {
        public static final Facets NONE = new Facets(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

        public Facets {
            materials = List.copyOf(materials);
            languages = List.copyOf(languages);
            years = List.copyOf(years);
            mainClasses = List.copyOf(mainClasses);
            subjects = List.copyOf(subjects);
            branches = List.copyOf(branches);
        }
    }
}
