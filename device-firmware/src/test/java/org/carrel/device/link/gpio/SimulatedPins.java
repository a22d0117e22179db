package org.carrel.device.link.gpio;

import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.kernel.RealPace;
import org.carrel.sim.kernel.Trace;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.FurniturePlan;
import org.carrel.sim.world.Spot;
import org.carrel.sim.world.World;

/** A cabinet with one door, alive in real time. */
final class SimulatedPins implements AutoCloseable {
    static final FurnitureId CABINET = new FurnitureId("cabinet");
    private static final Spot SPOT = new Spot(CABINET, "A1");

    final World world = new World(new Kernel(Kernel.Limits.live(), Trace.keeping(0), Chance.seeded(1)));
    final RealPace pace = new RealPace(world.kernel(), System::nanoTime);
    private final Thread thread = new Thread(pace, "world");

    SimulatedPins() {
        world.add(FurniturePlan.cabinet("cabinet", "Cabinet", 1, 1));
        thread.start();
    }

    boolean high(int line) {
        return pace.ask(() -> world.pins(CABINET).high(line)).join();
    }

    void moveDoor(boolean toOpen) {
        pace.ask(() -> toOpen ? world.forceDoor(SPOT) : world.closeDoor(SPOT)).join();
    }

    @Override
    public void close() {
        pace.stop();
        try {
            thread.join(5000);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
