package org.carrel.kiosk.display;

/**
 * How large the screen shows things.
 *
 * @param pixelsPerMillimetre of the panel: 1.58 for 55 inches with 1,920 pixels across
 * @param metres from which it must be readable
 */
record DisplaySize(double pixelsPerMillimetre, double metres) {
    /** A capital seen under 0.7 degrees (EN 301 549 clause 5.1.4), in millimetres for each metre. */
    private static final double MILLIMETRES_PER_METRE = 12.2;

    static final DisplaySize USUAL = new DisplaySize(1.58, 5);

    DisplaySize {
        if (pixelsPerMillimetre < 0.3 || pixelsPerMillimetre > 20 || metres < 0.5 || metres > 30) {
            throw new IllegalArgumentException(
                    "no display has " + pixelsPerMillimetre + " pixels a millimetre and is read from " + metres + " m");
        }
    }

    /** Height of a digit: 61 mm at 5 m. */
    double digitMillimetres() {
        return Math.round(metres * MILLIMETRES_PER_METRE * 10) / 10.0;
    }
}
