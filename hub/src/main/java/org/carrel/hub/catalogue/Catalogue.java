package org.carrel.hub.catalogue;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.ItemId;

/** Titles and copies. */
public interface Catalogue {
    Optional<Bib> bib(BibId id);

    Optional<Item> item(ItemId id);

    /** The copies of a title, by barcode. */
    List<Item> items(BibId bib);

    /**
     * Titles whose title, author, ISBN or call number has every word of {@code words}; the last Latin word may be unfinished, and
     * Chinese is found by any two neighbouring characters. By title; none for blank words.
     *
     * @param limit 1 to 200
     */
    List<Bib> search(String words, int limit);

    /** Adds or replaces. */
    void put(Bib bib);

    /** Adds or replaces; its title must be there. */
    void put(Item item);

    long bibCount();

    long itemCount();
}
