package org.carrel.fleet.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.carrel.sim.gpio.link.SimDigitalInputProvider;
import org.carrel.sim.gpio.link.SimDigitalOutputProvider;
import org.carrel.sim.gpio.link.SimGpioPlugin;
import org.carrel.sim.link.LiveFurniture;
import org.carrel.sim.world.FurniturePlan;

/** Writes the settings file of a shelf's agent as a technician would, from the furniture's drawing and its plugs. */
public final class ShelfFile {
    private ShelfFile() {}

    /**
     * @param entry how it comes in at the broker
     */
    public static void write(
            Path file,
            String site,
            FurniturePlan plan,
            LiveFurniture plugs,
            Path data,
            DeviceEntry entry,
            int panelPort)
            throws IOException {
        List<String> lines = DeviceFile.lines(site, plan, plugs, data, entry);
        lines.add("gpio.output-provider=" + SimDigitalOutputProvider.ID);
        lines.add("gpio.input-provider=" + SimDigitalInputProvider.ID);
        lines.add("gpio.properties=" + SimGpioPlugin.ADDRESS + "=" + plugs.pins());
        // The simulated doors wait to be pulled open: one that stays shut is no fault.
        lines.add("lock.spring=false");
        lines.add("panel.port=" + panelPort);
        lines.add("compartments="
                + String.join(
                        ",",
                        plan.compartments().stream()
                                .map(FurniturePlan.Compartment::name)
                                .toList()));
        for (FurniturePlan.Compartment each : plan.compartments()) {
            String key = "compartment." + each.name() + ".";
            lines.add(key + "antenna=" + each.antenna());
            lines.add(key + "lamp=" + each.lampPin());
            if (each.door()) {
                lines.add(key + "lock=" + each.lockPin());
                lines.add(key + "contact=" + each.contactPin());
            }
        }
        Files.createDirectories(data);
        Files.write(file, lines);
    }
}
