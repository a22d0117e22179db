package org.carrel.sim.world;

/** Where a thing is. */
public sealed interface Whereabouts {
    /** Standing in a compartment. */
    record Shelved(Spot spot) implements Whereabouts {}

    record InHand(PersonId person) implements Whereabouts {}

    /** On the staff's desk, away from every antenna. */
    record OnDesk() implements Whereabouts {}

    /** Out of the building. */
    record Outside() implements Whereabouts {}
}
