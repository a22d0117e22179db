package org.carrel.sim.scanner;

import java.nio.charset.StandardCharsets;
import org.carrel.sim.Octets;
import org.carrel.sim.SerialWire;
import org.carrel.sim.WireTap;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.world.Fault;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.World;
import org.carrel.sim.world.WorldEvent;

/**
 * The barcode scanner of one piece of furniture, on a serial line: each code as its text in UTF-8, as a QR code may hold any, and a
 * suffix. Runs on the world's thread.
 */
public final class BarcodeScannerEmulator {
    private static final long READ_LEAST_NANOS = 30_000_000;
    private static final long READ_MOST_NANOS = 90_000_000;

    private final FurnitureId furniture;
    private final String suffix;
    private final TalkingLine line;

    /** @param suffix what the scanner is set to write after each code, usually CR; not empty */
    public BarcodeScannerEmulator(
            World world, FurnitureId furniture, String suffix, Chance chance, SerialWire wire, WireTap tap) {
        if (suffix.isEmpty()) {
            throw new IllegalArgumentException("without a suffix nobody can tell where a code ends");
        }
        this.furniture = furniture;
        this.suffix = suffix;
        this.line =
                new TalkingLine(world, furniture, "scanner", new Fault.ScannerUnplugged(furniture), wire, tap, chance);
        world.listen(this::worldChanged);
    }

    private void worldChanged(WorldEvent event) {
        if (event instanceof WorldEvent.BarcodeShown shown && shown.furniture().equals(furniture)) {
            line.say(
                    Octets.of((shown.barcode() + suffix).getBytes(StandardCharsets.UTF_8)),
                    "a barcode",
                    line.chance().between(READ_LEAST_NANOS, READ_MOST_NANOS));
        }
    }
}
