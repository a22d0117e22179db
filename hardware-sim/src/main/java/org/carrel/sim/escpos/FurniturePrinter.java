package org.carrel.sim.escpos;

import org.carrel.sim.Octets;
import org.carrel.sim.SerialWire;
import org.carrel.sim.WireTap;
import org.carrel.sim.world.Fault;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.World;
import org.carrel.sim.world.WorldEvent;

/** The receipt printer of one piece of furniture: what is broken in the world is broken in it, and what it cuts off hangs out. Runs on the world's thread. */
public final class FurniturePrinter {
    /** 50 m of paper. */
    private static final int ROLL_ROWS = 400_000;

    private final World world;
    private final FurnitureId furniture;
    private final PrinterOptions options;
    private final ReceiptPrinterEmulator printer;

    public FurniturePrinter(World world, FurnitureId furniture, PrinterOptions options, SerialWire wire, WireTap tap) {
        this.world = world;
        this.furniture = furniture;
        this.options = options;
        this.printer =
                new ReceiptPrinterEmulator(world.kernel(), furniture + "/printer", options, ROLL_ROWS, wire, tap);
        printer.whenCut(this::cut);
        world.listen(this::worldChanged);
        world.faults().forEach(fault -> change(fault, true));
    }

    /** Bytes that the host has begun to send now. */
    public void receive(Octets bytes) {
        printer.receive(bytes);
    }

    private void cut(Slip slip) {
        if (!slip.blank()) {
            Slip read = slip.trimmed();
            world.paper(furniture)
                    .printed(
                            slip.dots() / options.dotsPerMillimetre(),
                            slip.rows().size() / options.dotsPerMillimetre(),
                            Octets.of(read.png()));
        }
    }

    private void worldChanged(WorldEvent event) {
        if (event instanceof WorldEvent.FaultBegan(Fault fault)) {
            change(fault, true);
        } else if (event instanceof WorldEvent.FaultEnded(Fault fault)) {
            change(fault, false);
        }
    }

    private void change(Fault fault, boolean broken) {
        if (fault.equals(new Fault.PrinterPaperLow(furniture)) || fault.equals(new Fault.PrinterPaperOut(furniture))) {
            printer.loadRoll(roll());
        } else if (fault.equals(new Fault.PrinterCoverOpen(furniture))) {
            if (broken) {
                printer.openCover();
            } else {
                printer.closeCover();
            }
        } else if (fault.equals(new Fault.PrinterKnifeStuck(furniture))) {
            if (broken) {
                printer.jamKnife();
            } else {
                printer.freeKnife();
            }
        } else if (fault.equals(new Fault.PrinterOff(furniture))) {
            if (broken) {
                printer.powerOff();
            } else {
                printer.powerOn();
            }
        }
    }

    private int roll() {
        if (world.faults().contains(new Fault.PrinterPaperOut(furniture))) {
            return 0;
        }
        return world.faults().contains(new Fault.PrinterPaperLow(furniture)) ? options.lowRows() - 1 : ROLL_ROWS;
    }
}
