package org.carrel.fleet.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.carrel.sim.link.LiveFurniture;
import org.carrel.sim.world.FurniturePlan;

/** Writes the settings file of a kiosk's agent as a technician would, from the furniture's drawing and its plugs. */
public final class KioskFile {
    private KioskFile() {}

    /** Parameters as of {@link ShelfFile#write}. */
    public static void write(
            Path file, String site, FurniturePlan plan, LiveFurniture plugs, Path data, DeviceEntry entry, int pagePort)
            throws IOException {
        List<String> lines = DeviceFile.lines(site, plan, plugs, data, entry);
        lines.add("reader.antenna=" + plan.compartments().getFirst().antenna());
        plugs.printer().ifPresent(printer -> lines.add("printer.line=serial:" + printer + ":115200"));
        lines.add("page.port=" + pagePort);
        Files.createDirectories(data);
        Files.write(file, lines);
    }
}
