package org.carrel.sim.scanner;

import org.carrel.sim.SerialWire;
import org.carrel.sim.WireTap;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.world.Fault;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.World;
import org.carrel.sim.world.WorldEvent;

/**
 * The 13.56 MHz card reader of one piece of furniture: writes the number of each card held to it as a line of text. A card that is
 * held on may be written again and again, as many readers do. What the host sends is ignored. Runs on the world's thread.
 */
public final class CardReaderEmulator {
    private static final long READ_LEAST_NANOS = 40_000_000;
    private static final long READ_MOST_NANOS = 120_000_000;
    private static final long AGAIN_NANOS = 300_000_000;

    private final World world;
    private final FurnitureId furniture;
    private final CardText text;
    private final int times;
    private final TalkingLine line;

    /** @param times how often one tap is written: 1 for a reader that waits for the card to leave */
    public CardReaderEmulator(
            World world, FurnitureId furniture, CardText text, int times, Chance chance, SerialWire wire, WireTap tap) {
        if (times < 1 || times > 20) {
            throw new IllegalArgumentException("a tap is written 1 to 20 times, was " + times);
        }
        this.world = world;
        this.furniture = furniture;
        this.text = text;
        this.times = times;
        this.line =
                new TalkingLine(world, furniture, "cards", new Fault.CardReaderUnplugged(furniture), wire, tap, chance);
        world.listen(this::worldChanged);
    }

    private void worldChanged(WorldEvent event) {
        boolean silent = world.faults().contains(new Fault.CardReaderSilent(furniture));
        if (event instanceof WorldEvent.CardTapped tapped && tapped.furniture().equals(furniture) && !silent) {
            long first = line.chance().between(READ_LEAST_NANOS, READ_MOST_NANOS);
            for (int time = 0; time < times; time++) {
                line.say(text.write(tapped.chip()), "a card's number", first + time * AGAIN_NANOS);
            }
        }
    }
}
