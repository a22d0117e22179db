package org.carrel.shelf.pickup.state;

import java.util.List;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.id.ItemId;

/** A command that was accepted and is not yet done. */
public sealed interface Running {
    String KEY_PREFIX = "command/";

    record Opening(CompartmentId compartment) implements Running {}

    /** @param items still to be taken, none of them twice */
    record Guiding(List<ItemId> items, long endsBy) implements Running {
        public Guiding {
            items = List.copyOf(items);
        }
    }

    /** Waiting for the shelf to be looked over anew. */
    record Inventory() implements Running {}

    /** Every lamp shines until then. */
    record Testing(long until) implements Running {}

    record Restarting() implements Running {}
}
