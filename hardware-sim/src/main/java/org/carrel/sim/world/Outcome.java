package org.carrel.sim.world;

/** What came of something that a person tried. */
public sealed interface Outcome {
    record Done() implements Outcome {}

    record Refused(Reason reason) implements Outcome {}

    /** Why the physical world said no. */
    enum Reason {
        /** The thing is behind a closed door, or the compartment to put it in is. */
        DOOR_CLOSED,
        /** The lock holds the door. */
        DOOR_LOCKED,
        /** The compartment has no door. */
        NO_DOOR,
        /** The things there leave too little width. */
        NO_ROOM,
        /** The person does not hold it. */
        NOT_IN_HAND,
        /** Nothing is printed on it, or it has no chip. */
        NOTHING_TO_READ
    }

    static Outcome done() {
        return new Done();
    }

    static Outcome refused(Reason reason) {
        return new Refused(reason);
    }
}
