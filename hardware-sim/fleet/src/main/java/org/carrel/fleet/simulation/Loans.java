package org.carrel.fleet.simulation;

import java.util.TreeMap;
import java.util.TreeSet;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.sim.world.FurnitureId;

/**
 * Which books patrons truly have by the word of a shelf: taken and accepted, and neither put back nor returned since. A shelf may tell of
 * a taking long after it; what counts is when the book left it.
 */
final class Loans {
    private static final int NEVER = 0;

    private final TreeSet<ItemId> taken = new TreeSet<>();
    private final TreeMap<ItemId, TreeMap<FurnitureId, Integer>> left = new TreeMap<>();
    private final TreeMap<ItemId, Integer> returned = new TreeMap<>();
    private int moment;
    private int collected;

    void accepted(FurnitureId shelf, Accepted.Event event) {
        if (event.body() instanceof ShelfEvent.HoldCollected it) {
            if (leftAt(it.item(), shelf) >= returned.getOrDefault(it.item(), NEVER)) {
                taken.add(it.item());
            }
            collected++;
        } else if (event.body() instanceof ShelfEvent.HoldPutBack back) {
            taken.remove(back.item());
        }
    }

    private int leftAt(ItemId item, FurnitureId shelf) {
        TreeMap<FurnitureId, Integer> places = left.get(item);
        return places == null ? NEVER : places.getOrDefault(shelf, NEVER);
    }

    /** It is lifted from where it stood, by whomever. */
    void leaves(ItemId item, FurnitureId shelf) {
        left.computeIfAbsent(item, none -> new TreeMap<>()).put(shelf, ++moment);
    }

    /** Handed in at the desk, whether or not its shelf has told that it went. */
    void returned(ItemId item) {
        taken.remove(item);
        returned.put(item, ++moment);
    }

    /** How many collections were accepted in all. */
    int collected() {
        return collected;
    }

    boolean taken(ItemId item) {
        return taken.contains(item);
    }
}
