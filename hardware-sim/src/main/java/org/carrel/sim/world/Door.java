package org.carrel.sim.world;

/** The door of one compartment, its bolt and what they know of each other. */
final class Door {
    private boolean open;
    private boolean free;

    boolean open() {
        return open;
    }

    /** Whether the bolt is drawn. */
    boolean free() {
        return free;
    }

    void setOpen(boolean now) {
        open = now;
    }

    void setFree(boolean now) {
        free = now;
    }
}
