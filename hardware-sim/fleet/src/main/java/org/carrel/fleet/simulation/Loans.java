package org.carrel.fleet.simulation;

import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.Spot;

/** Which books patrons truly have by the word of a shelf: taken and accepted, and neither put back nor returned since. */
final class Loans {
    private final TreeSet<ItemId> taken = new TreeSet<>();
    private final TreeMap<ItemId, FurnitureId> lastStood = new TreeMap<>();

    /** Handed in at the desk before the shelf that they came from had noticed that they were gone. */
    private final TreeMap<ItemId, FurnitureId> returnedUnheard = new TreeMap<>();

    private int collected;

    void accepted(FurnitureId shelf, Accepted.Event event) {
        if (event.body() instanceof ShelfEvent.HoldCollected it) {
            if (!returnedUnheard.remove(it.item(), shelf)) {
                taken.add(it.item());
            }
            collected++;
        } else if (event.body() instanceof ShelfEvent.HoldPutBack back) {
            taken.remove(back.item());
        }
    }

    /** Where a book stands now; what the shelf says from here on is about this time. */
    void stands(ItemId item, Spot spot) {
        lastStood.put(item, spot.furniture());
        returnedUnheard.remove(item, spot.furniture());
    }

    void returned(ItemId item) {
        if (!taken.remove(item) && lastStood.containsKey(item)) {
            returnedUnheard.put(item, lastStood.get(item));
        }
    }

    /** How many collections were accepted in all. */
    int collected() {
        return collected;
    }

    boolean taken(ItemId item) {
        return taken.contains(item);
    }
}
