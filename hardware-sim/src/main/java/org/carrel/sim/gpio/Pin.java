package org.carrel.sim.gpio;

/**
 * One line between a board and the furniture.
 *
 * @param number the board's line offset, as gpiod counts: 0 to 999
 * @param name what it goes to, unique in its bank, such as {@code lamp-A1}
 */
public record Pin(int number, String name, Direction direction) {
    /** As the board sees it. */
    public enum Direction {
        /** The board reads; the furniture drives. */
        INPUT,
        /** The board drives; the furniture feels it. */
        OUTPUT
    }

    public Pin {
        if (number < 0 || number > 999 || !name.matches("[A-Za-z0-9-]{1,32}")) {
            throw new IllegalArgumentException("no such pin: " + number + " " + name);
        }
    }
}
