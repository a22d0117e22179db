package org.carrel.fleet.simulation;

import java.util.TreeSet;
import org.carrel.contract.id.ItemId;
import org.carrel.contract.message.ShelfEvent;
import org.carrel.sim.world.Whereabouts;
import org.carrel.sim.world.World;

/** Which books patrons truly have by the word of a shelf: taken and accepted, and neither put back nor returned since. */
final class Loans {
    private final World world;
    private final TreeSet<ItemId> taken = new TreeSet<>();
    private int collected;

    Loans(World world) {
        this.world = world;
    }

    void accepted(Accepted.Event event) {
        if (event.body() instanceof ShelfEvent.HoldCollected it) {
            // A shelf that was off may find out when the book has long been handed in.
            if (!isOnDesk(it.item())) {
                taken.add(it.item());
            }
            collected++;
        } else if (event.body() instanceof ShelfEvent.HoldPutBack back) {
            taken.remove(back.item());
        }
    }

    private boolean isOnDesk(ItemId item) {
        return Cast.COPIES.stream()
                .filter(copy -> copy.item().equals(item))
                .anyMatch(copy -> world.where(copy.thing()) instanceof Whereabouts.OnDesk);
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
