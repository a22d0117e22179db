package org.carrel.sim.world;

import org.carrel.sim.Octets;

/**
 * A piece of paper that hangs out of a printer.
 *
 * @param number 1 for the first that the furniture printed, growing
 * @param picture PNG
 */
public record PrintedSlip(int number, int widthMm, int heightMm, Octets picture) {
    /** Without the picture, which may tell what somebody has borrowed. */
    @Override
    public String toString() {
        return "PrintedSlip[" + number + ", " + widthMm + " x " + heightMm + " mm]";
    }
}
