package org.carrel.shelf;

import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.device.port.Antenna;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult;
import org.carrel.shelf.presence.ShelfLayout;

/** Counts whether every compartment was looked over; one whose antenna fails counts too, since it would never end otherwise. */
final class LookingOver {
    private static final int LOOKS = 2;

    private final ShelfLayout layout;
    private final SortedMap<Antenna, Integer> missing = new TreeMap<>();

    /** The first look over begins at once. */
    LookingOver(ShelfLayout layout) {
        this.layout = layout;
        begin();
    }

    void begin() {
        layout.places().forEach(place -> missing.put(place.antenna(), LOOKS));
    }

    /** Takes any result; true when it was the last one wanted. */
    boolean observe(TagResult result) {
        if (!(result.command() instanceof TagCommand.Inventory inventory) || missing.isEmpty() || ofReader(result)) {
            return false;
        }
        missing.computeIfPresent(inventory.antenna(), (antenna, left) -> left > 1 ? left - 1 : null);
        return missing.isEmpty();
    }

    /** A reader that says nothing at all has not looked. */
    private static boolean ofReader(TagResult result) {
        return result instanceof TagResult.Failed failed
                && switch (failed.kind()) {
                    case SILENT, LINK_LOST, READER_FAULT -> true;
                    case NO_TAG, TAG_REFUSED, RADIO, UNSUPPORTED -> false;
                };
    }
}
