package org.carrel.hub.search;

import java.util.List;
import org.carrel.contract.id.BibId;
import org.carrel.hub.catalogue.Bib;
import org.carrel.hub.catalogue.Item;

/**
 * Finds titles. What is found and in which order is laid down by {@link Terms}, {@link IndexedTitle} and {@link Asked.Order}, and held
 * by one contract test for every implementation. One transaction; not safe for threads.
 */
public interface CatalogueSearch {
    /** Changes whenever titles are cut or folded in another way; an index made by other rules is made anew. */
    String RULES = "2";

    Found find(Asked asked);

    /** Titles, authors and subjects that begin with what was typed, without repetition; none for a blank text. */
    List<Suggestion> suggest(String typed, int limit);

    Availability availability(BibId title);

    /** Takes in a title as it now is with all its copies, in the transaction that changed it. */
    void index(Bib bib, List<Item> items);

    /**
     * Takes in up to {@code lot} titles that were indexed by other rules or never.
     *
     * @return whether there may be more
     */
    boolean catchUp(int lot);
}
