package org.carrel.shelf.pickup.state;

import java.util.List;
import java.util.Optional;
import org.carrel.contract.id.CompartmentId;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.shelf.presence.ShelfLayout;

/**
 * What does not change while the device runs.
 *
 * @param language of the screen while nobody is there
 * @param releasedAfi the application family identifier of an item on loan, 0 to 255
 */
public record Rules(ShelfLayout layout, Timings timings, ScreenLanguage language, int releasedAfi) {
    /** So many visits may wait to be settled; the next person is asked to come again in a minute. */
    public static final int CLOSING_MAX = 4;

    public Optional<ShelfLayout.Place> place(CompartmentId id) {
        return layout.places().stream()
                .filter(place -> place.compartment().equals(id))
                .findFirst();
    }

    public boolean lockable(CompartmentId id) {
        return place(id).map(ShelfLayout.Place::locked).orElse(false);
    }

    public List<CompartmentId> lockable() {
        return layout.places().stream()
                .filter(ShelfLayout.Place::locked)
                .map(ShelfLayout.Place::compartment)
                .toList();
    }

    public boolean hasDoors() {
        return !lockable().isEmpty();
    }
}
