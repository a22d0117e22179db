package org.carrel.fleet.bench.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.carrel.fleet.bench.house.Guest;
import org.carrel.fleet.bench.house.Volume;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.Spot;

/** What hands did, as the hands know it. Safe for several threads; moments are {@code System.nanoTime}. */
final class Truth {
    private final Map<Integer, Deeds> books = new TreeMap<>();
    private final List<Tap> taps = new ArrayList<>();
    private final List<Unlocking> unlockings = new ArrayList<>();

    /**
     * A card held to a reader.
     *
     * @param entitled the compartments that it may open: where a book for this patron stood, or every one for staff
     */
    record Tap(FurnitureId furniture, List<Spot> entitled, long at) {}

    /** A bolt drawn. */
    record Unlocking(Spot spot, long at) {}

    /** Taken under a lit lamp or from an unlocked door, and perhaps put back in its place. */
    record Taking(Guest guest, FurnitureId furniture, long tapped, long putBack) {
        static final long KEPT = -1;

        boolean kept() {
            return putBack == KEPT;
        }
    }

    /** All that was done with one book. */
    record Deeds(Volume volume, List<Taking> takings) {}

    synchronized void tapped(Tap tap) {
        taps.add(tap);
    }

    synchronized void unlocked(Unlocking unlocking) {
        unlockings.add(unlocking);
    }

    synchronized void taken(Volume volume, Taking taking) {
        deeds(volume).takings().add(taking);
    }

    /** The last taking was not meant. */
    synchronized void putBack(Volume volume, long at) {
        List<Taking> takings = deeds(volume).takings();
        Taking last = takings.removeLast();
        takings.add(new Taking(last.guest(), last.furniture(), last.tapped(), at));
    }

    synchronized Deeds of(Volume volume) {
        return new Deeds(volume, List.copyOf(deeds(volume).takings()));
    }

    synchronized List<Tap> taps() {
        return List.copyOf(taps);
    }

    synchronized List<Unlocking> unlockings() {
        return List.copyOf(unlockings);
    }

    synchronized int takings() {
        return books.values().stream().mapToInt(each -> each.takings().size()).sum();
    }

    private Deeds deeds(Volume volume) {
        return books.computeIfAbsent(volume.number(), _ -> new Deeds(volume, new ArrayList<>()));
    }
}
