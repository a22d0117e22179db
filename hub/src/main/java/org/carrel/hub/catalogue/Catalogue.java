package org.carrel.hub.catalogue;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.BibId;
import org.carrel.contract.id.ItemId;

/** Titles and copies. They are found by {@code org.carrel.hub.search.CatalogueSearch}. */
public interface Catalogue {
    Optional<Bib> bib(BibId id);

    Optional<Item> item(ItemId id);

    /** The copies of a title, by barcode. */
    List<Item> items(BibId bib);

    /** Adds or replaces a title and these copies of it; its other copies stay. */
    void put(Bib bib, List<Item> items);

    /** Adds or replaces. */
    default void put(Bib bib) {
        put(bib, List.of());
    }

    /** Adds or replaces; its title must be there. */
    void put(Item item);

    long bibCount();

    long itemCount();
}
