package org.carrel.shelf.pickup;

import java.util.List;
import org.carrel.shelf.pickup.state.PickupState;

/**
 * What one step came to.
 *
 * @param effects in order; those that are {@link PickupEffect.Written} first of all
 * @param conditional nothing of this step may happen unless it could be written: the state before stays in force and is told {@link
 *     PickupEvent.JournalRefused}. Otherwise it reports what has happened anyway, and is written later
 */
public record Step(PickupState state, List<PickupEffect> effects, boolean conditional) {
    public Step {
        effects = List.copyOf(effects);
    }
}
