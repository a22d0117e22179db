package org.carrel.sim.scanner;

import org.carrel.sim.Octets;
import org.carrel.sim.SerialWire;
import org.carrel.sim.WireTap;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.world.Fault;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.World;
import org.carrel.sim.world.WorldEvent;

/** The serial line of a device that only talks: 9,600 baud, 8 data bits, no parity, one stop bit. */
final class TalkingLine {
    private static final long BYTE_NANOS = 10 * 1_000_000_000L / 9_600;
    private static final int CHUNK_MOST = 8;

    private final World world;
    private final Kernel kernel;
    private final FurnitureId furniture;
    private final String name;
    private final Fault unplugged;
    private final SerialWire wire;
    private final WireTap tap;
    private final Chance chance;
    private long sentUntil;

    /** @param unplugged the fault that takes this line's device away */
    TalkingLine(
            World world,
            FurnitureId furniture,
            String name,
            Fault unplugged,
            SerialWire wire,
            WireTap tap,
            Chance chance) {
        this.world = world;
        this.kernel = world.kernel();
        this.furniture = furniture;
        this.name = furniture + "/" + name;
        this.unplugged = unplugged;
        this.wire = wire;
        this.tap = tap;
        this.chance = chance.fork(this.name);
        world.listen(this::worldChanged);
        if (world.faults().contains(unplugged)) {
            wire.pullOut();
        }
    }

    Chance chance() {
        return chance;
    }

    /**
     * Says something after a while.
     *
     * @param meaning for the technician; the trace never holds the bytes, which may name a person
     */
    void say(Octets text, String meaning, long afterNanos) {
        kernel.at(kernel.now() + afterNanos, name, () -> {
            if (world.faults().contains(unplugged)) {
                return;
            }
            kernel.note(name, meaning);
            tap.heard(new WireTap.Traffic(kernel.now(), name, true, text, meaning));
            send(disturbed(text));
        });
    }

    private void send(Octets text) {
        long at = Math.max(kernel.now(), sentUntil);
        for (int from = 0; from < text.size(); ) {
            int to = Math.min(text.size(), from + 1 + chance.below(CHUNK_MOST));
            Octets piece = text.slice(from, to);
            at += piece.size() * BYTE_NANOS;
            kernel.at(at, name, () -> {
                if (!world.faults().contains(unplugged)) {
                    wire.transmit(piece);
                }
            });
            from = to;
        }
        sentUntil = at;
    }

    private Octets disturbed(Octets text) {
        double corruption = world.fault(
                        Fault.CardLineNoisy.class, fault -> fault.furniture().equals(furniture))
                .map(Fault.CardLineNoisy::corruption)
                .orElse(0.0);
        Octets through = Octets.NONE;
        for (int index = 0; index < text.size(); index++) {
            if (!chance.happens(corruption)) {
                through = through.plus(text.slice(index, index + 1));
            } else if (chance.happens(0.5)) {
                through = through.plus(Octets.of((byte) (text.at(index) ^ (1 << chance.below(8)))));
            }
        }
        return through;
    }

    private void worldChanged(WorldEvent event) {
        if (event.equals(new WorldEvent.FaultBegan(unplugged))) {
            wire.pullOut();
        } else if (event.equals(new WorldEvent.FaultEnded(unplugged))) {
            wire.plugIn();
        }
    }
}
