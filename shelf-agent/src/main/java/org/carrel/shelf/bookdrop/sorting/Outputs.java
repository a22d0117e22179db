package org.carrel.shelf.bookdrop.sorting;

/**
 * How the drop's pins are to be; all of them off is safe: the flap goes shut by its spring, with no more force than a hand can bear, its bolt
 * holds it once it is shut, and nothing moves.
 *
 * @param flapOpen the motor that holds the flap open
 * @param flapFree the bolt is drawn
 * @param belt it runs
 * @param diverter it turns
 */
public record Outputs(boolean flapOpen, boolean flapFree, boolean belt, boolean diverter) {
    public static final Outputs OFF = new Outputs(false, false, false, false);
}
