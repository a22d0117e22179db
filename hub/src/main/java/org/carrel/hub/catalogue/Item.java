package org.carrel.hub.catalogue;

import org.carrel.contract.id.BibId;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.id.SiteId;

/**
 * One copy of a title.
 *
 * @param branch where it belongs
 * @param callNumber on this copy's spine; empty when it is the title's
 */
public record Item(ItemId id, BibId bib, SiteId branch, String callNumber, AfiPolicy afi, Use use) {
    /** What may be done with a copy. */
    public enum Use {
        LENDABLE,
        /** Read here only. */
        REFERENCE,
        WITHDRAWN
    }
}
