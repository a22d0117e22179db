package org.carrel.sim.world;

import java.time.Duration;
import org.carrel.sim.tag.Uid;

/**
 * Something that is broken, from its injection until it is healed. Each is described, with how it shows and what the product
 * promises under it, in docs/FAULT-MODEL.md.
 */
public sealed interface Fault {
    // ---- Reader and its line ----

    /** The reader's cable is out: the serial device is gone. */
    record ReaderUnplugged(FurnitureId furniture) implements Fault {}

    /** The line is there; the reader takes everything and answers nothing. */
    record ReaderSilent(FurnitureId furniture) implements Fault {}

    /** The reader's line carries random bytes by itself. */
    record ReaderBabbling(FurnitureId furniture) implements Fault {}

    /** Every answer comes so much later, past the patience of its peer: a late answer to an older question. */
    record ReaderLate(FurnitureId furniture, Duration delay) implements Fault {}

    /** @param corruption probability that one byte is flipped or lost, either way */
    record NoisyLine(FurnitureId furniture, double corruption) implements Fault {}

    // ---- Radio ----

    /** The antenna's cable is torn: nothing is heard there. */
    record AntennaDead(FurnitureId furniture, int antenna) implements Fault {}

    /** @param miss probability that an exchange with any tag at this antenna fails, on top of the rest */
    record AntennaNoisy(FurnitureId furniture, int antenna, double miss) implements Fault {}

    /** @param miss probability that an exchange with this tag fails, on top of the rest */
    record TagWeak(Uid tag, double miss) implements Fault {}

    /** The label is creased: it never answers. */
    record TagDead(Uid tag) implements Fault {}

    /** @param heard probability that this antenna hears that tag anywhere in the furniture or in a hand */
    record TagStrays(Uid tag, FurnitureId furniture, int antenna, double heard) implements Fault {}

    /** The next write to this tag stops after so many blocks: it is pulled away for a moment. Heals itself when it struck. */
    record WriteTorn(Uid tag, int blocksKept) implements Fault {}

    // ---- Doors, lamps, pins ----

    /** @param high the level that is seen, whatever drives the pin */
    record PinStuck(FurnitureId furniture, int pin, boolean high) implements Fault {}

    /** The door's contact chatters so often, so fast, at each change. */
    record ContactBounces(FurnitureId furniture, int pin, int times, Duration apart) implements Fault {}

    /** The bolt does not move, energised or not. */
    record LockStuck(Spot spot) implements Fault {}

    /**
     * The board keeps driving its outputs when the program that drove them has died: a Raspberry Pi whose config.txt lacks
     * {@code dtparam=strict_gpiod} (raspberrypi/linux pull request 6117).
     */
    record OutputsPersist(FurnitureId furniture) implements Fault {}

    // ---- Book drops ----

    /** What lies on the belt stays where it is, though the motor runs. */
    record BeltJammed(FurnitureId furniture) implements Fault {}

    /** The diverter does not turn. */
    record DiverterStuck(FurnitureId furniture) implements Fault {}

    /** The flap stays open, though nothing holds it. */
    record FlapStuck(FurnitureId furniture) implements Fault {}

    /** The bin's level sensor says that it is full. */
    record BinFull(Spot spot) implements Fault {}

    // ---- Cards ----

    /** The card reader's cable is out: its serial device is gone. */
    record CardReaderUnplugged(FurnitureId furniture) implements Fault {}

    /** The card reader sees cards and says nothing. */
    record CardReaderSilent(FurnitureId furniture) implements Fault {}

    /** @param corruption probability that a character of what the card reader or the scanner says is changed or lost */
    record CardLineNoisy(FurnitureId furniture, double corruption) implements Fault {}

    /** The barcode scanner's cable is out: its serial device is gone. */
    record ScannerUnplugged(FurnitureId furniture) implements Fault {}

    // ---- Receipts ----

    /** The roll is nearly at its end. */
    record PrinterPaperLow(FurnitureId furniture) implements Fault {}

    record PrinterPaperOut(FurnitureId furniture) implements Fault {}

    record PrinterCoverOpen(FurnitureId furniture) implements Fault {}

    /** Paper jams the knife at the next cut. */
    record PrinterKnifeStuck(FurnitureId furniture) implements Fault {}

    /** Its power is out: it answers nothing, and forgets what it was sent. */
    record PrinterOff(FurnitureId furniture) implements Fault {}
}
