package org.carrel.fleet.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carrel.sim.gpio.Pin;
import org.carrel.sim.gpio.link.SimDigitalInputProvider;
import org.carrel.sim.gpio.link.SimDigitalOutputProvider;
import org.carrel.sim.gpio.link.SimGpioPlugin;
import org.carrel.sim.link.LiveFurniture;
import org.carrel.sim.world.FurniturePlan;

/** Writes the settings file of a book drop's agent as a technician would, from the furniture's drawing and its plugs. */
final class DropFile {
    private static final Map<String, String> KEYS = Map.of(
            "flap-open", "flap.open",
            "flap-free", "flap.free",
            "belt", "belt",
            "diverter", "diverter",
            "barrier-entry", "barrier.entry",
            "barrier-exit", "barrier.exit",
            "flap-contact", "flap.contact");

    private static final Map<String, String> PURPOSES = Map.of(
            Furnishing.OWN_BIN, "own",
            Furnishing.HOLD_BIN, "hold",
            Furnishing.AWAY_BIN, "library",
            Furnishing.REST_BIN, "exception");

    private DropFile() {}

    /** Parameters as of {@link ShelfFile#write}. */
    static void write(
            Path file,
            String site,
            FurniturePlan plan,
            LiveFurniture plugs,
            Path data,
            DeviceEntry entry,
            int screenPort)
            throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("site=" + site);
        lines.add("device=" + plan.id());
        lines.add("data=" + data);
        lines.addAll(entry.lines());
        lines.add("reader=serial:" + plugs.reader());
        lines.add("gpio.output-provider=" + SimDigitalOutputProvider.ID);
        lines.add("gpio.input-provider=" + SimDigitalInputProvider.ID);
        lines.add("gpio.properties=" + SimGpioPlugin.ADDRESS + "=" + plugs.pins());
        for (Pin pin : plan.pins()) {
            String key = KEYS.get(pin.name());
            if (key != null) {
                lines.add(key + "=" + pin.number());
            } else {
                // at-OWN is bin.OWN.at, level-OWN is bin.OWN.level.
                String[] parts = pin.name().split("-", 2);
                lines.add("bin." + parts[1] + "." + parts[0] + "=" + pin.number());
            }
        }
        lines.add("bins=" + String.join(",", plan.bins()));
        plan.bins().forEach(bin -> lines.add("bin." + bin + ".for=" + PURPOSES.getOrDefault(bin, "exception")));
        lines.add("elsewhere.zh-Hant=一樓服務檯");
        lines.add("elsewhere.en=the desk on the ground floor");
        lines.add("screen.port=" + screenPort);
        Files.createDirectories(data);
        Files.write(file, lines);
    }
}
