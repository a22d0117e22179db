package org.carrel.device.driver.escpos;

import java.util.function.IntUnaryOperator;
import org.carrel.contract.id.Bytes;
import org.carrel.device.port.Raster;
import org.carrel.sim.kernel.Chance;

/** Pictures to print. */
final class Pictures {
    private Pictures() {}

    /** Dots by chance, with no white row and nothing that a printer would take for a real-time command. */
    static Raster random(int width, int rows, long seed) {
        Chance chance = Chance.seeded(seed);
        return of(width, rows, index -> 0x20 | chance.below(0x100));
    }

    static Raster of(int width, int rows, IntUnaryOperator octet) {
        byte[] dots = new byte[width / 8 * rows];
        for (int index = 0; index < dots.length; index++) {
            dots[index] = (byte) octet.applyAsInt(index);
        }
        return new Raster(width, Bytes.of(dots));
    }
}
