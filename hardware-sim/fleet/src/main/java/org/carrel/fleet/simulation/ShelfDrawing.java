package org.carrel.fleet.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.carrel.contract.id.CompartmentId;
import org.carrel.contract.message.Birth;
import org.carrel.contract.topic.Address;
import org.carrel.device.agent.ScreenLanguage;
import org.carrel.device.driver.feig.FeigSettings;
import org.carrel.device.port.Antenna;
import org.carrel.device.port.DigitalOutput;
import org.carrel.device.security.SecurityValues;
import org.carrel.device.sync.Description;
import org.carrel.fleet.simulation.board.Fuse;
import org.carrel.shelf.Wiring;
import org.carrel.shelf.pickup.state.Timings;
import org.carrel.shelf.presence.ShelfLayout;
import org.carrel.sim.world.FurniturePlan;
import org.carrel.sim.world.World;

/** What a technician would set up on a board, read from the furniture's drawing. */
record ShelfDrawing(World world, FurniturePlan plan, Fuse fuse) {
    private static final String SOFTWARE = "simulated";

    /** The pins whose names begin so, by compartment. */
    SortedMap<CompartmentId, DigitalOutput> outputs(String prefix) {
        SortedMap<CompartmentId, DigitalOutput> outputs = new TreeMap<>();
        for (FurniturePlan.Compartment each : plan.compartments()) {
            world.pins(plan.id())
                    .numbered(prefix + each.name())
                    .ifPresent(number -> outputs.put(new CompartmentId(each.name()), active -> {
                        fuse.touch();
                        world.pins(plan.id()).drive(number, active);
                    }));
        }
        return outputs;
    }

    Description description(Address address) {
        List<Birth.Compartment> compartments = new ArrayList<>();
        plan.compartments()
                .forEach(each -> compartments.add(new Birth.Compartment(new CompartmentId(each.name()), each.door())));
        return new Description(address, Birth.Kind.PICKUP_SHELF, SOFTWARE, compartments);
    }

    Wiring.Plan wiring(Timings timings) {
        List<ShelfLayout.Place> places = new ArrayList<>();
        plan.compartments()
                .forEach(each -> places.add(new ShelfLayout.Place(
                        new CompartmentId(each.name()), new Antenna(each.antenna()), each.door())));
        return new Wiring.Plan(
                new ShelfLayout(places),
                FeigSettings.DEFAULT,
                SecurityValues.USUAL,
                List.of(),
                timings,
                ScreenLanguage.ZH_HANT,
                Cast.KEY,
                SOFTWARE);
    }
}
