package org.carrel.fleet.simulation;

import java.util.TreeSet;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.message.ShelfEvent;

/** Which books patrons truly have by the word of a shelf: taken and accepted, and neither put back nor returned since. */
final class Loans {
    private final TreeSet<ItemId> taken = new TreeSet<>();
    private int collected;

    void accepted(Accepted.Event event) {
        if (event.body() instanceof ShelfEvent.HoldCollected it) {
            taken.add(it.item());
            collected++;
        } else if (event.body() instanceof ShelfEvent.HoldPutBack back) {
            taken.remove(back.item());
        }
    }

    void returned(ItemId item) {
        taken.remove(item);
    }

    /** How many collections were accepted in all. */
    int collected() {
        return collected;
    }

    boolean taken(ItemId item) {
        return taken.contains(item);
    }
}
