package org.carrel.fleet.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.carrel.sim.WireTap;
import org.carrel.sim.console.Traffic;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.kernel.RealPace;
import org.carrel.sim.kernel.Trace;
import org.carrel.sim.link.LiveFurniture;
import org.carrel.sim.world.World;

/**
 * The demo's physical world, running as the clock on the wall goes, with a plug for every wire. One thread of its own, {@code world};
 * everything else asks through {@link #ask}.
 */
public final class LiveWorld implements AutoCloseable {
    private static final int TRACE_LINES = 1_000;

    private final World world;
    private final RealPace pace;
    private final Traffic traffic = new Traffic();
    private final LiveFurniture shelf;
    private final LiveFurniture cabinet;
    private final LiveFurniture kiosk;
    private final LiveFurniture drop;

    /**
     * @param folder where the serial devices appear
     * @param onDesk how many of the titles lie on the desk to begin with
     */
    public LiveWorld(
            Path folder, List<Title> titles, int onDesk, long seed, LongSupplier ticker, LongSupplier wallMillis) {
        Chance chance = Chance.seeded(seed);
        this.world = new World(new Kernel(Kernel.Limits.live(), Trace.keeping(TRACE_LINES), chance));
        Furnishing.furnish(world, titles, onDesk, chance);
        this.pace = new RealPace(world.kernel(), ticker);
        Thread.ofPlatform().daemon().name("world").start(pace);
        WireTap tap = frame -> traffic.add(
                wallMillis.getAsLong(),
                frame.line(),
                !frame.toHost(),
                frame.bytes().toSpacedHex(),
                frame.meaning());
        this.shelf =
                new LiveFurniture(world, pace, Furnishing.SHELF, LiveFurniture.Equipment.USUAL, folder, chance, tap);
        this.cabinet =
                new LiveFurniture(world, pace, Furnishing.CABINET, LiveFurniture.Equipment.USUAL, folder, chance, tap);
        this.kiosk =
                new LiveFurniture(world, pace, Furnishing.KIOSK, LiveFurniture.Equipment.USUAL, folder, chance, tap);
        this.drop = new LiveFurniture(world, pace, Furnishing.DROP, LiveFurniture.Equipment.USUAL, folder, chance, tap);
    }

    public World world() {
        return world;
    }

    public RealPace pace() {
        return pace;
    }

    public Traffic traffic() {
        return traffic;
    }

    LiveFurniture shelf() {
        return shelf;
    }

    LiveFurniture cabinet() {
        return cabinet;
    }

    LiveFurniture kiosk() {
        return kiosk;
    }

    LiveFurniture drop() {
        return drop;
    }

    /** Asks or does something on the world's thread and waits for it. */
    public <T> T ask(Function<World, T> question) {
        return pace.ask(() -> question.apply(world)).join();
    }

    @Override
    public void close() {
        shelf.close();
        cabinet.close();
        kiosk.close();
        drop.close();
        pace.stop();
    }
}
