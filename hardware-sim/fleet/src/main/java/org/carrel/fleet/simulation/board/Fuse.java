package org.carrel.fleet.simulation.board;

/**
 * Ends a program at one of the points where it touches the outside: before and after a write to its store, at a pin, a message, a
 * byte to a reader, a picture on its screen. So a death falls between any two effects of one step, as in life.
 */
public final class Fuse {
    private static final int NOT_LIT = 0;

    private int left = NOT_LIT;
    private boolean power;
    private boolean tears;

    /** The program dies at the given touch from now, 1 for the next. */
    public void light(int touches, boolean byPower) {
        left = touches;
        power = byPower;
        tears = false;
    }

    /** The power goes while the next write to the store is on its way to the medium. */
    public void tearNextWrite() {
        left = NOT_LIT;
        tears = true;
    }

    public void putOut() {
        left = NOT_LIT;
        tears = false;
    }

    public boolean lit() {
        return left != NOT_LIT || tears;
    }

    /** Whether the write that begins now is torn; once. */
    public boolean tears() {
        boolean now = tears;
        tears = false;
        return now;
    }

    /** The program touches the outside. */
    public void touch() {
        if (left > 0 && --left == 0) {
            throw new Killed(power);
        }
    }
}
