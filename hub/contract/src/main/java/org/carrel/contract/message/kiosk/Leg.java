package org.carrel.contract.message.kiosk;

import org.carrel.contract.message.kiosk.Plan.Outline;

/** One part of a way, in the order in which it is gone. */
public sealed interface Leg {
    /** @param line corners of the way, straight between */
    record Walk(String level, Outline line) implements Leg {}

    record Change(Passage by, String fromLevel, String toLevel) implements Leg {}

    /** How one gets from level to level. */
    enum Passage {
        LIFT,
        RAMP,
        STAIRS,
        ESCALATOR
    }
}
