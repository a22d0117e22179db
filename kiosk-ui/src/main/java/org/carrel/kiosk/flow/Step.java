package org.carrel.kiosk.flow;

import java.util.List;
import org.carrel.kiosk.deed.Effect;

/**
 * What one step came to.
 *
 * @param conditional nothing of this step may happen unless it could be written: the state before stays in force
 */
public record Step(KioskState state, List<Effect> effects, boolean conditional) {
    public Step {
        effects = List.copyOf(effects);
    }
}
