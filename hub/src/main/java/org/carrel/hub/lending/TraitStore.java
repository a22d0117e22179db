package org.carrel.hub.lending;

import org.carrel.contract.id.ItemId;

/** Where the traits of copies are kept. */
public interface TraitStore {
    /** {@link ItemTraits#plain} for a copy of which nothing was said. */
    ItemTraits traits(ItemId item);

    /** Adds or replaces. */
    void put(ItemTraits traits);
}
