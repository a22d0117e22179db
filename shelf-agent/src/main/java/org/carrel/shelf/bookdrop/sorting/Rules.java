package org.carrel.shelf.bookdrop.sorting;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.message.drop.OwnerTable;

/**
 * What the library decided for this drop.
 *
 * @param bins one or more, in the order in which they are filled
 * @param owners by which it sorts while the hub cannot be asked
 */
public record Rules(List<Bin> bins, OwnerTable owners, Timings timings) {
    public Rules {
        bins = List.copyOf(bins);
        if (bins.isEmpty() || bins.stream().map(Bin::id).distinct().count() != bins.size()) {
            throw new IllegalArgumentException("a drop has one or more bins, each with a name of its own");
        }
    }

    Optional<Bin> bin(CompartmentId id) {
        return bins.stream().filter(bin -> bin.id().equals(id)).findFirst();
    }
}
