package org.carrel.fleet.simulation.board;

/** The program is gone in the middle of what it did. An error, so that nothing of the program catches it on its way out. */
public final class Killed extends Error {
    private static final long serialVersionUID = 1;

    private final boolean power;

    /** @param power whether the whole board lost its supply, and not the process alone */
    public Killed(boolean power) {
        super(power ? "the power went" : "killed", null, false, false);
        this.power = power;
    }

    public boolean power() {
        return power;
    }
}
