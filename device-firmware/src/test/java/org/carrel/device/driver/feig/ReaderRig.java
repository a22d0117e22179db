package org.carrel.device.driver.feig;

import java.util.List;
import java.util.concurrent.Callable;
import org.carrel.device.port.TagCommand;
import org.carrel.device.port.TagResult;
import org.carrel.sim.Octets;
import org.carrel.sim.kernel.Chance;
import org.carrel.sim.kernel.Kernel;
import org.carrel.sim.kernel.Trace;
import org.carrel.sim.tag.Tag;
import org.carrel.sim.tag.TagModel;
import org.carrel.sim.tag.Uid;
import org.carrel.sim.world.FurnitureId;
import org.carrel.sim.world.FurniturePlan;
import org.carrel.sim.world.RadioConditions;
import org.carrel.sim.world.Spot;
import org.carrel.sim.world.Thing;
import org.carrel.sim.world.ThingId;
import org.carrel.sim.world.Whereabouts;
import org.carrel.sim.world.World;

/** The driver on one end of a line, the emulated reader of a simulated shelf of two compartments on the other. */
interface ReaderRig extends AutoCloseable {
    FurnitureId SHELF = new FurnitureId("shelf");

    /** Does something to the world, on its own thread, and gives what came of it. */
    <T> T inWorld(Callable<T> deed) throws Exception;

    World world();

    FeigReader reader();

    /** Starts the command when the driver is idle and lets time pass until its result. */
    TagResult ask(TagCommand command) throws Exception;

    /** Lets time pass until the reader's health is of this kind. */
    void await(Class<? extends ReaderHealth> health) throws Exception;

    @Override
    void close() throws Exception;

    static World world(Kernel.Limits limits, long seed) {
        World world = new World(new Kernel(limits, Trace.keeping(200), Chance.seeded(seed)));
        world.add(FurniturePlan.openShelf(SHELF.value(), "Shelf", 1, 2));
        world.setRadio(SHELF, RadioConditions.PERFECT);
        return world;
    }

    /** Puts labels with these tags into a compartment. */
    static void put(World world, String compartment, List<Tag> tags) {
        for (Tag tag : tags) {
            world.add(
                    new Thing.Label(new ThingId("label-" + tag.uid()), "label", tag),
                    new Whereabouts.Shelved(new Spot(SHELF, compartment)));
        }
    }

    static Tag tag(TagModel model, long serial, String memory) {
        Uid uid = model.uid(serial);
        return new Tag(uid, model).fill(Octets.hex(memory));
    }
}
