package org.carrel.sim.world;

/** What a person sees a lamp do. */
public enum LampPattern {
    OFF,
    STEADY,
    /** About once a second. */
    SLOW,
    /** Two short flashes, then a pause. */
    DOUBLE,
    /** It changes, but none of the above. */
    UNSTEADY
}
