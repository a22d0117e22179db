package org.carrel.fleet.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.carrel.sim.link.LiveFurniture;
import org.carrel.sim.world.FurniturePlan;

/** What the settings files of all devices of the demo have in common. */
final class DeviceFile {
    private DeviceFile() {}

    static List<String> lines(String site, FurniturePlan plan, LiveFurniture plugs, Path data, DeviceEntry entry) {
        List<String> lines = new ArrayList<>();
        lines.add("site=" + site);
        lines.add("device=" + plan.id());
        lines.add("data=" + data);
        lines.addAll(entry.lines());
        lines.add("reader.line=serial:" + plugs.reader());
        lines.add("card.1.line=serial:" + plugs.cards());
        lines.add("card.1.kind=uid-hex");
        lines.add("card.2.line=serial:" + plugs.scanner());
        lines.add("card.2.kind=barcode");
        return lines;
    }
}
