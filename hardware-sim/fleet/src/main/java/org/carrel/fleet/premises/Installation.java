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
    /** A program without memory would live on and do nothing; ended, it is started again. */
    private static final String RATHER_END = "-XX:+ExitOnOutOfMemoryError";

    /** The broker's queues use {@code sun.misc.Unsafe}, and Java would say so at every start. */
    public static final List<String> HUB_FLAGS =
            List.of("-XX:+UseSerialGC", "-Xmx256m", RATHER_END, "--sun-misc-unsafe-memory-access=allow");

    public static final List<String> SHELF_FLAGS =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx64m", RATHER_END);

    private static final String VERSION = "1.0-SNAPSHOT";

    private static final int HUB_MB_MIN = 256;
    private static final int HUB_MB_ALONE = 192;
    private static final int DEVICES_A_MB = 4;

    /** The heap for a hub whose own broker has so many devices, as an option for its Java machine; docs/OPERATIONS.md has the rule. */
    public static String hubHeap(int devices) {
        return "-Xmx" + Math.max(HUB_MB_MIN, HUB_MB_ALONE + devices / DEVICES_A_MB) + "m";
    }

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

    /** The kiosk's agent. */
    public JavaCommand kiosk(Path settings, Path folder, List<String> extra) {
        return new JavaCommand(
                joined(SHELF_FLAGS, extra),
                List.of(jar("kiosk-ui", "kiosk-ui"), root.resolve("kiosk-ui/target/lib") + "/*"),
                "org.carrel.kiosk.Main",
                List.of(settings.toString()),
                folder);
    }

    private String jar(String module, String artifact) {
        return root.resolve(module + "/target/carrel-" + artifact + "-" + VERSION + ".jar")
                .toString();
    }

    /** Both, in this order. */
    public static List<String> joined(List<String> flags, List<String> extra) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(extra);
        return all;
    }
}
