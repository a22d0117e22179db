package org.carrel.fleet.premises;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A built checkout, and the commands that start its programs as they are shipped: from their jars, with the heaps and the collector of
 * a small machine.
 *
 * @param root of the checkout, where the modules' {@code target} folders are
 */
public record Installation(Path root) {
    public static final List<String> HUB_FLAGS = List.of("-XX:+UseSerialGC", "-Xmx256m");
    public static final List<String> SHELF_FLAGS = List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m");

    private static final String VERSION = "1.0-SNAPSHOT";

    /** @param extra options for the Java machine, after its flags */
    public JavaCommand hub(Path settings, Path folder, List<String> extra) {
        return new JavaCommand(
                joined(HUB_FLAGS, extra),
                List.of(jar("hub", "hub"), root.resolve("hub/target/lib") + "/*"),
                "org.carrel.hub.Main",
                List.of("--config", settings.toString()),
                folder);
    }

    /** The pickup shelf's agent, with the simulated pins on its class path. */
    public JavaCommand shelf(Path settings, Path folder, List<String> extra) {
        return new JavaCommand(
                joined(SHELF_FLAGS, extra),
                List.of(
                        jar("shelf-agent", "shelf-agent"),
                        root.resolve("shelf-agent/target/lib") + "/*",
                        jar("hardware-sim", "hardware-sim")),
                "org.carrel.shelf.Main",
                List.of(settings.toString()),
                folder);
    }

    private String jar(String module, String artifact) {
        return root.resolve(module + "/target/carrel-" + artifact + "-" + VERSION + ".jar")
                .toString();
    }

    private static List<String> joined(List<String> flags, List<String> extra) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(extra);
        return all;
    }
}
