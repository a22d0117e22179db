package org.carrel.device.port;

import org.carrel.contract.id.Bytes;

/**
 * A picture in black and white, as dots.
 *
 * @param width in dots, a multiple of 8
 * @param dots row after row from the top, eight to a byte, the left one in the most significant bit, 1 is black
 */
public record Raster(int width, Bytes dots) {
    public Raster {
        if (width < 8 || width % 8 != 0) {
            throw new IllegalArgumentException("a picture's width must be a multiple of 8, was " + width);
        }
        if (dots.length() == 0 || dots.length() % (width / 8) != 0) {
            throw new IllegalArgumentException(dots.length() + " bytes are no rows of " + width + " dots");
        }
    }

    public int rowBytes() {
        return width / 8;
    }

    public int rows() {
        return dots.length() / rowBytes();
    }

    /** Rows {@code from} up to but not including {@code to}. */
    public Bytes rows(int from, int to) {
        return dots.slice(from * rowBytes(), to * rowBytes());
    }
}
